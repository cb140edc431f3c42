// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/net/socketaddress" {
  /** Node's `net.SocketAddress`: an address, its family and a port, that never change. */
  export type Family = "ipv4" | "ipv6";
  export type SocketAddressInit = {
      /**
       * `127.0.0.1` or `::` by default
       */
      address?: string;
      family?: Family;
      /**
       * of IPv6
       */
      flowlabel?: number;
      port?: number;
  };
  /** An address with a port. */
  export class SocketAddress {
      #private;
      /**
       * @param {unknown} value
       * @returns {value is SocketAddress}
       */
      static isSocketAddress(value: unknown): value is SocketAddress;
      /**
       * @param {string} input an address, perhaps with a port
       * @returns {SocketAddress | undefined} nothing if the text is neither
       */
      static parse(input: string): SocketAddress | undefined;
      /** @param {SocketAddressInit} [options] */
      constructor(options?: SocketAddressInit);
      /** The address as text. */
      get address(): string;
      /** The family of the address. */
      get family(): Family;
      /** The flow label of IPv6. */
      get flowlabel(): number;
      /** The port. */
      get port(): number;
      /** The same as a plain object. */
      toJSON(): {
          address: string;
          port: number;
          family: Family;
          flowlabel: number;
      };
  }
  /**
   * What `BlockList` compares: an IPv4 address, also one in IPv6, by its 4 bytes.
   *
   * @param {SocketAddress} of
   * @returns {Uint8Array}
   */
  export function comparedBytes(of: SocketAddress): Uint8Array;
  export {};
}

declare module "kith:internal/net/blocklist" {
  /** Node's `net.BlockList`: addresses, ranges and subnets, and whether an address is in one. */
  import { SocketAddress } from "kith:internal/net/socketaddress";
  export type Family = import("kith:internal/net/socketaddress").Family;
  export type Rule = {
      text: string;
      covers: (bytes: Uint8Array) => boolean;
  };
  /** Addresses that are to be refused. */
  export class BlockList {
      #private;
      /**
       * @param {unknown} value
       * @returns {value is BlockList}
       */
      static isBlockList(value: unknown): value is BlockList;
      /**
       * Adds one address.
       *
       * @param {string | SocketAddress} address
       * @param {Family} [family]
       */
      addAddress(address: string | SocketAddress, family?: Family): void;
      /**
       * Adds all addresses from one to another.
       *
       * @param {string | SocketAddress} start
       * @param {string | SocketAddress} end
       * @param {Family} [family]
       */
      addRange(start: string | SocketAddress, end: string | SocketAddress, family?: Family): void;
      /**
       * Adds all addresses that begin with the same bits.
       *
       * @param {string | SocketAddress} net
       * @param {number} prefix how many bits are the same
       * @param {Family} [family]
       */
      addSubnet(net: string | SocketAddress, prefix: number, family?: Family): void;
      /**
       * @param {string | SocketAddress} address
       * @param {Family} [family]
       * @returns {boolean} whether a rule covers it; false for what is no address
       */
      check(address: string | SocketAddress, family?: Family): boolean;
      /** The rules as text, the newest first. */
      get rules(): string[];
      /** The rules as text. */
      toJSON(): string[];
      /**
       * Adds rules that {@link toJSON} gave, also as JSON text.
       *
       * @param {string | readonly string[]} data
       */
      fromJSON(data: string | readonly string[]): void;
  }
  export {};
}

declare module "kith:internal/net/lookup" {
  /** From names to addresses, for sockets that bring no `lookup` of their own. */
  export { lookup } from "kith:internal/dns";
  export type Found = {
      address: string;
      family: number;
  };
  export type LookupCallback = (error: Error | null, address?: any, family?: number) => void;
  export type LookupOptions = {
      family?: number;
      hints?: number;
      all?: boolean;
  };
  export type Lookup = (hostname: string, options: LookupOptions | number, callback: LookupCallback) => void;
  /** @typedef {{ address: string, family: number }} Found */
  /** @typedef {(error: Error | null, address?: any, family?: number) => void} LookupCallback */
  /** @typedef {{ family?: number, hints?: number, all?: boolean }} LookupOptions */
  /** @typedef {(hostname: string, options: LookupOptions | number, callback: LookupCallback) => void} Lookup */
  export {};
}

declare module "kith:internal/net/addresses" {
  /** Addresses as text and as bytes: what `net.isIP` takes, and nothing else. */
  /**
   * @param {string} text perhaps with a zone after `%`
   * @returns {Uint8Array | undefined} 4 or 16 bytes
   */
  export function bytesOf(text: string): Uint8Array | undefined;
  /**
   * @param {unknown} input
   * @returns {0 | 4 | 6} the version of an address, 0 for anything else
   */
  export function isIP(input: unknown): 0 | 4 | 6;
  /**
   * @param {unknown} input
   * @returns {boolean} whether it is four decimal numbers
   */
  export function isIPv4(input: unknown): boolean;
  /**
   * @param {unknown} input
   * @returns {boolean} whether it is an IPv6 address, perhaps with a zone
   */
  export function isIPv6(input: unknown): boolean;
  /**
   * @param {Uint8Array} bytes 4 or 16
   * @returns {string} as RFC 5952 writes it; IPv4 in IPv6 with dots, as the system does
   */
  export function textOf(bytes: Uint8Array): string;
  export {};
}

declare module "kith:internal/net/families" {
  /** How connections choose between IPv4 and IPv6, for all that do not say it themselves. */
  /** Whether both families are tried. */
  export function getDefaultAutoSelectFamily(): boolean;
  /**
   * Chooses for all connections whether both families are tried.
   *
   * @param {boolean} value whether both families are tried
   * @returns {void}
   */
  export function setDefaultAutoSelectFamily(value: boolean): void;
  /** Milliseconds until the next address is tried. */
  export function getDefaultAutoSelectFamilyAttemptTimeout(): number;
  /**
   * Chooses for all connections how long an attempt may take.
   *
   * @param {number} value milliseconds until the next address is tried; 10 at least
   * @returns {void}
   */
  export function setDefaultAutoSelectFamilyAttemptTimeout(value: number): void;
  /**
   * @param {unknown} value
   * @param {string} name
   * @returns {number} milliseconds
   */
  export function attemptTimeout(value: unknown, name: string): number;
  export {};
}

declare module "kith:internal/net/transfer" {
  /** The bytes of one connection over the bridge, both ways, with back-pressure. */
  export type Receiver = {
      /**
       * false to be asked for more by {@link Transfer#resume}
       */
      onData: (bytes: Uint8Array) => boolean;
      onEnd: () => void;
      onError: (error: any) => void;
  };
  /**
   * @typedef {object} Receiver
   * @property {(bytes: Uint8Array) => boolean} onData false to be asked for more by {@link Transfer#resume}
   * @property {() => void} onEnd
   * @property {(error: any) => void} onError
   */
  /** What a handle of the host carries. */
  export class Transfer {
      #private;
      /**
       * @param {number} handle
       * @param {(error: any) => void} [onFailure] hears what went wrong with bytes that were taken before
       */
      constructor(handle: number, onFailure?: (error: any) => void);
      /** The handle, for what the host does with it besides. */
      get handle(): number;
      /**
       * Begins to read, or goes on after {@link Receiver.onData} said false.
       *
       * @param {Receiver} receiver
       */
      resume(receiver: Receiver): void;
      /**
       * Sends bytes after those before. What is written while a call is under way goes with the next, in pieces
       * of a good size.
       *
       * @param {Uint8Array[]} chunks
       * @returns {Promise<void>} when the system has taken all; of bulk, when there is room for more
       */
      write(chunks: Uint8Array[]): Promise<void>;
      /** Ends the sending side, when all is sent. */
      shutdown(): Promise<void>;
      /**
       * @param {"no-delay" | "keep-alive"} name
       * @param {number} value
       */
      option(name: "no-delay" | "keep-alive", value: number): void;
      /**
       * @param {boolean} reset
       * @returns {Promise<void>}
       */
      close(reset: boolean): Promise<void>;
  }
  export {};
}

declare module "kith:internal/net/arguments" {
  /** Arguments of sockets and servers, in the forms that Node takes. */
  export type SocketOptions = {
      /**
       * whether it may send after the other end has ended
       */
      allowHalfOpen?: boolean;
      noDelay?: boolean;
      keepAlive?: boolean;
      /**
       * milliseconds
       */
      keepAliveInitialDelay?: number;
      /**
       * bytes
       */
      highWaterMark?: number;
      /**
       * destroys it
       */
      signal?: AbortSignal;
      /**
       * takes what arrives in a buffer of its own
       */
      onread?: OnRead;
      /**
       * where it does not connect to
       */
      blockList?: import("kith:internal/net/blocklist").BlockList;
  };
  export type OnRead = {
      buffer: Uint8Array | (() => Uint8Array);
      /**
       * false to pause
       */
      callback: (bytesRead: number, buffer: Uint8Array) => boolean | void;
  };
  export type ConnectTarget = {
      port?: number;
      host?: string;
      /**
       * of a Unix domain socket
       */
      path?: string;
      localAddress?: string;
      localPort?: number;
      family?: 0 | 4 | 6 | "IPv4" | "IPv6";
      hints?: number;
      /**
       * instead of `dns.lookup`
       */
      lookup?: import("kith:internal/net/lookup").Lookup;
      autoSelectFamily?: boolean;
      /**
       * milliseconds
       */
      autoSelectFamilyAttemptTimeout?: number;
      /**
       * milliseconds
       */
      timeout?: number;
  };
  export type ConnectOptions = SocketOptions & ConnectTarget;
  export type AnyOptions = ConnectOptions & {
      handle?: any;
      fd?: number;
      objectMode?: unknown;
      readable?: boolean;
      writable?: boolean;
  };
  /**
   * The arguments of `connect` and `listen` as options and a callback.
   *
   * @param {any[]} args
   * @returns {[AnyOptions & Record<string, any>, ((...args: any[]) => void) | undefined]}
   */
  export function normalizeArgs(args: any[]): [AnyOptions & Record<string, any>, ((...args: any[]) => void) | undefined];
  /** @param {AnyOptions} options */
  export function checkSocketOptions(options: AnyOptions): void;
  export type Target = {
      host: string;
      port: number;
      family: 0 | 4 | 6;
      localAddress: string | null;
      localPort: number;
      hints: number;
      lookup: import("kith:internal/net/lookup").Lookup | undefined;
      /**
       * whether both families are tried
       */
      both: boolean;
      attemptMs: number;
  };
  /**
   * @typedef {object} Target
   * @property {string} host
   * @property {number} port
   * @property {0 | 4 | 6} family
   * @property {string | null} localAddress
   * @property {number} localPort
   * @property {number} hints
   * @property {import("kith:internal/net/lookup").Lookup | undefined} lookup
   * @property {boolean} both whether both families are tried
   * @property {number} attemptMs
   */
  /**
   * Where to connect to, checked.
   *
   * @param {AnyOptions} options
   * @returns {Target}
   */
  export function targetOf(options: AnyOptions): Target;
  /** @param {AnyOptions} options */
  export function requireTarget(options: AnyOptions): void;
  export type Listening = {
      path?: string;
      host?: string;
      port: number;
      backlog: number;
      ipv6Only: boolean;
      reusePort: boolean;
      readableAll: boolean;
      writableAll: boolean;
  };
  /**
   * Where to listen, checked.
   *
   * @param {any[]} args of `listen`
   * @param {Record<string, any>} options what they are
   * @returns {Listening}
   */
  export function listeningOf(args: any[], options: Record<string, any>): Listening;
  export {};
}

declare module "kith:internal/net/attempts" {
  /** One connection after another until one is made (RFC 8305, in the way of Node). */
  export type Connected = {
      handle: number;
      localAddress: string;
      localPort: number;
      remoteAddress: string;
      remotePort: number;
  };
  export type Found = {
      address: string;
      family: number;
  };
  /** @typedef {{ handle: number, localAddress: string, localPort: number, remoteAddress: string, remotePort: number }} Connected */
  /** @typedef {{ address: string, family: number }} Found */
  /**
   * Both families by turns, the first as the first address has it.
   *
   * @param {Found[]} found
   * @returns {Found[]}
   */
  export function byTurns(found: Found[]): Found[];
  /**
   * Tries the addresses one after another.
   *
   * @param {Found[]} addresses
   * @param {import("kith:internal/net/arguments").Target} target
   * @param {AbortSignal} signal gives up
   * @param {(event: string, ...args: any[]) => void} tell
   * @returns {Promise<Connected>}
   */
  export function connectToOne(addresses: Found[], target: import("kith:internal/net/arguments").Target, signal: AbortSignal, tell: (event: string, ...args: any[]) => void): Promise<Connected>;
  export {};
}

declare module "kith:internal/net/socket" {
  /** `net.Socket`: one connection as a stream. */
  import { Duplex } from "kith:internal/stream";
  import { Transfer } from "kith:internal/net/transfer";
  export type AnyOptions = import("kith:internal/net/arguments").AnyOptions;
  export type Connected = import("kith:internal/net/attempts").Connected;
  /** @typedef {import("kith:internal/net/arguments").AnyOptions} AnyOptions */
  /** @typedef {import("kith:internal/net/attempts").Connected} Connected */
  /** Takes over a connection that is made; for servers and for what is above TCP. */
  export const attach: unique symbol;
  /** The {@link Transfer} of a connected socket; for what is above TCP. */
  export const transferOf: unique symbol;
  /**
   * Emits `connect`, `ready`, `data`, `end`, `timeout`, `drain`, `error`, `close`, and while it connects
   * `lookup`, `connectionAttempt`, `connectionAttemptFailed` and `connectionAttemptTimeout`.
   */
  export class Socket extends Duplex {
      #private;
      /** Whether it is on its way to be connected. */
      connecting: boolean;
      /** The addresses that were tried. @type {string[] | undefined} */
      autoSelectFamilyAttemptedAddresses: string[] | undefined;
      /** The server it belongs to. @type {any} */
      server: any;
      /** The server that counts it; `server` may be taken by one above, as that of HTTP. @type {any} */
      _server: any;
      /** @param {AnyOptions} [options] */
      constructor(options?: AnyOptions);
      /**
       * Connects: `connect(options)`, `connect(port, host)` or `connect(path)`, each with a listener of
       * `connect`.
       *
       * @param {...any} args
       * @returns {this}
       */
      connect(...args: any[]): this;
      /**
       * Takes over a connection that is made.
       *
       * @param {Connected} connected
       * @param {string} [path] of the Unix domain socket it came through
       */
      [attach](connected: Connected, path?: string): void;
      /** What is above TCP takes the bytes from here. */
      get [transferOf](): Transfer | undefined;
      /** @override @returns {void} */
      _read(): void;
      /**
       * @override
       * @param {any} chunk
       * @param {BufferEncoding} _encoding
       * @param {(error?: Error | null) => void} callback
       */
      _write(chunk: any, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void;
      /**
       * @override
       * @param {{ chunk: any, encoding: BufferEncoding }[]} chunks
       * @param {(error?: Error | null) => void} callback
       */
      _writev(chunks: {
          chunk: any;
          encoding: BufferEncoding;
      }[], callback: (error?: Error | null) => void): void;
      /**
       * @override
       * @param {(error?: Error | null) => void} callback
       */
      _final(callback: (error?: Error | null) => void): void;
      /**
       * @override
       * @param {Error | null} error
       * @param {(error?: Error | null) => void} callback
       */
      _destroy(error: Error | null, callback: (error?: Error | null) => void): void;
      /** Ends it when all that was written is sent. */
      destroySoon(): void;
      /**
       * Closes it with a reset, so that the other end gets an error.
       *
       * @returns {this}
       */
      resetAndDestroy(): this;
      /**
       * Emits `timeout` when nothing was sent or received for so long.
       *
       * @param {number} msecs 0 for never
       * @param {() => void} [callback] listens once to `timeout`
       * @returns {this}
       */
      setTimeout(msecs: number, callback?: () => void): this;
      /** Milliseconds after which it emits `timeout`. @type {number | undefined} */
      timeout: number | undefined;
      /**
       * Sends small pieces at once, or joins them.
       *
       * @param {boolean} [noDelay] whether small pieces are sent at once
       * @returns {this}
       */
      setNoDelay(noDelay?: boolean): this;
      /**
       * Asks the other end for signs of life while there is no traffic.
       *
       * @param {boolean} [enable] whether the other end is asked for signs of life
       * @param {number} [initialDelay] milliseconds without a sign, before the first question
       * @returns {this}
       */
      setKeepAlive(enable?: boolean, initialDelay?: number): this;
      /** Its end on this machine. @returns {{ address?: string, family?: string, port?: number }} */
      address(): {
          address?: string;
          family?: string;
          port?: number;
      };
      /** Bytes that arrived. */
      get bytesRead(): number;
      /** Bytes that were written, also those on their way. */
      get bytesWritten(): number;
      /** Bytes that wait to be sent. */
      get bufferSize(): number | undefined;
      /** The address of the other end. */
      get remoteAddress(): string | undefined;
      /** The family of the other end's address. */
      get remoteFamily(): "IPv4" | "IPv6" | undefined;
      /** The port of the other end. */
      get remotePort(): number | undefined;
      /** Its address on this machine. */
      get localAddress(): string | undefined;
      /** The family of its address. */
      get localFamily(): "IPv4" | "IPv6" | undefined;
      /** Its port on this machine. */
      get localPort(): number | undefined;
      /** Whether it is not connected yet. */
      get pending(): boolean;
      /** In which directions it is open. */
      get readyState(): "closed" | "open" | "opening" | "readOnly" | "writeOnly";
      /** Without meaning here: a window stays open anyway. @returns {this} */
      ref(): this;
      /** Without meaning here: a window stays open anyway. @returns {this} */
      unref(): this;
      /**
       * Goes on reading.
       *
       * @override
       * @returns {this}
       */
      resume(): this;
  }
  /** A server's method that hears of the end of its sockets. */
  export const ended: unique symbol;
  export {};
}

declare module "kith:internal/net/server" {
  /** `net.Server`: takes connections. */
  import { EventEmitter } from "kith:internal/events";
  import { Socket, ended } from "kith:internal/net/socket";
  export type Connected = import("kith:internal/net/attempts").Connected;
  export type Listening = import("kith:internal/net/arguments").Listening;
  export type ServerOptions = {
      /**
       * whether sockets may send after the other end has ended
       */
      allowHalfOpen?: boolean;
      /**
       * whether sockets begin paused
       */
      pauseOnConnect?: boolean;
      noDelay?: boolean;
      keepAlive?: boolean;
      /**
       * milliseconds
       */
      keepAliveInitialDelay?: number;
      /**
       * bytes
       */
      highWaterMark?: number;
      /**
       * from where it takes no connection
       */
      blockList?: import("kith:internal/net/blocklist").BlockList;
  };
  /** @typedef {import("kith:internal/net/attempts").Connected} Connected */
  /** @typedef {import("kith:internal/net/arguments").Listening} Listening */
  /**
   * @typedef {object} ServerOptions
   * @property {boolean} [allowHalfOpen] whether sockets may send after the other end has ended
   * @property {boolean} [pauseOnConnect] whether sockets begin paused
   * @property {boolean} [noDelay]
   * @property {boolean} [keepAlive]
   * @property {number} [keepAliveInitialDelay] milliseconds
   * @property {number} [highWaterMark] bytes
   * @property {import("kith:internal/net/blocklist").BlockList} [blockList] from where it takes no connection
   */
  /** Emits `listening`, `connection` (socket), `drop`, `error` and `close`. */
  export class Server extends EventEmitter {
      #private;
      /** How many connections it takes at once; beyond it emits `drop`. @type {number | undefined} */
      maxConnections: number | undefined;
      /** Whether its sockets may send after the other end has ended. */
      allowHalfOpen: boolean;
      /** Whether its sockets begin paused. */
      pauseOnConnect: boolean;
      /** Whether its sockets send small pieces at once. */
      noDelay: boolean;
      /** Whether its sockets ask the other end for signs of life. */
      keepAlive: boolean;
      /** Milliseconds without a sign, before the first question. */
      keepAliveInitialDelay: number;
      /** Bytes that its sockets hold. @type {number | undefined} */
      highWaterMark: number | undefined;
      /** From where it takes no connection. @type {import("kith:internal/net/blocklist").BlockList | undefined} */
      blockList: import("kith:internal/net/blocklist").BlockList | undefined;
      /**
       * @param {ServerOptions | ((socket: Socket) => void)} [options]
       * @param {(socket: Socket) => void} [connectionListener] listens to `connection`
       */
      constructor(options?: ServerOptions | ((socket: Socket) => void), connectionListener?: (socket: Socket) => void);
      /**
       * Begins to listen: `listen(port, host, backlog)`, `listen(path, backlog)` or `listen(options)`,
       * each with a listener of `listening`.
       *
       * @param {...any} args
       * @returns {this}
       */
      listen(...args: any[]): this;
      /** A socket of it has ended. */
      [ended](): void;
      /** Whether it takes connections. */
      get listening(): boolean;
      /** Where it listens: null while it does not. @returns {{ address: string, family: string, port: number } | string | null} */
      address(): {
          address: string;
          family: string;
          port: number;
      } | string | null;
      /**
       * Takes no more connections. Emits `close` when the last one has ended.
       *
       * @param {(error?: Error) => void} [callback] listens once to `close`
       * @returns {this}
       */
      close(callback?: (error?: Error) => void): this;
      /**
       * How many connections it has.
       *
       * @param {(error: Error | null, count: number) => void} callback
       * @returns {this}
       */
      getConnections(callback: (error: Error | null, count: number) => void): this;
      /** Without meaning here: a window stays open anyway. @returns {this} */
      ref(): this;
      /** Without meaning here: a window stays open anyway. @returns {this} */
      unref(): this;
  }
  export {};
}

declare module "kith:internal/net" {
  /** Node's `net`: streams over TCP and Unix domain sockets. */
  import { isIP, isIPv4, isIPv6 } from "kith:internal/net/addresses";
  import { BlockList } from "kith:internal/net/blocklist";
  import { getDefaultAutoSelectFamily, getDefaultAutoSelectFamilyAttemptTimeout, setDefaultAutoSelectFamily, setDefaultAutoSelectFamilyAttemptTimeout } from "kith:internal/net/families";
  import { Server } from "kith:internal/net/server";
  import { Socket } from "kith:internal/net/socket";
  import { SocketAddress } from "kith:internal/net/socketaddress";
  export type ConnectOptions = import("kith:internal/net/arguments").ConnectOptions;
  export type SocketOptions = import("kith:internal/net/arguments").SocketOptions;
  export type ServerOptions = import("kith:internal/net/server").ServerOptions;
  /** @typedef {import("kith:internal/net/arguments").ConnectOptions} ConnectOptions */
  /** @typedef {import("kith:internal/net/arguments").SocketOptions} SocketOptions */
  /** @typedef {import("kith:internal/net/server").ServerOptions} ServerOptions */
  /** The same as {@link Socket}. */
  const Stream: typeof Socket;
  /**
   * Connects: `connect(options)`, `connect(port, host)` or `connect(path)`, each with a listener of
   * `connect`.
   *
   * @param {...any} args
   * @returns {Socket}
   */
  function connect(...args: any[]): Socket;
  /** The same as {@link connect}. */
  const createConnection: typeof connect;
  /**
   * Makes a server that does not listen yet.
   *
   * @param {ServerOptions | ((socket: Socket) => void)} [options]
   * @param {(socket: Socket) => void} [connectionListener] listens to `connection`
   * @returns {Server}
   */
  function createServer(options?: ServerOptions | ((socket: Socket) => void), connectionListener?: (socket: Socket) => void): Server;
  const _default: {
      BlockList: typeof BlockList;
      SocketAddress: typeof SocketAddress;
      connect: typeof connect;
      createConnection: typeof connect;
      createServer: typeof createServer;
      isIP: typeof isIP;
      isIPv4: typeof isIPv4;
      isIPv6: typeof isIPv6;
      Server: typeof Server;
      Socket: typeof Socket;
      Stream: typeof Socket;
      getDefaultAutoSelectFamily: typeof getDefaultAutoSelectFamily;
      setDefaultAutoSelectFamily: typeof setDefaultAutoSelectFamily;
      getDefaultAutoSelectFamilyAttemptTimeout: typeof getDefaultAutoSelectFamilyAttemptTimeout;
      setDefaultAutoSelectFamilyAttemptTimeout: typeof setDefaultAutoSelectFamilyAttemptTimeout;
  };
  export default _default;
  export { BlockList, Server, Socket, SocketAddress, Stream, connect, createConnection, createServer, getDefaultAutoSelectFamily, getDefaultAutoSelectFamilyAttemptTimeout, isIP, isIPv4, isIPv6, setDefaultAutoSelectFamily, setDefaultAutoSelectFamilyAttemptTimeout, };
  export {};
}
