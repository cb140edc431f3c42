// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/tls/alpn" {
  /** Lists of protocols spoken inside TLS (RFC 7301), as Node takes them. */
  import { Buffer } from "kith:internal/buffer";
  /**
   * Writes a list of protocols in the form that is sent.
   *
   * @param {string[] | ArrayBufferView} protocols
   * @param {{ ALPNProtocols?: Buffer }} out gets the result
   * @returns {void}
   */
  export function convertALPNProtocols(protocols: string[] | ArrayBufferView, out: {
      ALPNProtocols?: Buffer;
  }): void;
  /**
   * @param {string[] | ArrayBufferView | undefined} protocols
   * @returns {string[]}
   */
  export function protocolsOf(protocols: string[] | ArrayBufferView | undefined): string[];
  export {};
}

declare module "kith:internal/tls/certificates" {
  /** Certificates as Node shows them, and whether one is for a host (RFC 6125). */
  import { Buffer } from "kith:internal/buffer";
  export type CertificateFacts = import("kith:internal/routes/tls").CertificateFacts;
  export type NamePart = {
      type: string;
      value: string;
  };
  export type PeerCertificate = {
      subject?: Record<string, string | string[]>;
      issuer?: Record<string, string | string[]>;
      subjectaltname?: string;
      infoAccess?: Record<string, string[]>;
      ca?: boolean;
      modulus?: string;
      bits?: number;
      exponent?: string;
      pubkey?: Buffer;
      asn1Curve?: string;
      nistCurve?: string;
      valid_from?: string;
      valid_to?: string;
      fingerprint?: string;
      fingerprint256?: string;
      fingerprint512?: string;
      ext_key_usage?: string[];
      serialNumber?: string;
      raw?: Buffer;
      issuerCertificate?: PeerCertificate;
  };
  /**
   * @param {CertificateFacts} facts
   * @returns {PeerCertificate}
   */
  export function shownCertificate(facts: CertificateFacts): PeerCertificate;
  /**
   * @param {CertificateFacts[]} chain the peer's own first
   * @returns {PeerCertificate} with its issuers; one that issued itself is its own
   */
  export function shownChain(chain: CertificateFacts[]): PeerCertificate;
  /**
   * @param {Uint8Array} bytes
   * @returns {Buffer} the same memory
   */
  export function bufferOf(bytes: Uint8Array): Buffer;
  /**
   * Whether a certificate is for a host: Node's check, which `options.checkServerIdentity` can replace.
   *
   * @param {string} hostname
   * @param {PeerCertificate} cert
   * @returns {(Error & { code: string, reason: string, host: string, cert: PeerCertificate }) | undefined} undefined when it is
   */
  export function checkServerIdentity(hostname: string, cert: PeerCertificate): (Error & {
      code: string;
      reason: string;
      host: string;
      cert: PeerCertificate;
  }) | undefined;
  export {};
}

declare module "kith:internal/tls/context" {
  /** Secure contexts: keys, certificates and limits that connections share. */
  export type Contents = string | ArrayBufferView;
  export type SecureContextOptions = {
      /**
       * whom to trust instead of the system's certificates
       */
      ca?: Contents | Contents[];
      /**
       * in PEM, each with the certificates that lead on from it
       */
      cert?: Contents | Contents[];
      /**
       * in PEM
       */
      key?: Contents | (Contents | {
          pem: Contents;
          passphrase?: string;
      })[];
      /**
       * PKCS#12
       */
      pfx?: Contents | (Contents | {
          buf: Contents;
          passphrase?: string;
      })[];
      /**
       * of key and pfx
       */
      passphrase?: string;
      /**
       * OpenSSL's list
       */
      ciphers?: string;
      /**
       * `TLSv1.2` unless told
       */
      minVersion?: string;
      /**
       * `TLSv1.3` unless told
       */
      maxVersion?: string;
      /**
       * an older way to say both versions
       */
      secureProtocol?: string;
      allowPartialTrustChain?: boolean;
      /**
       * checked, else left to the system
       */
      ecdhCurve?: string;
      /**
       * checked, else left to the system
       */
      sigalgs?: string;
      /**
       * without meaning here
       */
      sessionIdContext?: string;
      /**
       * without meaning here
       */
      sessionTimeout?: number;
      /**
       * without meaning here
       */
      ticketKeys?: ArrayBufferView;
      /**
       * not supported
       */
      crl?: Contents | Contents[];
  };
  /** @typedef {string | ArrayBufferView} Contents */
  /**
   * @typedef {object} SecureContextOptions
   * @property {Contents | Contents[]} [ca] whom to trust instead of the system's certificates
   * @property {Contents | Contents[]} [cert] in PEM, each with the certificates that lead on from it
   * @property {Contents | (Contents | { pem: Contents, passphrase?: string })[]} [key] in PEM
   * @property {Contents | (Contents | { buf: Contents, passphrase?: string })[]} [pfx] PKCS#12
   * @property {string} [passphrase] of key and pfx
   * @property {string} [ciphers] OpenSSL's list
   * @property {string} [minVersion] `TLSv1.2` unless told
   * @property {string} [maxVersion] `TLSv1.3` unless told
   * @property {string} [secureProtocol] an older way to say both versions
   * @property {boolean} [allowPartialTrustChain]
   * @property {string} [ecdhCurve] checked, else left to the system
   * @property {string} [sigalgs] checked, else left to the system
   * @property {string} [sessionIdContext] without meaning here
   * @property {number} [sessionTimeout] without meaning here
   * @property {ArrayBufferView} [ticketKeys] without meaning here
   * @property {Contents | Contents[]} [crl] not supported
   */
  /** What `minVersion`, `maxVersion` and `ciphers` are unless told. */
  export const defaults: {
      minVersion: string;
      maxVersion: string;
      ciphers: string;
  };
  /** @type {(context: SecureContext) => number} names it at the host */
  export let handleOf: (context: SecureContext) => number;
  /** What `createSecureContext` makes. */
  export class SecureContext {
      #private;
      /** Node's native object; here it is the context itself. */
      context: this;
      /** @param {number} handle */
      constructor(handle: number);
  }
  /**
   * Makes a secure context. Blocks the window while keys and certificates are read.
   *
   * @param {SecureContextOptions} [options]
   * @returns {SecureContext}
   */
  export function createSecureContext(options?: SecureContextOptions): SecureContext;
  /**
   * The certificates that are trusted.
   *
   * @param {"default" | "system" | "bundled" | "extra"} [type] Kith ships none, so `bundled` are the system's
   * @returns {readonly string[]} in PEM
   */
  export function getCACertificates(type?: "default" | "system" | "bundled" | "extra"): readonly string[];
  /**
   * Says whom contexts without `ca` trust from now on.
   *
   * @param {readonly (string | ArrayBufferView)[]} certs in PEM
   * @returns {void}
   */
  export function setDefaultCACertificates(certs: readonly (string | ArrayBufferView)[]): void;
  /** @returns {string[]} the cipher suites there are, in lower case */
  export function getCiphers(): string[];
  /** The certificates that the system trusts, in PEM; read when first looked at. */
  export const rootCertificates: readonly string[];
  export {};
}

declare module "kith:internal/tls/layered" {
  /** A socket whose bytes travel on another stream: what is asked about the connection is asked there. */
  import { Socket } from "kith:internal/net/socket";
  /** Finds a function of the stream below. */
  const reach: unique symbol;
  /** Knows nothing of what is done with the bytes. */
  export class Layered extends Socket {
      /**
       * @param {any} stream the one below
       * @param {import("kith:internal/net/arguments").AnyOptions} options
       */
      constructor(stream: any, options: import("kith:internal/net/arguments").AnyOptions);
      /** @override */
      address(): any;
      /**
       * @param {string} name
       * @param {(...args: any[]) => any} absent
       * @returns {(...args: any[]) => any} a function of the stream below
       */
      [reach](name: string, absent: (...args: any[]) => any): (...args: any[]) => any;
      /**
       * @override
       * @param {number} msecs
       * @param {() => void} [callback]
       */
      setTimeout(msecs: number, callback?: () => void): this;
      /**
       * @override
       * @param {boolean} [noDelay]
       */
      setNoDelay(noDelay?: boolean): this;
      /**
       * @override
       * @param {boolean} [enable]
       * @param {number} [initialDelay]
       */
      setKeepAlive(enable?: boolean, initialDelay?: number): this;
      /** @override */
      get bytesRead(): any;
      /** @override */
      get bytesWritten(): any;
      /** @override */
      get remoteAddress(): any;
      /** @override */
      get remoteFamily(): any;
      /** @override */
      get remotePort(): any;
      /** @override */
      get localAddress(): any;
      /** @override */
      get localFamily(): any;
      /** @override */
      get localPort(): any;
      /** @override */
      get pending(): boolean;
  }
  export {};
  export {};
}

declare module "kith:internal/tls/socket" {
  /** `tls.TLSSocket`: a stream whose bytes are encrypted on another. */
  import { Buffer } from "kith:internal/buffer";
  import { Layered } from "kith:internal/tls/layered";
  import { checkServerIdentity } from "kith:internal/tls/certificates";
  import { SecureContext } from "kith:internal/tls/context";
  export type Duplex = import("kith:internal/stream/shapes").Duplex;
  export type PeerCertificate = import("kith:internal/tls/certificates").PeerCertificate;
  export type TlsFacts = import("kith:internal/routes/tls").TlsFacts;
  export type TLSSocketOptions = import("kith:internal/tls/context").SecureContextOptions & {
      secureContext?: SecureContext;
      isServer?: boolean;
      server?: any;
      requestCert?: boolean;
      rejectUnauthorized?: boolean;
      ALPNProtocols?: string[] | ArrayBufferView;
      session?: Buffer;
      SNICallback?: (servername: string, callback: (error: Error | null, context?: SecureContext | null) => void) => void;
      ALPNCallback?: (arg: {
          servername: string;
          protocols: string[];
      }) => string | undefined;
      servername?: string;
      host?: string;
      checkServerIdentity?: typeof checkServerIdentity;
      allowHalfOpen?: boolean;
      highWaterMark?: number;
  };
  /** Starts the machine of a server's socket, once its listeners are there. */
  export const startServer: unique symbol;
  /**
   * Emits what `net.Socket` emits, and `secureConnect` (a client), `secure`, `session`, `OCSPResponse`
   * and `keylog` never.
   */
  export class TLSSocket extends Layered {
      #private;
      /** Whether the stream below is on its way to be connected. @override */
      connecting: boolean;
      /** The server it belongs to. @override @type {any} */
      server: any;
      /** Whether the other end's certificate is trusted. */
      authorized: boolean;
      /** Why it is not. @type {any} */
      authorizationError: any;
      /** Always true: what tells it from a `net.Socket`. */
      encrypted: boolean;
      /** The protocol both ends agreed on; false for none, null before they did. @type {string | false | null} */
      alpnProtocol: string | false | null;
      /** The host the client asked for; false for none, null before. @type {string | false | null} */
      servername: string | false | null;
      /** Whether both ends still agree on keys. */
      secureConnecting: boolean;
      /**
       * @param {Duplex} [socket] the stream below, connected or on its way
       * @param {TLSSocketOptions} [options]
       */
      constructor(socket?: Duplex, options?: TLSSocketOptions);
      /** A server's socket begins when its listeners are there. */
      [startServer](): void;
      /** @override @returns {void} */
      _read(): void;
      /**
       * @override
       * @param {any} chunk
       * @param {BufferEncoding} encoding
       * @param {(error?: Error | null) => void} callback
       */
      _write(chunk: any, encoding: BufferEncoding, callback: (error?: Error | null) => void): void;
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
      /**
       * The other end's certificate, as an object.
       *
       * @param {boolean} [detailed] whether with those that lead on from it, as `issuerCertificate`
       * @returns {PeerCertificate | null} null before both could talk, empty when there is none
       */
      getPeerCertificate(detailed?: boolean): PeerCertificate | null;
      /** @returns {PeerCertificate | null} the certificate that was shown to the other end */
      getCertificate(): PeerCertificate | null;
      /**
       * The cipher suite both ends agreed on.
       *
       * @returns {{ name: string, standardName: string, version: string } | {} | null} empty before they did
       */
      getCipher(): {
          name: string;
          standardName: string;
          version: string;
      } | {} | null;
      /** @returns {string | null} for instance `TLSv1.3` */
      getProtocol(): string | null;
      /** The system does not tell. @returns {object | null} null at a server */
      getEphemeralKeyInfo(): object | null;
      /** @returns {Buffer | undefined} to be given as `session` to a later connection; a client's */
      getSession(): Buffer | undefined;
      /** @returns {string[]} the system does not tell */
      getSharedSigalgs(): string[];
      /** @returns {boolean} whether an earlier session was resumed */
      isSessionReused(): boolean;
      /**
       * Key material for other uses (RFC 5705). Blocks the window for a moment.
       *
       * @param {number} length bytes
       * @param {string} label what for
       * @param {Uint8Array} [context] about what
       * @returns {Buffer}
       */
      exportKeyingMaterial(length: number, label: string, context?: Uint8Array): Buffer;
      /**
       * A handshake within a connection is refused always, so there is nothing to disable.
       *
       * @returns {void}
       */
      disableRenegotiation(): void;
      /**
       * TLS 1.3 has no such thing, and older ones are not asked for it.
       *
       * @param {{ rejectUnauthorized?: boolean, requestCert?: boolean }} options
       * @param {(error: Error | null) => void} [callback]
       * @returns {boolean | undefined}
       */
      renegotiate(options: {
          rejectUnauthorized?: boolean;
          requestCert?: boolean;
      }, callback?: (error: Error | null) => void): boolean | undefined;
      /**
       * The system cuts what is sent as it sees fit.
       *
       * @param {number} [size] bytes, 512 to 16384
       * @returns {boolean} whether it is a size that could be
       */
      setMaxSendFragment(size?: number): boolean;
      /**
       * The host a client asks for; before it begins.
       *
       * @param {string} name
       */
      setServername(name: string): void;
      /**
       * Which session to resume; before it begins.
       *
       * @param {Buffer | string} session
       */
      setSession(session: Buffer | string): void;
      /**
       * Another key and certificate for a server; at the latest in its `SNICallback` or `ALPNCallback`.
       *
       * @param {SecureContext | import("kith:internal/tls/context").SecureContextOptions} context
       */
      setKeyCert(context: SecureContext | import("kith:internal/tls/context").SecureContextOptions): void;
  }
  export {};
}

declare module "kith:internal/tls/server" {
  /** `tls.Server`: takes connections and makes them secure. */
  import { Buffer } from "kith:internal/buffer";
  import { Server as NetServer } from "kith:internal/net/server";
  import { SecureContext } from "kith:internal/tls/context";
  import { TLSSocket } from "kith:internal/tls/socket";
  export type TLSSocketOptions = import("kith:internal/tls/socket").TLSSocketOptions;
  export type TlsOptions = TLSSocketOptions & import("kith:internal/net/server").ServerOptions & {
      handshakeTimeout?: number;
  };
  /** Emits what `net.Server` emits, `secureConnection` (socket) and `tlsClientError` (error, socket). */
  export class Server extends NetServer {
      #private;
      /** Whether clients are asked for a certificate. */
      requestCert: boolean;
      /** Whether clients without a trusted one are refused. */
      rejectUnauthorized: boolean;
      /**
       * @param {TlsOptions | ((socket: TLSSocket) => void)} [options]
       * @param {(socket: TLSSocket) => void} [listener] listens to `secureConnection`
       */
      constructor(options?: TlsOptions | ((socket: TLSSocket) => void), listener?: (socket: TLSSocket) => void);
      /**
       * Uses another context for clients that ask for a host.
       *
       * @param {string} hostname with `*` for a part
       * @param {SecureContext | import("kith:internal/tls/context").SecureContextOptions} context
       * @returns {void}
       */
      addContext(hostname: string, context: SecureContext | import("kith:internal/tls/context").SecureContextOptions): void;
      /**
       * Replaces keys and certificates for connections from now on.
       *
       * @param {import("kith:internal/tls/context").SecureContextOptions} options
       * @returns {void}
       */
      setSecureContext(options: import("kith:internal/tls/context").SecureContextOptions): void;
      /** @returns {Buffer} 48 bytes; the system has its own, so these are only kept */
      getTicketKeys(): Buffer;
      /**
       * Sets what {@link getTicketKeys} answers.
       *
       * @param {ArrayBufferView} keys 48 bytes; the system has its own, so these are only kept
       * @returns {void}
       */
      setTicketKeys(keys: ArrayBufferView): void;
  }
  export {};
}

declare module "kith:internal/tls" {
  /**
   * Node's `tls`. Connections need the permissions of the streams below them; whom to trust is what the
   * system's certificates say, unless the app passes `ca`.
   */
  import { convertALPNProtocols } from "kith:internal/tls/alpn";
  import { checkServerIdentity } from "kith:internal/tls/certificates";
  import { SecureContext, createSecureContext, getCACertificates, getCiphers, rootCertificates, setDefaultCACertificates } from "kith:internal/tls/context";
  import { Server } from "kith:internal/tls/server";
  import { TLSSocket } from "kith:internal/tls/socket";
  export type TLSSocketOptions = import("kith:internal/tls/socket").TLSSocketOptions;
  export type TlsOptions = import("kith:internal/tls/server").TlsOptions;
  export type ConnectionOptions = TLSSocketOptions & {
      port?: number;
      path?: string;
      socket?: any;
      timeout?: number;
      lookup?: any;
      localAddress?: string;
      minDHSize?: number;
  };
  /** @typedef {import("kith:internal/tls/socket").TLSSocketOptions} TLSSocketOptions */
  /** @typedef {import("kith:internal/tls/server").TlsOptions} TlsOptions */
  /**
   * @typedef {TLSSocketOptions & {
   *   port?: number, path?: string, socket?: any, timeout?: number, lookup?: any, localAddress?: string,
   *   minDHSize?: number,
   * }} ConnectionOptions
   */
  /** How often a client may begin a handshake anew in Node; here it never may. */
  const CLIENT_RENEG_LIMIT = 3;
  /** In which time, in seconds. */
  const CLIENT_RENEG_WINDOW = 600;
  /** The suites that are used unless told. */
  const DEFAULT_CIPHERS: string;
  /** The curves that are used unless told. */
  const DEFAULT_ECDH_CURVE = "auto";
  /** The oldest version that is used unless told. */
  const DEFAULT_MIN_VERSION: string;
  /** The newest version that is used unless told. */
  const DEFAULT_MAX_VERSION: string;
  /**
   * Connects and makes the connection secure: `connect(options)` or `connect(port, host, options)`, each
   * with a listener of `secureConnect`.
   *
   * @param {...any} args
   * @returns {TLSSocket}
   */
  function connect(...args: any[]): TLSSocket;
  /**
   * Makes a server that does not listen yet.
   *
   * @param {TlsOptions | ((socket: TLSSocket) => void)} [options]
   * @param {(socket: TLSSocket) => void} [listener] listens to `secureConnection`
   * @returns {Server}
   */
  function createServer(options?: TlsOptions | ((socket: TLSSocket) => void), listener?: (socket: TLSSocket) => void): Server;
  const _default: {
      CLIENT_RENEG_LIMIT: number;
      CLIENT_RENEG_WINDOW: number;
      DEFAULT_CIPHERS: string;
      DEFAULT_ECDH_CURVE: string;
      DEFAULT_MAX_VERSION: string;
      DEFAULT_MIN_VERSION: string;
      SecureContext: typeof SecureContext;
      Server: typeof Server;
      TLSSocket: typeof TLSSocket;
      checkServerIdentity: typeof checkServerIdentity;
      connect: typeof connect;
      convertALPNProtocols: typeof convertALPNProtocols;
      createSecureContext: typeof createSecureContext;
      createServer: typeof createServer;
      getCACertificates: typeof getCACertificates;
      getCiphers: typeof getCiphers;
      rootCertificates: readonly string[];
      setDefaultCACertificates: typeof setDefaultCACertificates;
  };
  export default _default;
  export { CLIENT_RENEG_LIMIT, CLIENT_RENEG_WINDOW, DEFAULT_CIPHERS, DEFAULT_ECDH_CURVE, DEFAULT_MAX_VERSION, DEFAULT_MIN_VERSION, SecureContext, Server, TLSSocket, checkServerIdentity, connect, convertALPNProtocols, createSecureContext, createServer, getCACertificates, getCiphers, rootCertificates, setDefaultCACertificates, };
  export {};
}
