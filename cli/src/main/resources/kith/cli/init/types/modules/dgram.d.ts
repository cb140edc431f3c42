// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/dgram/options" {
  /** What `dgram.Socket` sets at the system: options and multicast groups. */
  import { EventEmitter } from "kith:internal/events";
  /** Gives the handle of a bound socket, or throws EBADF for a syscall. */
  export const handleFor: unique symbol;
  /** Binds the socket, if it is not, while the page waits. */
  export const bindNow: unique symbol;
  export type Option = "broadcast" | "ttl" | "multicast-ttl" | "multicast-loopback" | "receive-buffer" | "send-buffer";
  /** The part of a socket that speaks of the system's options; {@link handleFor} is the other's. */
  export class OptionSocket extends EventEmitter {
      #private;
      /**
       * @param {string} _syscall
       * @returns {number}
       */
      [handleFor](_syscall: string): number;
      [bindNow](): void;
      /**
       * Whether it may send to broadcast addresses.
       *
       * @param {boolean} flag
       * @returns {void}
       */
      setBroadcast(flag: boolean): void;
      /**
       * @param {number} ttl how many routers a datagram passes, 1 to 255
       * @returns {number} the same
       */
      setTTL(ttl: number): number;
      /**
       * @param {number} ttl how many routers a datagram to a group passes, 0 to 255
       * @returns {number} the same
       */
      setMulticastTTL(ttl: number): number;
      /**
       * @param {boolean} flag whether this machine hears what it sends to groups
       * @returns {boolean} the same
       */
      setMulticastLoopback(flag: boolean): boolean;
      /**
       * @param {string} interfaceAddress an interface by its address, or `::%eth0` for IPv6
       * @returns {void}
       */
      setMulticastInterface(interfaceAddress: string): void;
      /**
       * Joins a multicast group.
       *
       * @param {string} multicastAddress
       * @param {string} [interfaceAddress] one the system chooses by default
       * @returns {void}
       */
      addMembership(multicastAddress: string, interfaceAddress?: string): void;
      /**
       * Leaves a multicast group.
       *
       * @param {string} multicastAddress
       * @param {string} [interfaceAddress]
       * @returns {void}
       */
      dropMembership(multicastAddress: string, interfaceAddress?: string): void;
      /**
       * Joins a multicast group to hear one sender.
       *
       * @param {string} sourceAddress
       * @param {string} groupAddress
       * @param {string} [interfaceAddress]
       * @returns {void}
       */
      addSourceSpecificMembership(sourceAddress: string, groupAddress: string, interfaceAddress?: string): void;
      /**
       * Hears one sender of a multicast group no more.
       *
       * @param {string} sourceAddress
       * @param {string} groupAddress
       * @param {string} [interfaceAddress]
       * @returns {void}
       */
      dropSourceSpecificMembership(sourceAddress: string, groupAddress: string, interfaceAddress?: string): void;
      /**
       * @param {number} size bytes that the system keeps of what arrived
       * @returns {void}
       */
      setRecvBufferSize(size: number): void;
      /**
       * @param {number} size bytes that the system keeps of what is to be sent
       * @returns {void}
       */
      setSendBufferSize(size: number): void;
      /** Bytes that the system keeps of what arrived. @returns {number} */
      getRecvBufferSize(): number;
      /** Bytes that the system keeps of what is to be sent. @returns {number} */
      getSendBufferSize(): number;
  }
  export {};
}

declare module "kith:internal/dgram/arguments" {
  /** Arguments of datagram sockets, in the forms that Node takes. */
  import { BlockList } from "kith:internal/net/blocklist";
  export type SocketOptions = {
      type: "udp4" | "udp6";
      /**
       * whether others may have the address too
       */
      reuseAddr?: boolean;
      /**
       * whether datagrams are shared out among sockets of one port
       */
      reusePort?: boolean;
      /**
       * whether it hears no IPv4
       */
      ipv6Only?: boolean;
      /**
       * bytes
       */
      recvBufferSize?: number;
      /**
       * bytes
       */
      sendBufferSize?: number;
      /**
       * instead of `dns.lookup`
       */
      lookup?: import("kith:internal/net/lookup").Lookup;
      /**
       * closes it
       */
      signal?: AbortSignal;
      /**
       * whose datagrams are dropped
       */
      receiveBlockList?: BlockList;
      /**
       * where nothing is sent
       */
      sendBlockList?: BlockList;
  };
  /**
   * @typedef {object} SocketOptions
   * @property {"udp4" | "udp6"} type
   * @property {boolean} [reuseAddr] whether others may have the address too
   * @property {boolean} [reusePort] whether datagrams are shared out among sockets of one port
   * @property {boolean} [ipv6Only] whether it hears no IPv4
   * @property {number} [recvBufferSize] bytes
   * @property {number} [sendBufferSize] bytes
   * @property {import("kith:internal/net/lookup").Lookup} [lookup] instead of `dns.lookup`
   * @property {AbortSignal} [signal] closes it
   * @property {BlockList} [receiveBlockList] whose datagrams are dropped
   * @property {BlockList} [sendBlockList] where nothing is sent
   */
  /**
   * @param {unknown} given
   * @returns {SocketOptions}
   */
  export function socketOptions(given: unknown): SocketOptions;
  /**
   * The part of a message that is to be sent.
   *
   * @param {any} message
   * @param {unknown} offset
   * @param {unknown} length
   * @returns {Uint8Array}
   */
  export function slice(message: any, offset: unknown, length: unknown): Uint8Array;
  /**
   * @param {unknown} message
   * @returns {Uint8Array[]} its parts
   */
  export function partsOf(message: unknown): Uint8Array[];
  /**
   * @param {any} port a port, options, or a callback
   * @param {any} address an address or a callback
   * @returns {{ port: number, address: string | undefined, fd: unknown }}
   */
  export function bindTarget(port: any, address: any): {
      port: number;
      address: string | undefined;
      fd: unknown;
  };
  export {};
}

declare module "kith:internal/dgram/socket" {
  /** `dgram.Socket`: binding, sending, receiving and closing; options of the system are in `options.js`. */
  import { OptionSocket, bindNow, handleFor } from "kith:internal/dgram/options";
  export type SocketOptions = import("kith:internal/dgram/arguments").SocketOptions;
  export type SendCallback = (error: Error | null, bytes: number) => void;
  export type Bound = {
      handle: number;
      address: string;
      port: number;
  };
  /** @typedef {import("kith:internal/dgram/arguments").SocketOptions} SocketOptions */
  /** @typedef {(error: Error | null, bytes: number) => void} SendCallback */
  /** @typedef {{ handle: number, address: string, port: number }} Bound */
  /**
   * @param {number} errno positive
   * @returns {string}
   */
  export function codeOf(errno: number): string;
  /** Emits `listening`, `message` (bytes, origin), `connect`, `error` and `close`. */
  export class Socket extends OptionSocket {
      #private;
      /** Its family. @type {"udp4" | "udp6"} */
      type: "udp4" | "udp6";
      /**
       * @param {"udp4" | "udp6" | SocketOptions} options
       * @param {(...args: any[]) => void} [listener] of `message`
       */
      constructor(options: "udp4" | "udp6" | SocketOptions, listener?: (...args: any[]) => void);
      /**
       * Binds it: `bind(port, address, callback)`, `bind(options, callback)`, or fewer.
       *
       * @param {any} [port] or options with `port`, `address` and `exclusive`
       * @param {any} [address]
       * @param {any} [callback] listens once to `listening`
       * @returns {this}
       */
      bind(port?: any, address?: any, callback?: any): this;
      /**
       * Sends a message: `send(msg, port, address, callback)` or
       * `send(msg, offset, length, port, address, callback)`; where connected without port and address.
       *
       * @param {any} message text, bytes, or a list of these
       * @param {...any} args
       * @returns {void}
       */
      send(message: any, ...args: any[]): void;
      /**
       * Sends to one address from now on and hears it alone.
       *
       * @param {number} port
       * @param {any} [address] or the callback
       * @param {(error?: Error) => void} [callback]
       * @returns {void}
       */
      connect(port: number, address?: any, callback?: (error?: Error) => void): void;
      /** Forgets the one address. */
      disconnect(): void;
      /**
       * Closes it. Emits `close` when that is done.
       *
       * @param {() => void} [callback] listens to `close`
       * @returns {this}
       */
      close(callback?: () => void): this;
      /** Where it is bound. @returns {{ address: string, family: string, port: number }} */
      address(): {
          address: string;
          family: string;
          port: number;
      };
      /** Where it is connected to. @returns {{ address: string, family: string, port: number }} */
      remoteAddress(): {
          address: string;
          family: string;
          port: number;
      };
      /** Bytes that are still to be sent. */
      getSendQueueSize(): number;
      /** Datagrams that are still to be sent. */
      getSendQueueCount(): number;
      /**
       * How many datagrams the system dropped because they were not fetched in time. Kith's own; Node
       * does not tell.
       */
      getDropCount(): number;
      /** Without meaning here: a window stays open anyway. @returns {this} */
      ref(): this;
      /** Without meaning here: a window stays open anyway. @returns {this} */
      unref(): this;
      /**
       * For the options of the system.
       *
       * @override
       * @param {string} syscall
       * @returns {number} the handle
       */
      [handleFor](syscall: string): number;
      /**
       * Groups may be joined before anything was bound.
       *
       * @override
       */
      [bindNow](): void;
  }
  export {};
}

declare module "kith:internal/dgram/packets" {
  /** Datagrams on the wire of the bridge: `Sockets.DATAGRAM_HEAD_BYTES` in Java says their form. */
  import { Buffer } from "kith:internal/buffer";
  /** u8 family, 16 bytes of address, u32 scope id, u16 port, u16 length. */
  export const HEAD_BYTES = 25;
  export type RemoteInfo = {
      address: string;
      family: "IPv4" | "IPv6";
      port: number;
      size: number;
  };
  export type Packet = {
      parts: Uint8Array[];
      /**
       * of all parts
       */
      bytes: number;
      /**
       * none where the socket is connected
       */
      address: Uint8Array | undefined;
      scope: number;
      port: number;
  };
  /** @typedef {{ address: string, family: "IPv4" | "IPv6", port: number, size: number }} RemoteInfo */
  /**
   * @typedef {object} Packet
   * @property {Uint8Array[]} parts
   * @property {number} bytes of all parts
   * @property {Uint8Array | undefined} address none where the socket is connected
   * @property {number} scope
   * @property {number} port
   */
  /**
   * @param {Packet} packet
   * @returns {boolean} whether the form has room for its length
   */
  export function fits(packet: Packet): boolean;
  /**
   * @param {Packet[]} packets
   * @returns {Uint8Array<ArrayBuffer>}
   */
  export function pack(packets: Packet[]): Uint8Array<ArrayBuffer>;
  /**
   * @param {Uint8Array<ArrayBuffer>} array
   * @param {(scope: number) => string} zoneOf
   * @param {(message: Buffer, from: RemoteInfo) => void} onMessage
   * @param {(errno: number) => void} onError
   * @returns {void}
   */
  export function unpack(array: Uint8Array<ArrayBuffer>, zoneOf: (scope: number) => string, onMessage: (message: Buffer, from: RemoteInfo) => void, onError: (errno: number) => void): void;
  /**
   * @param {string} address
   * @returns {{ bytes: Uint8Array, zone: string } | undefined}
   */
  export function target(address: string): {
      bytes: Uint8Array;
      zone: string;
  } | undefined;
  export {};
}

declare module "kith:internal/dgram" {
  /** Node's `dgram`: datagrams over UDP. */
  import { Socket } from "kith:internal/dgram/socket";
  export type SocketOptions = import("kith:internal/dgram/arguments").SocketOptions;
  export type RemoteInfo = import("kith:internal/dgram/packets").RemoteInfo;
  /** @typedef {import("kith:internal/dgram/arguments").SocketOptions} SocketOptions */
  /** @typedef {import("kith:internal/dgram/packets").RemoteInfo} RemoteInfo */
  /**
   * Makes a socket; it is opened when it is bound, or when it first sends.
   *
   * @param {"udp4" | "udp6" | SocketOptions} options
   * @param {(message: Uint8Array, from: RemoteInfo) => void} [callback] listens to `message`
   * @returns {Socket}
   */
  function createSocket(options: "udp4" | "udp6" | SocketOptions, callback?: (message: Uint8Array, from: RemoteInfo) => void): Socket;
  const _default: {
      createSocket: typeof createSocket;
      Socket: typeof Socket;
  };
  export default _default;
  export { Socket, createSocket };
  export {};
}
