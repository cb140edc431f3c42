// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/process/terminal" {
  /** `process.stdout` and `process.stderr`: the standard streams of the host process. */
  import { EventEmitter } from "kith:internal/events";
  /** What is written while a call is under way goes out together with the next. */
  export class TerminalStream extends EventEmitter {
      #private;
      fd: number;
      writable: boolean;
      isTTY: boolean;
      /**
       * @param {number} fd
       * @param {(bytes: Uint8Array) => Promise<void>} send
       */
      constructor(fd: number, send: (bytes: Uint8Array) => Promise<void>);
      /**
       * @param {string | ArrayBuffer | ArrayBufferView} chunk
       * @param {string | ((error?: unknown) => void)} [encoding] strings are written as UTF-8
       * @param {(error?: unknown) => void} [callback] called when it is written
       * @returns {boolean} false when the writer should wait for `drain`
       */
      write(chunk: string | ArrayBuffer | ArrayBufferView, encoding?: string | ((error?: unknown) => void), callback?: (error?: unknown) => void): boolean;
      /**
       * @param {string | ArrayBuffer | ArrayBufferView} [chunk]
       * @returns {this}
       */
      end(chunk?: string | ArrayBuffer | ArrayBufferView): this;
      /** @returns {Promise<void>} fulfilled when all is written that was given */
      flushed(): Promise<void>;
  }
  export {};
}

declare module "kith:internal/process" {
  /**
   * Node's `process`, as far as it makes sense for a page: what the app was started with, its standard
   * output, its end. `env` holds what the manifest says under `kith.env`, nothing of the real
   * environment.
   */
  import { TerminalStream } from "kith:internal/process/terminal";
  /**
   * Node's `process.arch`: `x64`, `arm64`, …
   */
  const arch: string;
  /**
   * Node's `process.platform`: `linux`, `darwin`, `win32`, `android`, `ios`.
   */
  const platform: string;
  /**
   * The process id of the host.
   */
  const pid: number;
  /** The `name` of the manifest. */
  const title: string;
  /** What the program was called by. */
  const argv0 = "kith";
  /** The program that runs the app, by its name: where it is would say more than an app needs. */
  const execPath = "kith";
  /** @type {string[]} options of the program itself; there are none */
  const execArgv: string[];
  /** The program, the app's folder, and what stood after `--`. */
  const argv: string[];
  /** The version of Node whose interfaces these are, with a `v`. */
  const version = "v22.0.0";
  /** The same without a `v`, and the version of Kith. */
  const versions: Readonly<{
      node: "22.0.0";
      kith: string;
  }>;
  /** As Node calls itself. */
  const release: Readonly<{
      name: "node";
      lts: false;
  }>;
  /** What there is: `inspector` with `--debug`. */
  const features: Readonly<{
      inspector: boolean;
      ipv6: true;
      tls: true;
      typescript: false;
  }>;
  /** How Node was compiled: of no meaning here, and empty. */
  const config: Readonly<{
      target_defaults: {};
      variables: {};
  }>;
  /** As in Node, whatever is assigned becomes a string. */
  const env: Record<string, string>;
  const stdout: TerminalStream;
  const stderr: TerminalStream;
  /** @returns {string} the folder from which relative paths are seen */
  function cwd(): string;
  /** Not possible: the folder belongs to the whole app. */
  function chdir(): void;
  /**
   * Ends the app when all is written that was given to `stdout` and `stderr`. Unlike in Node the code
   * behind the call goes on for a moment.
   *
   * @param {number | string | null} [code] `process.exitCode` when absent
   */
  function exit(code?: number | string | null): void;
  /** Ends the app as a failure, without waiting for anything. */
  function abort(): void;
  /**
   * Calls a function when the code that runs now has ended.
   *
   * @param {(...args: any[]) => void} callback called before anything else that waits
   * @param {...any} args
   */
  function nextTick(callback: (...args: any[]) => void, ...args: any[]): void;
  /** @returns {bigint} nanoseconds since a moment in the past */
  function nanoseconds(): bigint;
  /**
   * @param {[number, number]} [since] what an earlier call returned
   * @returns {[number, number]} seconds and nanoseconds
   */
  function elapsed(since?: [number, number]): [number, number];
  const hrtime: typeof elapsed & {
      bigint: typeof nanoseconds;
  };
  /** @returns {number} seconds since the app was started */
  function uptime(): number;
  /** Memory of the host process; the engine does not tell what the page itself uses. */
  function usage(): {
      rss: number;
      heapTotal: number;
      heapUsed: number;
      external: number;
      arrayBuffers: number;
  };
  /**
   * Memory of the host process; the engine does not tell what the page itself uses.
   */
  const memoryUsage: typeof usage & {
      rss: () => number;
  };
  /** @returns {number} the permissions that new files do not get; it cannot be changed */
  function umask(): number;
  /** @returns {number} needs the permission `os` */
  function getuid(): number;
  /** @returns {number} needs the permission `os` */
  function getgid(): number;
  /**
   * Writes a warning to the console and emits `warning`.
   *
   * @param {string | Error} warning
   * @param {string | { type?: string, code?: string, detail?: string }} [options]
   */
  function emitWarning(warning: string | Error, options?: string | {
      type?: string;
      code?: string;
      detail?: string;
  }): void;
  const process: import("kith:internal/events/emitter").Emitter & {
      on: import("kith:internal/events/emitter").Emitter["addListener"];
      off: import("kith:internal/events/emitter").Emitter["removeListener"];
  } & {
      abort: typeof abort;
      arch: string;
      argv: string[];
      argv0: string;
      chdir: typeof chdir;
      config: Readonly<{
          target_defaults: {};
          variables: {};
      }>;
      cwd: typeof cwd;
      emitWarning: typeof emitWarning;
      env: Record<string, string>;
      execArgv: string[];
      execPath: string;
      exit: typeof exit;
      /** @type {number | undefined} */
      exitCode: number | undefined;
      features: Readonly<{
          inspector: boolean;
          ipv6: true;
          tls: true;
          typescript: false;
      }>;
      getegid: typeof getgid;
      geteuid: typeof getuid;
      getgid: typeof getgid;
      getuid: typeof getuid;
      hrtime: typeof elapsed & {
          bigint: typeof nanoseconds;
      };
      memoryUsage: typeof usage & {
          rss: () => number;
      };
      nextTick: typeof nextTick;
      pid: number;
      platform: string;
      release: Readonly<{
          name: "node";
          lts: false;
      }>;
      stderr: TerminalStream;
      stdout: TerminalStream;
      title: string;
      umask: typeof umask;
      uptime: typeof uptime;
      version: string;
      versions: Readonly<{
          node: "22.0.0";
          kith: string;
      }>;
  };
  export default process;
  export { abort, arch, argv, argv0, chdir, config, cwd, emitWarning, env, execArgv, execPath, exit, features, getgid as getegid, getuid as geteuid, getgid, getuid, hrtime, memoryUsage, nextTick, pid, platform, release, stderr, stdout, title, umask, uptime, version, versions, };
  export {};
}
