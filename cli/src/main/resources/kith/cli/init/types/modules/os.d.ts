// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/os/constants" {
  /**
   * `os.constants` of Linux; numbers of signals, errors and priorities. As in Node nothing is inherited,
   * and only the signals are frozen.
   */
  export const constants: {
      UV_UDP_REUSEADDR: number;
      dlopen: {
          RTLD_LAZY: number;
          RTLD_NOW: number;
          RTLD_GLOBAL: number;
          RTLD_LOCAL: number;
          RTLD_DEEPBIND: number;
      };
      errno: {
          E2BIG: number;
          EACCES: number;
          EADDRINUSE: number;
          EADDRNOTAVAIL: number;
          EAFNOSUPPORT: number;
          EAGAIN: number;
          EALREADY: number;
          EBADF: number;
          EBADMSG: number;
          EBUSY: number;
          ECANCELED: number;
          ECHILD: number;
          ECONNABORTED: number;
          ECONNREFUSED: number;
          ECONNRESET: number;
          EDEADLK: number;
          EDESTADDRREQ: number;
          EDOM: number;
          EDQUOT: number;
          EEXIST: number;
          EFAULT: number;
          EFBIG: number;
          EHOSTUNREACH: number;
          EIDRM: number;
          EILSEQ: number;
          EINPROGRESS: number;
          EINTR: number;
          EINVAL: number;
          EIO: number;
          EISCONN: number;
          EISDIR: number;
          ELOOP: number;
          EMFILE: number;
          EMLINK: number;
          EMSGSIZE: number;
          EMULTIHOP: number;
          ENAMETOOLONG: number;
          ENETDOWN: number;
          ENETRESET: number;
          ENETUNREACH: number;
          ENFILE: number;
          ENOBUFS: number;
          ENODATA: number;
          ENODEV: number;
          ENOENT: number;
          ENOEXEC: number;
          ENOLCK: number;
          ENOLINK: number;
          ENOMEM: number;
          ENOMSG: number;
          ENOPROTOOPT: number;
          ENOSPC: number;
          ENOSR: number;
          ENOSTR: number;
          ENOSYS: number;
          ENOTCONN: number;
          ENOTDIR: number;
          ENOTEMPTY: number;
          ENOTSOCK: number;
          ENOTSUP: number;
          ENOTTY: number;
          ENXIO: number;
          EOPNOTSUPP: number;
          EOVERFLOW: number;
          EPERM: number;
          EPIPE: number;
          EPROTO: number;
          EPROTONOSUPPORT: number;
          EPROTOTYPE: number;
          ERANGE: number;
          EROFS: number;
          ESPIPE: number;
          ESRCH: number;
          ESTALE: number;
          ETIME: number;
          ETIMEDOUT: number;
          ETXTBSY: number;
          EWOULDBLOCK: number;
          EXDEV: number;
      };
      signals: Readonly<{
          SIGHUP: number;
          SIGINT: number;
          SIGQUIT: number;
          SIGILL: number;
          SIGTRAP: number;
          SIGABRT: number;
          SIGIOT: number;
          SIGBUS: number;
          SIGFPE: number;
          SIGKILL: number;
          SIGUSR1: number;
          SIGSEGV: number;
          SIGUSR2: number;
          SIGPIPE: number;
          SIGALRM: number;
          SIGTERM: number;
          SIGCHLD: number;
          SIGSTKFLT: number;
          SIGCONT: number;
          SIGSTOP: number;
          SIGTSTP: number;
          SIGTTIN: number;
          SIGTTOU: number;
          SIGURG: number;
          SIGXCPU: number;
          SIGXFSZ: number;
          SIGVTALRM: number;
          SIGPROF: number;
          SIGWINCH: number;
          SIGIO: number;
          SIGPOLL: number;
          SIGPWR: number;
          SIGSYS: number;
      }>;
      priority: {
          PRIORITY_LOW: number;
          PRIORITY_BELOW_NORMAL: number;
          PRIORITY_NORMAL: number;
          PRIORITY_ABOVE_NORMAL: number;
          PRIORITY_HIGH: number;
          PRIORITY_HIGHEST: number;
      };
  };
  export {};
}

declare module "kith:internal/os" {
  /**
   * Node's `os`. The machine's name, user and addresses need the permission `os`. Each function asks
   * the host and blocks for about half a millisecond, unless it says something that cannot change.
   */
  import { constants } from "kith:internal/os/constants";
  export type SystemInfo = import("kith:internal/routes/os").SystemInfo;
  /** @typedef {import("kith:internal/routes/os").SystemInfo} SystemInfo */
  /** What ends a line of text on this system. */
  const EOL = "\n";
  /** The file that is always empty and takes whatever is written. */
  const devNull = "/dev/null";
  /** @returns {string} the processor: `x64`, `arm64`, … */
  function arch(): string;
  /** @returns {string} `linux`, `darwin`, `win32`, `android`, … */
  function platform(): string;
  /** @returns {number} how many threads run at once */
  function availableParallelism(): number;
  /** @returns {"LE" | "BE"} whether numbers begin with their low byte or their high one */
  function endianness(): "LE" | "BE";
  /** @returns {string} the system's word for the processor, for instance `x86_64` */
  function machine(): string;
  /** @returns {string} of the kernel */
  function release(): string;
  /** @returns {string} the kernel's name, for instance `Linux` */
  function type(): string;
  /** @returns {string} of the kernel, in its own words */
  function version(): string;
  /** @returns {string} needs the permission `os` */
  function hostname(): string;
  /** @returns {string} needs the permission `os` or any for files */
  function homedir(): string;
  /** @returns {string} the folder for temporary files, without a slash at its end */
  function tmpdir(): string;
  /** @returns {number} bytes that programs could still get */
  function freemem(): number;
  /** @returns {number} bytes of the machine */
  function totalmem(): number;
  /** @returns {number[]} how many programs wanted to run, on average over 1, 5 and 15 minutes */
  function loadavg(): number[];
  /** @returns {number} seconds since the machine was started */
  function uptime(): number;
  export type CpuInfo = {
      model: string;
      /**
       * in MHz
       */
      speed: number;
      /**
       * in ms
       */
      times: {
          user: number;
          nice: number;
          sys: number;
          idle: number;
          irq: number;
      };
  };
  /**
   * @typedef {object} CpuInfo
   * @property {string} model
   * @property {number} speed in MHz
   * @property {{ user: number, nice: number, sys: number, idle: number, irq: number }} times in ms
   */
  /** @returns {CpuInfo[]} one for each logical processor */
  function cpus(): CpuInfo[];
  export type Interface = {
      address: string;
      netmask: string;
      family: string;
      mac: string;
      internal: boolean;
      cidr: string;
      scopeid?: number;
  };
  /**
   * @typedef {object} Interface
   * @property {string} address
   * @property {string} netmask
   * @property {string} family
   * @property {string} mac
   * @property {boolean} internal
   * @property {string} cidr
   * @property {number} [scopeid]
   */
  /** @returns {Record<string, Interface[]>} by the interface's name; needs the permission `os` */
  function networkInterfaces(): Record<string, Interface[]>;
  /**
   * Who runs the app; needs the permission `os`.
   *
   * @param {{ encoding?: string }} [options] `buffer` for Buffers instead of strings
   */
  function userInfo(options?: {
      encoding?: string;
  }): {
      uid: number;
      gid: number;
      username: string | import("kith:internal/buffer/shape").Buffer | null;
      homedir: string | import("kith:internal/buffer/shape").Buffer | null;
      shell: string | import("kith:internal/buffer/shape").Buffer | null;
  };
  /**
   * How much time the scheduler gives a process; needs the permission `os`.
   *
   * @param {number} [pid] 0: the app's host
   * @returns {number} from -20, which gets the most, to 19
   */
  function getPriority(pid?: number): number;
  /**
   * Asks for less or more time of the scheduler for the app's host, with all its threads; needs the
   * permission `os`. Another process is refused with `EPERM`, and usually it is `EACCES` to ask for more.
   *
   * @param {number} pid 0 or `process.pid`; may be left out
   * @param {number} [priority] from -20, which gets the most, to 19; see `os.constants.priority`
   */
  function setPriority(pid: number, priority?: number): void;
  const _default: {
      EOL: string;
      arch: typeof arch;
      availableParallelism: typeof availableParallelism;
      constants: {
          UV_UDP_REUSEADDR: number;
          dlopen: {
              RTLD_LAZY: number;
              RTLD_NOW: number;
              RTLD_GLOBAL: number;
              RTLD_LOCAL: number;
              RTLD_DEEPBIND: number;
          };
          errno: {
              E2BIG: number;
              EACCES: number;
              EADDRINUSE: number;
              EADDRNOTAVAIL: number;
              EAFNOSUPPORT: number;
              EAGAIN: number;
              EALREADY: number;
              EBADF: number;
              EBADMSG: number;
              EBUSY: number;
              ECANCELED: number;
              ECHILD: number;
              ECONNABORTED: number;
              ECONNREFUSED: number;
              ECONNRESET: number;
              EDEADLK: number;
              EDESTADDRREQ: number;
              EDOM: number;
              EDQUOT: number;
              EEXIST: number;
              EFAULT: number;
              EFBIG: number;
              EHOSTUNREACH: number;
              EIDRM: number;
              EILSEQ: number;
              EINPROGRESS: number;
              EINTR: number;
              EINVAL: number;
              EIO: number;
              EISCONN: number;
              EISDIR: number;
              ELOOP: number;
              EMFILE: number;
              EMLINK: number;
              EMSGSIZE: number;
              EMULTIHOP: number;
              ENAMETOOLONG: number;
              ENETDOWN: number;
              ENETRESET: number;
              ENETUNREACH: number;
              ENFILE: number;
              ENOBUFS: number;
              ENODATA: number;
              ENODEV: number;
              ENOENT: number;
              ENOEXEC: number;
              ENOLCK: number;
              ENOLINK: number;
              ENOMEM: number;
              ENOMSG: number;
              ENOPROTOOPT: number;
              ENOSPC: number;
              ENOSR: number;
              ENOSTR: number;
              ENOSYS: number;
              ENOTCONN: number;
              ENOTDIR: number;
              ENOTEMPTY: number;
              ENOTSOCK: number;
              ENOTSUP: number;
              ENOTTY: number;
              ENXIO: number;
              EOPNOTSUPP: number;
              EOVERFLOW: number;
              EPERM: number;
              EPIPE: number;
              EPROTO: number;
              EPROTONOSUPPORT: number;
              EPROTOTYPE: number;
              ERANGE: number;
              EROFS: number;
              ESPIPE: number;
              ESRCH: number;
              ESTALE: number;
              ETIME: number;
              ETIMEDOUT: number;
              ETXTBSY: number;
              EWOULDBLOCK: number;
              EXDEV: number;
          };
          signals: Readonly<{
              SIGHUP: number;
              SIGINT: number;
              SIGQUIT: number;
              SIGILL: number;
              SIGTRAP: number;
              SIGABRT: number;
              SIGIOT: number;
              SIGBUS: number;
              SIGFPE: number;
              SIGKILL: number;
              SIGUSR1: number;
              SIGSEGV: number;
              SIGUSR2: number;
              SIGPIPE: number;
              SIGALRM: number;
              SIGTERM: number;
              SIGCHLD: number;
              SIGSTKFLT: number;
              SIGCONT: number;
              SIGSTOP: number;
              SIGTSTP: number;
              SIGTTIN: number;
              SIGTTOU: number;
              SIGURG: number;
              SIGXCPU: number;
              SIGXFSZ: number;
              SIGVTALRM: number;
              SIGPROF: number;
              SIGWINCH: number;
              SIGIO: number;
              SIGPOLL: number;
              SIGPWR: number;
              SIGSYS: number;
          }>;
          priority: {
              PRIORITY_LOW: number;
              PRIORITY_BELOW_NORMAL: number;
              PRIORITY_NORMAL: number;
              PRIORITY_ABOVE_NORMAL: number;
              PRIORITY_HIGH: number;
              PRIORITY_HIGHEST: number;
          };
      };
      cpus: typeof cpus;
      devNull: string;
      endianness: typeof endianness;
      freemem: typeof freemem;
      getPriority: typeof getPriority;
      homedir: typeof homedir;
      hostname: typeof hostname;
      loadavg: typeof loadavg;
      machine: typeof machine;
      networkInterfaces: typeof networkInterfaces;
      platform: typeof platform;
      release: typeof release;
      setPriority: typeof setPriority;
      tmpdir: typeof tmpdir;
      totalmem: typeof totalmem;
      type: typeof type;
      uptime: typeof uptime;
      userInfo: typeof userInfo;
      version: typeof version;
  };
  export default _default;
  export { EOL, arch, availableParallelism, constants, cpus, devNull, endianness, freemem, getPriority, homedir, hostname, loadavg, machine, networkInterfaces, platform, release, setPriority, tmpdir, totalmem, type, uptime, userInfo, version, };
  export {};
}
