/**
 * What `session.js` exports. The host makes that module anew for each request of it, so it is the
 * one module here that is not a file. A new page load has a new token; handles of the old one end.
 */

/** 128 random bits as 32 hexadecimal digits; says to the host which page load a call belongs to. */
export const token: string;

/** Where the bridge answers, without a slash at the end, for instance `kith://org.example.notes`. */
export const origin: string;

/** What does not change while the page lives. */
export const app: App;

export interface App {
  /** The `kith.id` of the manifest. */
  readonly id: string;
  readonly name: string;
  /** The `kith.version` of the manifest. */
  readonly version: string;
  /** The arguments after `--` of `kith run DIR -- …`. */
  readonly args: readonly string[];
  /** The `kith.env` of the manifest, as strings; nothing else of the real environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether `--debug` was given. */
  readonly debug: boolean;
  /** The manifest as it was read. */
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Node's `process.platform`: `linux`, `darwin`, `win32`, `android`, `ios`. */
  readonly platform: string;
  /** Node's `process.arch`: `x64`, `arm64`, … */
  readonly arch: string;
  /** The process id of the host. */
  readonly pid: number;
  /** The version of Kith. */
  readonly kith: string;
  /** The folder from which relative paths are seen, as an absolute path. */
  readonly cwd: string;
  /** The folders that permissions name with a `$`, as absolute paths; a missing one is absent. */
  readonly paths: {
    readonly resources: string;
    readonly data: string;
    readonly home: string;
    readonly temp: string;
    readonly documents?: string;
    readonly downloads?: string;
    readonly desktop?: string;
    readonly music?: string;
    readonly pictures?: string;
    readonly videos?: string;
  };
}
