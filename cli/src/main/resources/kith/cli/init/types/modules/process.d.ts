// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/process/terminal" {
  /** `process.stdout` and `process.stderr`: the standard streams of the host process. */
  import { EventEmitter } from "kith:internal/events";
  /** What is written while a call is under way goes out together with the next. */
  export class TerminalStream extends EventEmitter {
      #private;
      fd: number;
      writable: boolean;
      /** @type {true | undefined} the host does not say whether it is a terminal */
      isTTY: true | undefined;
      /**
       * @param {number} fd
       * @param {(bytes: Uint8Array) => Promise<void>} send
       */
      constructor(fd: number, send: (bytes: Uint8Array) => Promise<void>);
      /**
       * @param {string | ArrayBufferView} chunk
       * @param {BufferEncoding | ((error?: unknown) => void) | null} [encoding] of a string, `utf8` when absent
       * @param {(error?: unknown) => void} [callback] called when it is written
       * @returns {boolean} false when the writer should wait for `drain`
       */
      write(chunk: string | ArrayBufferView, encoding?: BufferEncoding | ((error?: unknown) => void) | null, callback?: (error?: unknown) => void): boolean;
      /**
       * Writes a last chunk. The stream stays open: it is the program's.
       *
       * @param {string | ArrayBufferView | (() => void)} [chunk]
       * @param {BufferEncoding | (() => void)} [encoding]
       * @param {() => void} [callback] called when it is written
       * @returns {this}
       */
      end(chunk?: string | ArrayBufferView | (() => void), encoding?: BufferEncoding | (() => void), callback?: () => void): this;
      /** @returns {Promise<void>} fulfilled when all is written that was given */
      flushed(): Promise<void>;
  }
  export {};
}

declare module "kith:internal/process/time" {
  /** `process.hrtime`. */
  /** @returns {bigint} nanoseconds since a moment in the past */
  function nanoseconds(): bigint;
  /**
   * @param {[number, number]} [time] what an earlier call returned
   * @returns {[number, number]} seconds and nanoseconds since then, or since a moment in the past
   */
  function elapsed(time?: [number, number]): [number, number];
  /** Seconds and nanoseconds since a moment in the past or since an earlier call; `hrtime.bigint()` in one number. */
  export const hrtime: typeof elapsed & {
      bigint: typeof nanoseconds;
  };
  export {};
  export {};
}

declare module "kith:internal/process/warning" {
  /** `process.emitWarning`. */
  export type WarningOptions = {
      type?: string | undefined;
      code?: string | undefined;
      detail?: string | undefined;
      ctor?: Function;
  };
  export type Warning = Error & {
      code?: string;
      detail?: string;
  };
  export type Wishes = {
      noDeprecation?: boolean;
      throwDeprecation?: boolean;
  };
  /** @typedef {{ type?: string | undefined, code?: string | undefined, detail?: string | undefined, ctor?: Function }} WarningOptions */
  /** @typedef {Error & { code?: string, detail?: string }} Warning */
  /** What is told of warnings by variables of `process`. @typedef {{ noDeprecation?: boolean, throwDeprecation?: boolean }} Wishes */
  /**
   * @param {string | Error} warning
   * @param {string | WarningOptions | Function | undefined} options
   * @param {string | Function | undefined} code
   * @returns {Warning} with its type as its name
   */
  export function warningOf(warning: string | Error, options: string | WarningOptions | Function | undefined, code: string | Function | undefined): Warning;
  /**
   * Writes a warning to the console and hands it on, unless nobody wants to hear of it.
   *
   * @param {Warning} warning
   * @param {Wishes} wishes
   * @param {(warning: Warning) => void} emit
   */
  export function warn(warning: Warning, wishes: Wishes, emit: (warning: Warning) => void): undefined;
  export {};
}

declare module "kith:internal/process" {
  /**
   * Node's `process`, as far as it makes sense for a page: what the app was started with, its standard
   * output, its end. `env` holds what the manifest says under `kith.env`, nothing of the real
   * environment.
   */
  import { TerminalStream } from "kith:internal/process/terminal";
  import { hrtime } from "kith:internal/process/time";
  /** The processor: `x64`, `arm64`, … */
  const arch: string;
  /** `linux`, `darwin`, `win32`, `android`, … */
  const platform: string;
  /** The number of the host's process. */
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
  /** What the manifest says under `kith.env`, and what is assigned, as strings. */
  const env: Record<string, string>;
  /** Standard output. */
  const stdout: TerminalStream;
  /** Standard error. */
  const stderr: TerminalStream;
  /** @returns {string} the folder from which relative paths are seen */
  function cwd(): string;
  /**
   * Not possible, as in a Worker of Node: the folder belongs to the whole app.
   *
   * @param {string} directory
   * @returns {never}
   */
  function chdir(directory: string): never;
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
   * Calls a function when the code that runs now has ended, before timers. What was asked for first is called
   * first, also among promises; in Node it comes before all promises.
   *
   * @param {(...args: any[]) => void} callback
   * @param {...any} args
   */
  function nextTick(callback: (...args: any[]) => void, ...args: any[]): void;
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
  /**
   * The permissions that new files do not get. As in a Worker of Node it cannot be changed.
   *
   * @param {number | string} [mask]
   * @returns {number}
   */
  function umask(mask?: number | string): number;
  /** @returns {number} of who runs the app; needs the permission `os` */
  function getuid(): number;
  /** @returns {number} of the group of who runs the app; needs the permission `os` */
  function getgid(): number;
  /**
   * Writes a warning to the console and emits `warning`.
   *
   * @param {string | Error} warning
   * @param {string | import("kith:internal/process/warning").WarningOptions | Function} [options] its type, or more of it
   * @param {string | Function} [code]
   */
  function emitWarning(warning: string | Error, options?: string | import("kith:internal/process/warning").WarningOptions | Function, code?: string | Function): void;
  const process: import("kith:internal/events/emitter").Emitter & {
      on: import("kith:internal/events/emitter").Emitter["addListener"];
      off: import("kith:internal/events/emitter").Emitter["removeListener"];
  } & import("kith:internal/process/warning").Wishes & {
      exitCode: ExitCode;
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
      hrtime: ((time?: [number, number]) => [number, number]) & {
          bigint: () => bigint;
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
  export type ExitCode = number | string | null | undefined;
  export default process;
  export { abort, arch, argv, argv0, chdir, config, cwd, emitWarning, env, execArgv, execPath, exit, features, getgid as getegid, getuid as geteuid, getgid, getuid, hrtime, memoryUsage, nextTick, pid, platform, release, stderr, stdout, title, umask, uptime, version, versions, };
  export {};
}
