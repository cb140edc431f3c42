// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/dns/message" {
  /**
   * Reads the records of a name server's answer (RFC 1035 section 4.1). The host has checked that the
   * message repeats the question and that its records lie within it; everything else is bytes of
   * strangers. What is malformed throws {@link Malformed}.
   */
  /** The message is no proper answer. */
  export class Malformed extends Error {
  }
  /** Numbers of record types (RFC 1035, 3596, 2782, 3403, 6698, 8659). */
  export const TYPES: {
      readonly A: 1;
      readonly NS: 2;
      readonly CNAME: 5;
      readonly SOA: 6;
      readonly PTR: 12;
      readonly MX: 15;
      readonly TXT: 16;
      readonly AAAA: 28;
      readonly SRV: 33;
      readonly NAPTR: 35;
      readonly TLSA: 52;
      readonly ANY: 255;
      readonly CAA: 257;
  };
  export type Answer = {
      type: number;
      /**
       * seconds
       */
      ttl: number;
      /**
       * where its data begin
       */
      at: number;
      /**
       * where its data end
       */
      end: number;
  };
  /**
   * @typedef {object} Answer
   * @property {number} type
   * @property {number} ttl seconds
   * @property {number} at where its data begin
   * @property {number} end where its data end
   */
  /** A message, read from front to back. */
  export class Message {
      #private;
      bytes: Uint8Array<ArrayBufferLike>;
      at: number;
      end: number;
      /** @param {Uint8Array} bytes */
      constructor(bytes: Uint8Array);
      /** @returns {Answer[]} the records of class IN in the answer */
      answers(): Answer[];
      /**
       * Goes to the data of a record, and no further than its end.
       *
       * @param {Answer} answer
       * @returns {this}
       */
      within({ at, end }: Answer): this;
      /** @returns {number} */
      u8(): number;
      /** @returns {number} */
      u16(): number;
      /** @returns {number} */
      u32(): number;
      /**
       * @param {number} count
       * @returns {void}
       */
      skip(count: number): void;
      /** @returns {Uint8Array} all that is left of the record */
      rest(): Uint8Array;
      /** @returns {boolean} whether the record goes on */
      hasMore(): boolean;
      /** @returns {string} bytes with their length in front, one character each */
      chars(): string;
      /** @returns {string} as {@link chars}, as UTF-8 */
      text(): string;
      /**
       * A name in its usual form: dots between labels, and a backslash before what would be misread.
       *
       * @returns {string}
       */
      name(): string;
  }
  export {};
}

declare module "kith:internal/dns/records" {
  /** Makes of a name server's answer what Node's `resolve…` functions give. */
  import { TYPES } from "kith:internal/dns/message";
  export type Answer = import("kith:internal/dns/message").Answer;
  export type RecordType = keyof typeof TYPES;
  export type AddressWithTtl = {
      address: string;
      ttl: number;
  };
  export type MxRecord = {
      priority: number;
      exchange: string;
  };
  export type SrvRecord = {
      priority: number;
      weight: number;
      port: number;
      name: string;
  };
  export type CaaRecord = {
      critical: number;
  } & Record<string, string | number>;
  export type TlsaRecord = {
      certUsage: number;
      selector: number;
      match: number;
      data: ArrayBuffer;
  };
  export type NaptrRecord = {
      flags: string;
      service: string;
      regexp: string;
      replacement: string;
      order: number;
      preference: number;
  };
  export type SoaRecord = {
      nsname: string;
      hostmaster: string;
      serial: number;
      /**
       * seconds
       */
      refresh: number;
      /**
       * seconds
       */
      retry: number;
      /**
       * seconds
       */
      expire: number;
      /**
       * seconds
       */
      minttl: number;
  };
  /**
   * @param {Uint8Array} bytes 16
   * @returns {string} in the short form of RFC 5952; IPv4 addresses in IPv6 as `inet_ntop` writes them
   */
  export function ipv6(bytes: Uint8Array): string;
  /**
   * @param {Uint8Array} bytes an answer
   * @param {RecordType} type
   * @param {boolean} ttl whether addresses are to come with their time to live
   * @returns {any} what the `resolve…` function of this type gives; undefined where there is no such record
   * @throws {Malformed}
   */
  export function recordsOf(bytes: Uint8Array, type: RecordType, ttl: boolean): any;
  export {};
}

declare module "kith:internal/dns/resolver" {
  /** `Resolver`: questions to name servers, with the settings of one app part each. */
  export type RecordType = import("kith:internal/dns/records").RecordType;
  export type ResolverOptions = {
      /**
       * how long the first round waits for each server, in milliseconds; -1 for the system's
       */
      timeout?: number;
      /**
       * how often each server is asked; 4 unless told
       */
      tries?: number;
      /**
       * how long any wait is at most, in milliseconds; 0 for no limit
       */
      maxTimeout?: number;
  };
  /** What both kinds of `Resolver` have in common. */
  export class ResolverBase {
      #private;
      /** @param {ResolverOptions} [options] */
      constructor(options?: ResolverOptions);
      /** Gives up all questions that are under way; each fails with `ECANCELLED`. */
      cancel(): void;
      /**
       * The servers that are asked. Blocks the window while the system's are read.
       *
       * @returns {string[]} addresses, with the port where it is not 53
       */
      getServers(): string[];
      /**
       * Says whom to ask. The app needs the permission `udp.send` for servers that are not the system's, and
       * `tcp.connect` where answers are long.
       *
       * @param {string[]} servers addresses, with a port where it is not 53: `192.0.2.1`, `192.0.2.1:5353`, `[2001:db8::1]:5353`
       * @returns {void}
       */
      setServers(servers: string[]): void;
      /**
       * Says from which of the machine's addresses to ask.
       *
       * @param {string} [ipv4] 0.0.0.0 lets the system choose
       * @param {string} [ipv6] :: lets the system choose
       * @returns {void}
       */
      setLocalAddress(ipv4?: string, ipv6?: string): void;
      /**
       * @param {RecordType} type
       * @param {string} name
       * @param {boolean} ttl
       * @param {Error} trace made where the app called
       * @returns {Promise<any>}
       */
      query(type: RecordType, name: string, ttl: boolean, trace: Error): Promise<any>;
      /**
       * @param {string} address
       * @param {Error} trace made where the app called
       * @returns {Promise<string[]>} names
       */
      namesOf(address: string, trace: Error): Promise<string[]>;
  }
  /**
   * @param {unknown} name
   * @returns {string}
   */
  export function nameOf(name: unknown): string;
  /**
   * @param {unknown} ip
   * @param {Error} trace made where the app called
   * @returns {string} an address
   */
  export function reversible(ip: unknown, trace: Error): string;
  /**
   * @param {unknown} rrtype
   * @param {(rrtype: unknown) => Error} invalid
   * @returns {RecordType}
   */
  export function typeOf(rrtype: unknown, invalid: (rrtype: unknown) => Error): RecordType;
  export {};
}

declare module "kith:internal/dns/callbacks" {
  /** `dns.Resolver`: questions to name servers, answered to callbacks. */
  import { ResolverBase } from "kith:internal/dns/resolver";
  export type RecordType = import("kith:internal/dns/records").RecordType;
  export type ResolveOptions = {
      /**
       * whether addresses are to come with their time to live, in seconds
       */
      ttl?: boolean;
  };
  /** Asks name servers; each has its own settings. */
  export class Resolver extends ResolverBase {
      /**
       * Asks for IPv4 addresses.
       *
       * @param {string} hostname
       * @param {ResolveOptions | ((error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void)} options
       * @param {(error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void} [callback]
       */
      resolve4(hostname: string, options: ResolveOptions | ((error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void), callback?: (error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void): {
          hostname: string;
      };
      /**
       * Asks for IPv6 addresses.
       *
       * @param {string} hostname
       * @param {ResolveOptions | ((error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void)} options
       * @param {(error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void} [callback]
       */
      resolve6(hostname: string, options: ResolveOptions | ((error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void), callback?: (error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void): {
          hostname: string;
      };
      /**
       * Asks for records of all types.
       *
       * @param {string} hostname
       * @param {(error: Error | null, result?: object[]) => void} callback
       */
      resolveAny(hostname: string, callback: (error: Error | null, result?: object[]) => void): {
          hostname: string;
      };
      /**
       * Asks for which authorities may issue certificates (CAA records).
       *
       * @param {string} hostname
       * @param {(error: Error | null, result?: import("kith:internal/dns/records").CaaRecord[]) => void} callback
       */
      resolveCaa(hostname: string, callback: (error: Error | null, result?: import("kith:internal/dns/records").CaaRecord[]) => void): {
          hostname: string;
      };
      /**
       * Asks for the names it stands for (CNAME records).
       *
       * @param {string} hostname
       * @param {(error: Error | null, result?: string[]) => void} callback
       */
      resolveCname(hostname: string, callback: (error: Error | null, result?: string[]) => void): {
          hostname: string;
      };
      /**
       * Asks for mail servers (MX records).
       *
       * @param {string} hostname
       * @param {(error: Error | null, result?: import("kith:internal/dns/records").MxRecord[]) => void} callback
       */
      resolveMx(hostname: string, callback: (error: Error | null, result?: import("kith:internal/dns/records").MxRecord[]) => void): {
          hostname: string;
      };
      /**
       * Asks for rules for rewriting names (NAPTR records).
       *
       * @param {string} hostname
       * @param {(error: Error | null, result?: import("kith:internal/dns/records").NaptrRecord[]) => void} callback
       */
      resolveNaptr(hostname: string, callback: (error: Error | null, result?: import("kith:internal/dns/records").NaptrRecord[]) => void): {
          hostname: string;
      };
      /**
       * Asks for name servers (NS records).
       *
       * @param {string} hostname
       * @param {(error: Error | null, result?: string[]) => void} callback
       */
      resolveNs(hostname: string, callback: (error: Error | null, result?: string[]) => void): {
          hostname: string;
      };
      /**
       * Asks for names it points to (PTR records).
       *
       * @param {string} hostname
       * @param {(error: Error | null, result?: string[]) => void} callback
       */
      resolvePtr(hostname: string, callback: (error: Error | null, result?: string[]) => void): {
          hostname: string;
      };
      /**
       * Asks for the start of authority (SOA record).
       *
       * @param {string} hostname
       * @param {(error: Error | null, result?: import("kith:internal/dns/records").SoaRecord) => void} callback
       */
      resolveSoa(hostname: string, callback: (error: Error | null, result?: import("kith:internal/dns/records").SoaRecord) => void): {
          hostname: string;
      };
      /**
       * Asks for servers of a service (SRV records).
       *
       * @param {string} hostname
       * @param {(error: Error | null, result?: import("kith:internal/dns/records").SrvRecord[]) => void} callback
       */
      resolveSrv(hostname: string, callback: (error: Error | null, result?: import("kith:internal/dns/records").SrvRecord[]) => void): {
          hostname: string;
      };
      /**
       * Asks for certificates bound to the name (TLSA records).
       *
       * @param {string} hostname
       * @param {(error: Error | null, result?: import("kith:internal/dns/records").TlsaRecord[]) => void} callback
       */
      resolveTlsa(hostname: string, callback: (error: Error | null, result?: import("kith:internal/dns/records").TlsaRecord[]) => void): {
          hostname: string;
      };
      /**
       * Asks for texts, each in parts (TXT records).
       *
       * @param {string} hostname
       * @param {(error: Error | null, result?: string[][]) => void} callback
       */
      resolveTxt(hostname: string, callback: (error: Error | null, result?: string[][]) => void): {
          hostname: string;
      };
      /**
       * Asks for records of a type.
       *
       * @param {string} hostname
       * @param {RecordType | ((error: Error | null, records?: any) => void)} rrtype A unless told
       * @param {(error: Error | null, records?: any) => void} [callback]
       */
      resolve(hostname: string, rrtype: RecordType | ((error: Error | null, records?: any) => void), callback?: (error: Error | null, records?: any) => void): {
          hostname: string;
      };
      /**
       * Asks for the names of an address.
       *
       * @param {string} ip IPv4 or IPv6
       * @param {(error: Error | null, hostnames?: string[]) => void} callback
       */
      reverse(ip: string, callback: (error: Error | null, hostnames?: string[]) => void): {
          hostname: string;
      };
  }
  export {};
}

declare module "kith:internal/dns/codes" {
  /** Codes and errors of `dns`, as Node has them. */
  /** Look up no family that the machine has no address of. */
  export const ADDRCONFIG = 32;
  /** With `V4MAPPED`: also IPv6 forms of IPv4 addresses where there are IPv6 addresses. */
  export const ALL = 16;
  /** IPv6 forms of IPv4 addresses where there are no IPv6 addresses. */
  export const V4MAPPED = 8;
  /** The server's answer has no such record. */
  export const NODATA = "ENODATA";
  /** The server says that it does not understand the question. */
  export const FORMERR = "EFORMERR";
  /** The server says that it failed. */
  export const SERVFAIL = "ESERVFAIL";
  /** There is no such name. */
  export const NOTFOUND = "ENOTFOUND";
  /** The server says that it does not do such questions. */
  export const NOTIMP = "ENOTIMP";
  /** The server does not answer us. */
  export const REFUSED = "EREFUSED";
  /** The question is malformed. */
  export const BADQUERY = "EBADQUERY";
  /** It is no name. */
  export const BADNAME = "EBADNAME";
  /** There is no such family of addresses. */
  export const BADFAMILY = "EBADFAMILY";
  /** The server's answer is malformed. */
  export const BADRESP = "EBADRESP";
  /** No server can be reached. */
  export const CONNREFUSED = "ECONNREFUSED";
  /** No server answers. */
  export const TIMEOUT = "ETIMEOUT";
  /** The end of a file. */
  export const EOF = "EOF";
  /** A file cannot be read. */
  export const FILE = "EFILE";
  /** There is not enough memory. */
  export const NOMEM = "ENOMEM";
  /** The resolver is gone. */
  export const DESTRUCTION = "EDESTRUCTION";
  /** A text is malformed. */
  export const BADSTR = "EBADSTR";
  /** There are no such flags. */
  export const BADFLAGS = "EBADFLAGS";
  /** The name is no number. */
  export const NONAME = "ENONAME";
  /** There are no such hints. */
  export const BADHINTS = "EBADHINTS";
  /** The library is not ready. */
  export const NOTINITIALIZED = "ENOTINITIALIZED";
  /** A library of Windows is missing. */
  export const LOADIPHLPAPI = "ELOADIPHLPAPI";
  /** A function of Windows is missing. */
  export const ADDRGETNETWORKPARAMS = "EADDRGETNETWORKPARAMS";
  /** The question was given up by `cancel`. */
  export const CANCELLED = "ECANCELLED";
  /**
   * An error of a look-up.
   *
   * @param {string} code for instance `ENOTFOUND`
   * @param {number | undefined} errno libuv's number; none for answers of name servers
   * @param {string} syscall for instance `queryA`
   * @param {string} hostname what was looked up
   * @param {Error} trace made where the app called
   * @returns {Error & { code: string, hostname?: string }}
   */
  export function dnsError(code: string, errno: number | undefined, syscall: string, hostname: string, trace: Error): Error & {
      code: string;
      hostname?: string;
  };
  /**
   * What a host's error means for the app: refusals and faults of the bridge stay what they are.
   *
   * @param {unknown} reason
   * @param {string} syscall
   * @param {string} hostname
   * @param {Error} trace made where the app called
   * @returns {unknown}
   */
  export function lookupFailure(reason: unknown, syscall: string, hostname: string, trace: Error): unknown;
  export {};
}

declare module "kith:internal/dns/lookup" {
  /** The system's own look-up: `dns.lookup` and `dns.lookupService`. */
  export type Order = "verbatim" | "ipv4first" | "ipv6first";
  export type LookupAddress = {
      address: string;
      family: number;
  };
  export type LookupOptions = {
      /**
       * 4 or 6 for addresses of one family, 0 for both
       */
      family?: number | "IPv4" | "IPv6";
      /**
       * `ADDRCONFIG`, `V4MAPPED` and `ALL`, joined by `|`
       */
      hints?: number;
      /**
       * whether all addresses are wanted instead of the first
       */
      all?: boolean;
      /**
       * of both families
       */
      order?: Order;
      /**
       * an older word: true for the system's order, false for IPv4 first
       */
      verbatim?: boolean;
  };
  export type LookupSettings = {
      family: number;
      hints: number;
      all: boolean;
      order: Order;
  };
  /** @typedef {{ address: string, family: number }} LookupAddress */
  /**
   * @typedef {object} LookupOptions
   * @property {number | "IPv4" | "IPv6"} [family] 4 or 6 for addresses of one family, 0 for both
   * @property {number} [hints] `ADDRCONFIG`, `V4MAPPED` and `ALL`, joined by `|`
   * @property {boolean} [all] whether all addresses are wanted instead of the first
   * @property {Order} [order] of both families
   * @property {boolean} [verbatim] an older word: true for the system's order, false for IPv4 first
   */
  /** @typedef {{ family: number, hints: number, all: boolean, order: Order }} LookupSettings */
  /** @returns {Order} in which order `lookup` gives addresses of both families */
  export function getDefaultResultOrder(): Order;
  /**
   * Says in which order `lookup` gives addresses of both families from now on.
   *
   * @param {Order} order
   * @returns {void}
   */
  export function setDefaultResultOrder(order: Order): void;
  /**
   * @param {unknown} options
   * @returns {LookupSettings}
   */
  export function lookupSettings(options: unknown): LookupSettings;
  /**
   * @param {unknown} hostname
   * @returns {string} empty for none, which Node takes for compatibility
   */
  export function lookupName(hostname: unknown): string;
  /**
   * @param {string} hostname
   * @param {LookupSettings} settings
   * @param {Error} trace made where the app called
   * @returns {Promise<{ address: string | null, family: number } | LookupAddress[]>}
   */
  export function find(hostname: string, { family, hints, all, order }: LookupSettings, trace: Error): Promise<{
      address: string | null;
      family: number;
  } | LookupAddress[]>;
  /**
   * @param {unknown} address
   * @param {unknown} port
   * @returns {number} the port
   */
  export function servicePort(address: unknown, port: unknown): number;
  /**
   * @param {string} address
   * @param {number} port
   * @param {Error} trace made where the app called
   * @returns {Promise<{ hostname: string, service: string }>}
   */
  export function findService(address: string, port: number, trace: Error): Promise<{
      hostname: string;
      service: string;
  }>;
  /**
   * @param {string} names of what is missing, as Node writes them
   * @returns {TypeError}
   */
  export function missingArgs(names: string): TypeError;
  /**
   * Hands a promise's outcome to a callback, outside the promise, so that what the callback throws is
   * the app's own uncaught error.
   *
   * @template T
   * @param {Promise<T>} promise
   * @param {(error: any, ...values: any[]) => void} callback
   * @param {(value: T) => any[]} [values] what the callback gets; the value itself unless told
   * @returns {void}
   */
  export function settle<T>(promise: Promise<T>, callback: (error: any, ...values: any[]) => void, values?: (value: T) => any[]): void;
  /**
   * @param {unknown} value
   * @returns {(...args: any[]) => void}
   */
  export function callbackOf(value: unknown): (...args: any[]) => void;
  export {};
}

declare module "kith:internal/dns/promised" {
  /** `Resolver` of `dns/promises`: questions to name servers, answered by promises. */
  import { ResolverBase } from "kith:internal/dns/resolver";
  export type RecordType = import("kith:internal/dns/records").RecordType;
  /** @typedef {import("kith:internal/dns/records").RecordType} RecordType */
  /** Asks name servers; each has its own settings. */
  export class Resolver extends ResolverBase {
      /**
       * Asks for IPv4 addresses.
       *
       * @param {string} hostname
       * @param {import("kith:internal/dns/callbacks").ResolveOptions} [options]
       * @returns {Promise<string[] | import("kith:internal/dns/records").AddressWithTtl[]>}
       */
      resolve4(hostname: string, options?: import("kith:internal/dns/callbacks").ResolveOptions): Promise<string[] | import("kith:internal/dns/records").AddressWithTtl[]>;
      /**
       * Asks for IPv6 addresses.
       *
       * @param {string} hostname
       * @param {import("kith:internal/dns/callbacks").ResolveOptions} [options]
       * @returns {Promise<string[] | import("kith:internal/dns/records").AddressWithTtl[]>}
       */
      resolve6(hostname: string, options?: import("kith:internal/dns/callbacks").ResolveOptions): Promise<string[] | import("kith:internal/dns/records").AddressWithTtl[]>;
      /**
       * Asks for records of all types.
       *
       * @param {string} hostname
       * @returns {Promise<object[]>}
       */
      resolveAny(hostname: string): Promise<object[]>;
      /**
       * Asks for which authorities may issue certificates (CAA records).
       *
       * @param {string} hostname
       * @returns {Promise<import("kith:internal/dns/records").CaaRecord[]>}
       */
      resolveCaa(hostname: string): Promise<import("kith:internal/dns/records").CaaRecord[]>;
      /**
       * Asks for the names it stands for (CNAME records).
       *
       * @param {string} hostname
       * @returns {Promise<string[]>}
       */
      resolveCname(hostname: string): Promise<string[]>;
      /**
       * Asks for mail servers (MX records).
       *
       * @param {string} hostname
       * @returns {Promise<import("kith:internal/dns/records").MxRecord[]>}
       */
      resolveMx(hostname: string): Promise<import("kith:internal/dns/records").MxRecord[]>;
      /**
       * Asks for rules for rewriting names (NAPTR records).
       *
       * @param {string} hostname
       * @returns {Promise<import("kith:internal/dns/records").NaptrRecord[]>}
       */
      resolveNaptr(hostname: string): Promise<import("kith:internal/dns/records").NaptrRecord[]>;
      /**
       * Asks for name servers (NS records).
       *
       * @param {string} hostname
       * @returns {Promise<string[]>}
       */
      resolveNs(hostname: string): Promise<string[]>;
      /**
       * Asks for names it points to (PTR records).
       *
       * @param {string} hostname
       * @returns {Promise<string[]>}
       */
      resolvePtr(hostname: string): Promise<string[]>;
      /**
       * Asks for the start of authority (SOA record).
       *
       * @param {string} hostname
       * @returns {Promise<import("kith:internal/dns/records").SoaRecord>}
       */
      resolveSoa(hostname: string): Promise<import("kith:internal/dns/records").SoaRecord>;
      /**
       * Asks for servers of a service (SRV records).
       *
       * @param {string} hostname
       * @returns {Promise<import("kith:internal/dns/records").SrvRecord[]>}
       */
      resolveSrv(hostname: string): Promise<import("kith:internal/dns/records").SrvRecord[]>;
      /**
       * Asks for certificates bound to the name (TLSA records).
       *
       * @param {string} hostname
       * @returns {Promise<import("kith:internal/dns/records").TlsaRecord[]>}
       */
      resolveTlsa(hostname: string): Promise<import("kith:internal/dns/records").TlsaRecord[]>;
      /**
       * Asks for texts, each in parts (TXT records).
       *
       * @param {string} hostname
       * @returns {Promise<string[][]>}
       */
      resolveTxt(hostname: string): Promise<string[][]>;
      /**
       * Asks for records of a type.
       *
       * @param {string} hostname
       * @param {RecordType} [rrtype] A unless told
       * @returns {Promise<any>}
       */
      resolve(hostname: string, rrtype?: RecordType): Promise<any>;
      /**
       * Asks for the names of an address.
       *
       * @param {string} ip IPv4 or IPv6
       * @returns {Promise<string[]>}
       */
      reverse(ip: string): Promise<string[]>;
  }
  export {};
}

declare module "kith:internal/dns/standard" {
  /** The servers that the functions of `dns` and `dns/promises` ask. */
  import { Resolver } from "kith:internal/dns/callbacks";
  import { Resolver as PromisedResolver } from "kith:internal/dns/promised";
  /** @returns {{ callbacks: Resolver, promises: PromisedResolver }} */
  export function standard(): {
      callbacks: Resolver;
      promises: PromisedResolver;
  };
  /**
   * The servers that `resolve…` and `reverse` ask. Blocks the window while the system's are read.
   *
   * @returns {string[]} addresses, with the port where it is not 53
   */
  export function getServers(): string[];
  /**
   * Says whom `resolve…` and `reverse` ask from now on, here and in `dns/promises`. The app needs the
   * permission `udp.send` for servers that are not the system's.
   *
   * @param {string[]} servers addresses, with a port where it is not 53
   * @returns {void}
   */
  export function setServers(servers: string[]): void;
  export {};
}

declare module "kith:internal/dns/promises" {
  /**
   * Node's `dns/promises`. Each name needs the permission `dns`, or `tcp` or `udp` that names it; what is
   * refused fails with `ERR_ACCESS_DENIED`.
   */
  import { NODATA, FORMERR, SERVFAIL, NOTFOUND, NOTIMP, REFUSED, BADQUERY, BADNAME, BADFAMILY, BADRESP, CONNREFUSED, TIMEOUT, EOF, FILE, NOMEM, DESTRUCTION, BADSTR, BADFLAGS, NONAME, BADHINTS, NOTINITIALIZED, LOADIPHLPAPI, ADDRGETNETWORKPARAMS, CANCELLED } from "kith:internal/dns/codes";
  import { getDefaultResultOrder, setDefaultResultOrder } from "kith:internal/dns/lookup";
  import { Resolver } from "kith:internal/dns/promised";
  import { getServers, setServers } from "kith:internal/dns/standard";
  export type LookupOptions = import("kith:internal/dns/lookup").LookupOptions;
  export type LookupAddress = import("kith:internal/dns/lookup").LookupAddress;
  /** @typedef {import("kith:internal/dns/lookup").LookupOptions} LookupOptions */
  /** @typedef {import("kith:internal/dns/lookup").LookupAddress} LookupAddress */
  /**
   * The addresses of a name, as the system finds them.
   *
   * @param {string} hostname
   * @param {LookupOptions | number} [options] or the family alone
   * @returns {Promise<any>} a {@link LookupAddress}, or with `all` a list of them
   */
  function lookup(hostname: string, options?: LookupOptions | number): Promise<any>;
  /**
   * The names of an address and of a port.
   *
   * @param {string} address IPv4 or IPv6
   * @param {number} port
   * @returns {Promise<{ hostname: string, service: string }>}
   */
  function lookupService(address: string, port: number): Promise<{
      hostname: string;
      service: string;
  }>;
  /**
   * Asks for records of a type.
   *
   * @param {string} hostname
   * @param {import("kith:internal/dns/records").RecordType} [rrtype] A unless told
   * @returns {Promise<any>}
   */
  function resolve(hostname: string, rrtype?: import("kith:internal/dns/records").RecordType): Promise<any>;
  /**
   * Asks for the names of an address.
   *
   * @param {string} ip IPv4 or IPv6
   * @returns {Promise<string[]>}
   */
  function reverse(ip: string): Promise<string[]>;
  /**
   * Asks for IPv4 addresses.
   *
   * @param {string} hostname
   * @param {import("kith:internal/dns/callbacks").ResolveOptions} [options]
   * @returns {Promise<string[] | import("kith:internal/dns/records").AddressWithTtl[]>}
   */
  function resolve4(hostname: string, options?: import("kith:internal/dns/callbacks").ResolveOptions): Promise<string[] | import("kith:internal/dns/records").AddressWithTtl[]>;
  /**
   * Asks for IPv6 addresses.
   *
   * @param {string} hostname
   * @param {import("kith:internal/dns/callbacks").ResolveOptions} [options]
   * @returns {Promise<string[] | import("kith:internal/dns/records").AddressWithTtl[]>}
   */
  function resolve6(hostname: string, options?: import("kith:internal/dns/callbacks").ResolveOptions): Promise<string[] | import("kith:internal/dns/records").AddressWithTtl[]>;
  /**
   * Asks for records of all types.
   *
   * @param {string} hostname
   * @returns {Promise<object[]>}
   */
  function resolveAny(hostname: string): Promise<object[]>;
  /**
   * Asks for which authorities may issue certificates (CAA records).
   *
   * @param {string} hostname
   * @returns {Promise<import("kith:internal/dns/records").CaaRecord[]>}
   */
  function resolveCaa(hostname: string): Promise<import("kith:internal/dns/records").CaaRecord[]>;
  /**
   * Asks for the names it stands for (CNAME records).
   *
   * @param {string} hostname
   * @returns {Promise<string[]>}
   */
  function resolveCname(hostname: string): Promise<string[]>;
  /**
   * Asks for mail servers (MX records).
   *
   * @param {string} hostname
   * @returns {Promise<import("kith:internal/dns/records").MxRecord[]>}
   */
  function resolveMx(hostname: string): Promise<import("kith:internal/dns/records").MxRecord[]>;
  /**
   * Asks for rules for rewriting names (NAPTR records).
   *
   * @param {string} hostname
   * @returns {Promise<import("kith:internal/dns/records").NaptrRecord[]>}
   */
  function resolveNaptr(hostname: string): Promise<import("kith:internal/dns/records").NaptrRecord[]>;
  /**
   * Asks for name servers (NS records).
   *
   * @param {string} hostname
   * @returns {Promise<string[]>}
   */
  function resolveNs(hostname: string): Promise<string[]>;
  /**
   * Asks for names it points to (PTR records).
   *
   * @param {string} hostname
   * @returns {Promise<string[]>}
   */
  function resolvePtr(hostname: string): Promise<string[]>;
  /**
   * Asks for the start of authority (SOA record).
   *
   * @param {string} hostname
   * @returns {Promise<import("kith:internal/dns/records").SoaRecord>}
   */
  function resolveSoa(hostname: string): Promise<import("kith:internal/dns/records").SoaRecord>;
  /**
   * Asks for servers of a service (SRV records).
   *
   * @param {string} hostname
   * @returns {Promise<import("kith:internal/dns/records").SrvRecord[]>}
   */
  function resolveSrv(hostname: string): Promise<import("kith:internal/dns/records").SrvRecord[]>;
  /**
   * Asks for certificates bound to the name (TLSA records).
   *
   * @param {string} hostname
   * @returns {Promise<import("kith:internal/dns/records").TlsaRecord[]>}
   */
  function resolveTlsa(hostname: string): Promise<import("kith:internal/dns/records").TlsaRecord[]>;
  /**
   * Asks for texts, each in parts (TXT records).
   *
   * @param {string} hostname
   * @returns {Promise<string[][]>}
   */
  function resolveTxt(hostname: string): Promise<string[][]>;
  const _default: {
      ADDRGETNETWORKPARAMS: string;
      BADFAMILY: string;
      BADFLAGS: string;
      BADHINTS: string;
      BADNAME: string;
      BADQUERY: string;
      BADRESP: string;
      BADSTR: string;
      CANCELLED: string;
      CONNREFUSED: string;
      DESTRUCTION: string;
      EOF: string;
      FILE: string;
      FORMERR: string;
      LOADIPHLPAPI: string;
      NODATA: string;
      NOMEM: string;
      NONAME: string;
      NOTFOUND: string;
      NOTIMP: string;
      NOTINITIALIZED: string;
      REFUSED: string;
      Resolver: typeof Resolver;
      SERVFAIL: string;
      TIMEOUT: string;
      getDefaultResultOrder: typeof getDefaultResultOrder;
      getServers: typeof getServers;
      lookup: typeof lookup;
      lookupService: typeof lookupService;
      resolve: typeof resolve;
      resolve4: typeof resolve4;
      resolve6: typeof resolve6;
      resolveAny: typeof resolveAny;
      resolveCaa: typeof resolveCaa;
      resolveCname: typeof resolveCname;
      resolveMx: typeof resolveMx;
      resolveNaptr: typeof resolveNaptr;
      resolveNs: typeof resolveNs;
      resolvePtr: typeof resolvePtr;
      resolveSoa: typeof resolveSoa;
      resolveSrv: typeof resolveSrv;
      resolveTlsa: typeof resolveTlsa;
      resolveTxt: typeof resolveTxt;
      reverse: typeof reverse;
      setDefaultResultOrder: typeof setDefaultResultOrder;
      setServers: typeof setServers;
  };
  export default _default;
  export { ADDRGETNETWORKPARAMS, BADFAMILY, BADFLAGS, BADHINTS, BADNAME, BADQUERY, BADRESP, BADSTR, CANCELLED, CONNREFUSED, DESTRUCTION, EOF, FILE, FORMERR, LOADIPHLPAPI, NODATA, NOMEM, NONAME, NOTFOUND, NOTIMP, NOTINITIALIZED, REFUSED, Resolver, SERVFAIL, TIMEOUT, getDefaultResultOrder, getServers, lookup, lookupService, resolve, resolve4, resolve6, resolveAny, resolveCaa, resolveCname, resolveMx, resolveNaptr, resolveNs, resolvePtr, resolveSoa, resolveSrv, resolveTlsa, resolveTxt, reverse, setDefaultResultOrder, setServers, };
  export {};
}

declare module "kith:internal/dns" {
  /**
   * Node's `dns`. Each name needs the permission `dns`, or `tcp` or `udp` that names it; what is refused
   * fails with `ERR_ACCESS_DENIED`.
   */
  import { Resolver } from "kith:internal/dns/callbacks";
  import { ADDRCONFIG, ALL, NODATA, FORMERR, SERVFAIL, NOTFOUND, NOTIMP, REFUSED, BADQUERY, BADNAME, BADFAMILY, BADRESP, CONNREFUSED, TIMEOUT, EOF, FILE, NOMEM, DESTRUCTION, BADSTR, BADFLAGS, NONAME, BADHINTS, NOTINITIALIZED, LOADIPHLPAPI, ADDRGETNETWORKPARAMS, CANCELLED, V4MAPPED } from "kith:internal/dns/codes";
  import { getDefaultResultOrder, setDefaultResultOrder } from "kith:internal/dns/lookup";
  import { getServers, setServers } from "kith:internal/dns/standard";
  export type LookupOptions = import("kith:internal/dns/lookup").LookupOptions;
  export type LookupAddress = import("kith:internal/dns/lookup").LookupAddress;
  export type LookupCallback = (error: Error | null, address?: any, family?: number) => void;
  /** @typedef {import("kith:internal/dns/lookup").LookupOptions} LookupOptions */
  /** @typedef {import("kith:internal/dns/lookup").LookupAddress} LookupAddress */
  /** @typedef {(error: Error | null, address?: any, family?: number) => void} LookupCallback */
  /**
   * The addresses of a name, as the system finds them.
   *
   * @param {string} hostname
   * @param {LookupOptions | number | LookupCallback} options or the family alone
   * @param {LookupCallback} [callback] gets address and family, or with `all` a list of {@link LookupAddress}
   */
  function lookup(hostname: string, options: LookupOptions | number | LookupCallback, callback?: LookupCallback): {
      hostname: string;
      family: number;
  };
  /**
   * The names of an address and of a port.
   *
   * @param {string} address IPv4 or IPv6
   * @param {number} port
   * @param {(error: Error | null, hostname?: string, service?: string) => void} callback
   */
  function lookupService(address: string, port: number, callback: (error: Error | null, hostname?: string, service?: string) => void): {
      hostname: string;
      port: number;
  };
  /**
   * Asks for records of a type.
   *
   * @param {string} hostname
   * @param {import("kith:internal/dns/records").RecordType | ((error: Error | null, records?: any) => void)} rrtype A unless told
   * @param {(error: Error | null, records?: any) => void} [callback]
   */
  function resolve(hostname: string, rrtype: import("kith:internal/dns/records").RecordType | ((error: Error | null, records?: any) => void), callback?: (error: Error | null, records?: any) => void): {
      hostname: string;
  };
  /**
   * Asks for the names of an address.
   *
   * @param {string} ip IPv4 or IPv6
   * @param {(error: Error | null, hostnames?: string[]) => void} callback
   */
  function reverse(ip: string, callback: (error: Error | null, hostnames?: string[]) => void): {
      hostname: string;
  };
  /**
   * Asks for IPv4 addresses.
   *
   * @param {string} hostname
   * @param {import("kith:internal/dns/callbacks").ResolveOptions | ((error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void)} options
   * @param {(error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void} [callback]
   */
  function resolve4(hostname: string, options: import("kith:internal/dns/callbacks").ResolveOptions | ((error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void), callback?: (error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void): {
      hostname: string;
  };
  /**
   * Asks for IPv6 addresses.
   *
   * @param {string} hostname
   * @param {import("kith:internal/dns/callbacks").ResolveOptions | ((error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void)} options
   * @param {(error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void} [callback]
   */
  function resolve6(hostname: string, options: import("kith:internal/dns/callbacks").ResolveOptions | ((error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void), callback?: (error: Error | null, addresses?: string[] | import("kith:internal/dns/records").AddressWithTtl[]) => void): {
      hostname: string;
  };
  /**
   * Asks for records of all types.
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: object[]) => void} callback
   */
  function resolveAny(hostname: string, callback: (error: Error | null, result?: object[]) => void): {
      hostname: string;
  };
  /**
   * Asks for which authorities may issue certificates (CAA records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: import("kith:internal/dns/records").CaaRecord[]) => void} callback
   */
  function resolveCaa(hostname: string, callback: (error: Error | null, result?: import("kith:internal/dns/records").CaaRecord[]) => void): {
      hostname: string;
  };
  /**
   * Asks for the names it stands for (CNAME records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: string[]) => void} callback
   */
  function resolveCname(hostname: string, callback: (error: Error | null, result?: string[]) => void): {
      hostname: string;
  };
  /**
   * Asks for mail servers (MX records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: import("kith:internal/dns/records").MxRecord[]) => void} callback
   */
  function resolveMx(hostname: string, callback: (error: Error | null, result?: import("kith:internal/dns/records").MxRecord[]) => void): {
      hostname: string;
  };
  /**
   * Asks for rules for rewriting names (NAPTR records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: import("kith:internal/dns/records").NaptrRecord[]) => void} callback
   */
  function resolveNaptr(hostname: string, callback: (error: Error | null, result?: import("kith:internal/dns/records").NaptrRecord[]) => void): {
      hostname: string;
  };
  /**
   * Asks for name servers (NS records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: string[]) => void} callback
   */
  function resolveNs(hostname: string, callback: (error: Error | null, result?: string[]) => void): {
      hostname: string;
  };
  /**
   * Asks for names it points to (PTR records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: string[]) => void} callback
   */
  function resolvePtr(hostname: string, callback: (error: Error | null, result?: string[]) => void): {
      hostname: string;
  };
  /**
   * Asks for the start of authority (SOA record).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: import("kith:internal/dns/records").SoaRecord) => void} callback
   */
  function resolveSoa(hostname: string, callback: (error: Error | null, result?: import("kith:internal/dns/records").SoaRecord) => void): {
      hostname: string;
  };
  /**
   * Asks for servers of a service (SRV records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: import("kith:internal/dns/records").SrvRecord[]) => void} callback
   */
  function resolveSrv(hostname: string, callback: (error: Error | null, result?: import("kith:internal/dns/records").SrvRecord[]) => void): {
      hostname: string;
  };
  /**
   * Asks for certificates bound to the name (TLSA records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: import("kith:internal/dns/records").TlsaRecord[]) => void} callback
   */
  function resolveTlsa(hostname: string, callback: (error: Error | null, result?: import("kith:internal/dns/records").TlsaRecord[]) => void): {
      hostname: string;
  };
  /**
   * Asks for texts, each in parts (TXT records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: string[][]) => void} callback
   */
  function resolveTxt(hostname: string, callback: (error: Error | null, result?: string[][]) => void): {
      hostname: string;
  };
  /** The same functions as promises: `dns/promises`. */
  const promises: {
      ADDRGETNETWORKPARAMS: string;
      BADFAMILY: string;
      BADFLAGS: string;
      BADHINTS: string;
      BADNAME: string;
      BADQUERY: string;
      BADRESP: string;
      BADSTR: string;
      CANCELLED: string;
      CONNREFUSED: string;
      DESTRUCTION: string;
      EOF: string;
      FILE: string;
      FORMERR: string;
      LOADIPHLPAPI: string;
      NODATA: string;
      NOMEM: string;
      NONAME: string;
      NOTFOUND: string;
      NOTIMP: string;
      NOTINITIALIZED: string;
      REFUSED: string;
      Resolver: typeof import("kith:internal/dns/promised").Resolver;
      SERVFAIL: string;
      TIMEOUT: string;
      getDefaultResultOrder: typeof getDefaultResultOrder;
      getServers: typeof getServers;
      lookup: typeof import("kith:internal/dns/promises").lookup;
      lookupService: typeof import("kith:internal/dns/promises").lookupService;
      resolve: typeof import("kith:internal/dns/promises").resolve;
      resolve4: typeof import("kith:internal/dns/promises").resolve4;
      resolve6: typeof import("kith:internal/dns/promises").resolve6;
      resolveAny: typeof import("kith:internal/dns/promises").resolveAny;
      resolveCaa: typeof import("kith:internal/dns/promises").resolveCaa;
      resolveCname: typeof import("kith:internal/dns/promises").resolveCname;
      resolveMx: typeof import("kith:internal/dns/promises").resolveMx;
      resolveNaptr: typeof import("kith:internal/dns/promises").resolveNaptr;
      resolveNs: typeof import("kith:internal/dns/promises").resolveNs;
      resolvePtr: typeof import("kith:internal/dns/promises").resolvePtr;
      resolveSoa: typeof import("kith:internal/dns/promises").resolveSoa;
      resolveSrv: typeof import("kith:internal/dns/promises").resolveSrv;
      resolveTlsa: typeof import("kith:internal/dns/promises").resolveTlsa;
      resolveTxt: typeof import("kith:internal/dns/promises").resolveTxt;
      reverse: typeof import("kith:internal/dns/promises").reverse;
      setDefaultResultOrder: typeof setDefaultResultOrder;
      setServers: typeof setServers;
  };
  const _default: {
      ADDRCONFIG: number;
      ADDRGETNETWORKPARAMS: string;
      ALL: number;
      BADFAMILY: string;
      BADFLAGS: string;
      BADHINTS: string;
      BADNAME: string;
      BADQUERY: string;
      BADRESP: string;
      BADSTR: string;
      CANCELLED: string;
      CONNREFUSED: string;
      DESTRUCTION: string;
      EOF: string;
      FILE: string;
      FORMERR: string;
      LOADIPHLPAPI: string;
      NODATA: string;
      NOMEM: string;
      NONAME: string;
      NOTFOUND: string;
      NOTIMP: string;
      NOTINITIALIZED: string;
      REFUSED: string;
      Resolver: typeof Resolver;
      SERVFAIL: string;
      TIMEOUT: string;
      V4MAPPED: number;
      getDefaultResultOrder: typeof getDefaultResultOrder;
      getServers: typeof getServers;
      lookup: typeof lookup;
      lookupService: typeof lookupService;
      promises: {
          ADDRGETNETWORKPARAMS: string;
          BADFAMILY: string;
          BADFLAGS: string;
          BADHINTS: string;
          BADNAME: string;
          BADQUERY: string;
          BADRESP: string;
          BADSTR: string;
          CANCELLED: string;
          CONNREFUSED: string;
          DESTRUCTION: string;
          EOF: string;
          FILE: string;
          FORMERR: string;
          LOADIPHLPAPI: string;
          NODATA: string;
          NOMEM: string;
          NONAME: string;
          NOTFOUND: string;
          NOTIMP: string;
          NOTINITIALIZED: string;
          REFUSED: string;
          Resolver: typeof import("kith:internal/dns/promised").Resolver;
          SERVFAIL: string;
          TIMEOUT: string;
          getDefaultResultOrder: typeof getDefaultResultOrder;
          getServers: typeof getServers;
          lookup: typeof import("kith:internal/dns/promises").lookup;
          lookupService: typeof import("kith:internal/dns/promises").lookupService;
          resolve: typeof import("kith:internal/dns/promises").resolve;
          resolve4: typeof import("kith:internal/dns/promises").resolve4;
          resolve6: typeof import("kith:internal/dns/promises").resolve6;
          resolveAny: typeof import("kith:internal/dns/promises").resolveAny;
          resolveCaa: typeof import("kith:internal/dns/promises").resolveCaa;
          resolveCname: typeof import("kith:internal/dns/promises").resolveCname;
          resolveMx: typeof import("kith:internal/dns/promises").resolveMx;
          resolveNaptr: typeof import("kith:internal/dns/promises").resolveNaptr;
          resolveNs: typeof import("kith:internal/dns/promises").resolveNs;
          resolvePtr: typeof import("kith:internal/dns/promises").resolvePtr;
          resolveSoa: typeof import("kith:internal/dns/promises").resolveSoa;
          resolveSrv: typeof import("kith:internal/dns/promises").resolveSrv;
          resolveTlsa: typeof import("kith:internal/dns/promises").resolveTlsa;
          resolveTxt: typeof import("kith:internal/dns/promises").resolveTxt;
          reverse: typeof import("kith:internal/dns/promises").reverse;
          setDefaultResultOrder: typeof setDefaultResultOrder;
          setServers: typeof setServers;
      };
      resolve: typeof resolve;
      resolve4: typeof resolve4;
      resolve6: typeof resolve6;
      resolveAny: typeof resolveAny;
      resolveCaa: typeof resolveCaa;
      resolveCname: typeof resolveCname;
      resolveMx: typeof resolveMx;
      resolveNaptr: typeof resolveNaptr;
      resolveNs: typeof resolveNs;
      resolvePtr: typeof resolvePtr;
      resolveSoa: typeof resolveSoa;
      resolveSrv: typeof resolveSrv;
      resolveTlsa: typeof resolveTlsa;
      resolveTxt: typeof resolveTxt;
      reverse: typeof reverse;
      setDefaultResultOrder: typeof setDefaultResultOrder;
      setServers: typeof setServers;
  };
  export default _default;
  export { ADDRCONFIG, ADDRGETNETWORKPARAMS, ALL, BADFAMILY, BADFLAGS, BADHINTS, BADNAME, BADQUERY, BADRESP, BADSTR, CANCELLED, CONNREFUSED, DESTRUCTION, EOF, FILE, FORMERR, LOADIPHLPAPI, NODATA, NOMEM, NONAME, NOTFOUND, NOTIMP, NOTINITIALIZED, REFUSED, Resolver, SERVFAIL, TIMEOUT, V4MAPPED, getDefaultResultOrder, getServers, lookup, lookupService, promises, resolve, resolve4, resolve6, resolveAny, resolveCaa, resolveCname, resolveMx, resolveNaptr, resolveNs, resolvePtr, resolveSoa, resolveSrv, resolveTlsa, resolveTxt, reverse, setDefaultResultOrder, setServers, };
  export {};
}
