// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/http/agent" {
  /** Node's `http.Agent`: keeps connections for the next request. */
  import { EventEmitter } from "kith:internal/events";
  export type AgentOptions = {
      /**
       * keep connections for later requests
       */
      keepAlive?: boolean;
      /**
       * until the system asks whether the other end is there, default 1000
       */
      keepAliveMsecs?: number;
      /**
       * taken off what the server promises, default 1000
       */
      agentKeepAliveTimeoutBuffer?: number;
      /**
       * to one server
       */
      maxSockets?: number;
      maxTotalSockets?: number;
      /**
       * kept to one server, default 256
       */
      maxFreeSockets?: number;
      /**
       * which free connection is taken
       */
      scheduling?: "fifo" | "lifo";
      /**
       * of idle connections
       */
      timeout?: number;
  };
  /**
   * @typedef {object} AgentOptions of Node's documentation; times in milliseconds
   * @property {boolean} [keepAlive] keep connections for later requests
   * @property {number} [keepAliveMsecs] until the system asks whether the other end is there, default 1000
   * @property {number} [agentKeepAliveTimeoutBuffer] taken off what the server promises, default 1000
   * @property {number} [maxSockets] to one server
   * @property {number} [maxTotalSockets]
   * @property {number} [maxFreeSockets] kept to one server, default 256
   * @property {"fifo" | "lifo"} [scheduling] which free connection is taken
   * @property {number} [timeout] of idle connections
   */
  /** Connections to servers, by what makes them alike ({@link Agent.getName}). */
  export class Agent extends EventEmitter {
      #private;
      /** @type {Record<string, any>} given to each connection */
      options: Record<string, any>;
      /** @type {number} port of requests that name none. */
      defaultPort: number;
      /** @type {string} the only one that its requests may have. */
      protocol: string;
      /** @type {Record<string, any[]>} that wait for a connection */
      requests: Record<string, any[]>;
      /** @type {Record<string, any[]>} in use */
      sockets: Record<string, any[]>;
      /** @type {Record<string, any[]>} kept */
      freeSockets: Record<string, any[]>;
      /** @type {number} in milliseconds: first question of the system whether the other end is there. */
      keepAliveMsecs: number;
      /** @type {boolean} whether connections are kept for later requests. */
      keepAlive: boolean;
      /** @type {number} in milliseconds: taken off what a server promises. */
      agentKeepAliveTimeoutBuffer: number;
      /** @type {number} most connections to one server. */
      maxSockets: number;
      /** @type {number} most that are kept to one server. */
      maxFreeSockets: number;
      /** @type {string} which kept connection is used: the `fifo` or the `lifo` one. */
      scheduling: string;
      /** @type {number} most connections to all servers. */
      maxTotalSockets: number;
      /** @type {number} how many there are now. */
      totalSocketCount: number;
      /** @param {AgentOptions & Record<string, any>} [options] */
      constructor(options?: AgentOptions & Record<string, any>);
      /** The one for requests of its protocol that bring none. */
      static defaultMaxSockets: number;
      /**
       * Opens a connection; may be overridden.
       *
       * @param {any} options of `net.connect`
       * @param {(error: Error | null, socket?: any) => void} [_callback] for those that cannot answer at once
       * @returns {any} the connection
       */
      createConnection(options: any, _callback?: (error: Error | null, socket?: any) => void): any;
      /**
       * @param {any} [options]
       * @returns {string} the same for requests that may share a connection
       */
      getName(options?: any): string;
      /**
       * Gives a request a connection, now or when there is one.
       *
       * @param {any} request
       * @param {any} options of the request
       * @returns {void}
       */
      addRequest(request: any, options: any): void;
      /**
       * Opens a connection and takes it into the agent's lists.
       *
       * @param {any} _request
       * @param {any} options
       * @param {(error: Error | null, socket?: any) => void} callback
       * @returns {void}
       */
      createSocket(_request: any, options: any, callback: (error: Error | null, socket?: any) => void): void;
      /**
       * A connection has ended; a request that waits gets another.
       *
       * @param {any} socket
       * @param {any} options
       * @returns {void}
       */
      removeSocket(socket: any, options: any): void;
      /**
       * Prepares a connection to be kept; may be overridden.
       *
       * @param {any} socket
       * @returns {boolean} whether to keep it
       */
      keepSocketAlive(socket: any): boolean;
      /**
       * A kept connection is used again; may be overridden.
       *
       * @param {any} socket
       * @param {any} request
       * @returns {void}
       */
      reuseSocket(socket: any, request: any): void;
      /** Ends all connections of this agent. */
      destroy(): void;
  }
  /** The agent of requests that bring none. */
  export const globalAgent: Agent;
  export {};
}

declare module "kith:internal/http/codes" {
  /** The words of HTTP, as Node lists them: methods that its parser knows (RFC 9110 and others), and reasons. */
  export const METHODS: readonly string[];
  /**
   * Reason phrases by status code (the registry of RFC 9110).
   *
   * @type {Record<number, string>}
   */
  export const STATUS_CODES: Record<number, string>;
  /**
   * Whether a response never has a body, whatever its headers say (RFC 9112, 6.3).
   *
   * @param {number} status
   * @returns {boolean}
   */
  export function isBodiless(status: number): boolean;
  export {};
}

declare module "kith:internal/http/llhttp" {
  /**
   * Calls of llhttp, the parser that Node itself uses (https://github.com/nodejs/llhttp), as WebAssembly
   * out of the npm package `undici`. One instance serves all parsers of a JavaScript context.
   */
  /** 64 KiB: what is copied into the instance at once; a socket seldom gives more. */
  export const PIECE_BYTES_MAX = 65536;
  /** What `on_headers_complete` may answer: go on, there is no body, there is none and the protocol changes. */
  export const After: Readonly<{
      GO_ON: 0;
      NO_BODY: 1;
      UPGRADE: 2;
  }>;
  /** `llhttp_errno` of a parser that stopped because the bytes that follow are not HTTP. */
  export const PAUSED_UPGRADE = 22;
  export type Sink = {
      /**
       * a message begins
       */
      begin: () => void;
      url: (at: number, length: number) => boolean;
      /**
       * the reason phrase
       */
      status: (at: number, length: number) => boolean;
      field: (at: number, length: number) => boolean;
      value: (at: number, length: number) => boolean;
      /**
       * one of {@link After}
       */
      head: (status: number, isUpgrade: boolean, isKeptAlive: boolean) => number;
      body: (at: number, length: number) => boolean;
      /**
       * the message is complete
       */
      end: () => void;
  };
  /** One parser inside the instance. */
  export class Machine {
      #private;
      /**
       * @param {"request" | "response"} kind what it reads
       * @param {Sink} sink
       * @param {boolean} isLenient takes what RFC 9112 forbids: Node's `insecureHTTPParser`
       */
      constructor(kind: "request" | "response", sink: Sink, isLenient: boolean);
      /**
       * Reads one piece. The sink's places are from its beginning.
       *
       * @param {Uint8Array} piece at most {@link PIECE_BYTES_MAX}
       * @returns {number} 0, or llhttp's errno
       */
      execute(piece: Uint8Array): number;
      /** @returns {number} where it stopped, in bytes from the beginning of the piece */
      stoppedAt(): number;
      /** @returns {number} 0, or llhttp's errno: the bytes ended in the middle of a message */
      finish(): number;
      /** Reads what follows an upgrade that nobody wants as HTTP. */
      resumeAfterUpgrade(): void;
      /** @returns {{ major: number, minor: number, method: string }} of the message that is being read */
      head(): {
          major: number;
          minor: number;
          method: string;
      };
      /**
       * @param {number} errno
       * @returns {{ code: string, reason: string }} as Node names them, for instance `HPE_INVALID_METHOD`
       */
      failure(errno: number): {
          code: string;
          reason: string;
      };
      /** Gives its memory back. */
      free(): void;
  }
  /**
   * @param {number} at an address in the instance's memory
   * @param {number} length in bytes
   * @returns {string} each byte one character, as in Node's headers
   */
  export function latin1(at: number, length: number): string;
  /**
   * @param {number} at
   * @returns {number} in bytes from the beginning of the piece
   */
  export function placeOf(at: number): number;
  export {};
}

declare module "kith:internal/http/parser" {
  /**
   * Reads HTTP/1.1 messages out of bytes. What is found is told after the bytes were read, in order, so
   * that a listener may do as it likes, for instance close the connection.
   */
  import { After } from "kith:internal/http/llhttp";
  /** 16 KiB of names and values: as in Node. */
  export const MAX_HEADER_SIZE = 16384;
  export type Head = {
      /**
       * of a request
       */
      method: string;
      /**
       * of a request, as it stands
       */
      url: string;
      /**
       * of a response
       */
      statusCode: number;
      /**
       * of a response
       */
      statusMessage: string;
      httpVersionMajor: number;
      httpVersionMinor: number;
      /**
       * names and values in turn
       */
      rawHeaders: string[];
      /**
       * it asks for, or begins, another protocol
       */
      isUpgrade: boolean;
      /**
       * another message may follow
       */
      isKeptAlive: boolean;
  };
  export type Reader = {
      /**
       * whether a body follows: one of {@link After}; must change nothing
       */
      decide: (head: Head) => number;
      head: (head: Head) => void;
      body: (part: Uint8Array) => void;
      end: (rawTrailers: string[]) => void;
  };
  export type ParseError = Error & {
      code: string;
      reason: string;
      bytesParsed: number;
      rawPacket?: Uint8Array;
  };
  export type Parsed = {
      /**
       * the bytes are not HTTP; the parser reads no more
       */
      error?: ParseError;
      /**
       * bytes of another protocol, after an upgrade; maybe none
       */
      rest?: Uint8Array;
  };
  export type Sink = import("kith:internal/http/llhttp").Sink;
  /**
   * The beginning of a message.
   *
   * @typedef {object} Head
   * @property {string} method of a request
   * @property {string} url of a request, as it stands
   * @property {number} statusCode of a response
   * @property {string} statusMessage of a response
   * @property {number} httpVersionMajor
   * @property {number} httpVersionMinor
   * @property {string[]} rawHeaders names and values in turn
   * @property {boolean} isUpgrade it asks for, or begins, another protocol
   * @property {boolean} isKeptAlive another message may follow
   */
  /**
   * @typedef {object} Reader
   * @property {(head: Head) => number} decide whether a body follows: one of {@link After}; must change nothing
   * @property {(head: Head) => void} head
   * @property {(part: Uint8Array) => void} body
   * @property {(rawTrailers: string[]) => void} end
   */
  /** @typedef {Error & { code: string, reason: string, bytesParsed: number, rawPacket?: Uint8Array }} ParseError */
  /**
   * @typedef {object} Parsed
   * @property {ParseError} [error] the bytes are not HTTP; the parser reads no more
   * @property {Uint8Array} [rest] bytes of another protocol, after an upgrade; maybe none
   */
  /** @typedef {import("kith:internal/http/llhttp").Sink} Sink */
  /** @implements {Sink} */
  export class Parser implements Sink {
      #private;
      /** Most header fields: a request with more is refused, of a response the rest is dropped; 0: any number. */
      maxHeadersCount: number;
      /**
       * @param {"request" | "response"} kind
       * @param {Reader} reader
       * @param {{ maxHeaderSize?: number, isLenient?: boolean }} [options] size in bytes
       */
      constructor(kind: "request" | "response", reader: Reader, options?: {
          maxHeaderSize?: number;
          isLenient?: boolean;
      });
      /**
       * @param {Uint8Array} bytes
       * @returns {Parsed}
       */
      parse(bytes: Uint8Array): Parsed;
      /**
       * The connection has ended.
       *
       * @returns {Parsed}
       */
      finish(): Parsed;
      /** Whether a message has begun and is not complete. */
      get isInMessage(): boolean;
      free(): void;
      begin(): void;
      /** @type {Sink["url"]} */
      url(at: number, length: number): boolean;
      /** @type {Sink["status"]} */
      status(at: number, length: number): boolean;
      /** @type {Sink["field"]} */
      field(at: number, length: number): boolean;
      /** @type {Sink["value"]} */
      value(at: number, length: number): boolean;
      /** @type {Sink["head"]} */
      head(statusCode: number, isUpgrade: boolean, isKeptAlive: boolean): number;
      /** @type {Sink["body"]} */
      body(at: number, length: number): boolean;
      end(): void;
  }
  export { After };
  export {};
}

declare module "kith:internal/http/incoming" {
  /** Node's `http.IncomingMessage`: a request at a server, a response at a client. */
  import { Readable } from "kith:internal/stream";
  /**
   * A message that comes in; its body is what can be read. Destroyed before it is complete, it destroys
   * its connection.
   */
  export class IncomingMessage extends Readable {
      #private;
      /** @type {any} the connection it comes by */
      socket: any;
      /** @type {number | null} */
      httpVersionMajor: number | null;
      /** @type {number | null} */
      httpVersionMinor: number | null;
      /** @type {string | null} for instance `1.1` */
      httpVersion: string | null;
      /** @type {boolean} whether it was read to its end. */
      complete: boolean;
      /** @type {string[]} names and values in turn, as they came */
      rawHeaders: string[];
      /** @type {string[]} filled when the message has ended */
      rawTrailers: string[];
      /** @type {boolean} whether the connection ended before the message did. */
      aborted: boolean;
      /** @type {boolean | null} whether it asks for another protocol */
      upgrade: boolean | null;
      /** @type {string} of a request: what stands in its first line. */
      url: string;
      /** @type {string | null} of a request */
      method: string | null;
      /** @type {number | null} of a response */
      statusCode: number | null;
      /** @type {string | null} of a response: the reason phrase */
      statusMessage: string | null;
      /** @type {any} the request this is the response to, or nothing */
      req: any;
      /** The connection's bytes are taken by something else; what is left of this message is dropped. */
      _dumped: boolean;
      /** @param {any} socket the connection it comes by */
      constructor(socket: any);
      /** The same as `socket`, by its old name. */
      get connection(): any;
      set connection(socket: any);
      /** Header fields by name in lower case; of repeated ones the first, or joined, as Node's documentation says. */
      get headers(): Record<string, any>;
      set headers(headers: Record<string, any>);
      /** All values of each header field. */
      get headersDistinct(): Record<string, string[]>;
      set headersDistinct(headers: Record<string, string[]>);
      /** Fields after the body, when it has ended. */
      get trailers(): Record<string, any>;
      set trailers(trailers: Record<string, any>);
      /** All values of each field after the body. */
      get trailersDistinct(): Record<string, string[]>;
      set trailersDistinct(trailers: Record<string, string[]>);
      /**
       * Calls back when the connection was idle for so long.
       *
       * @param {number} msecs
       * @param {() => void} [callback]
       * @returns {this}
       */
      setTimeout(msecs: number, callback?: () => void): this;
      /**
       * Takes over what a parser found.
       *
       * @param {import("kith:internal/http/parser").Head} head
       * @param {boolean} joinDuplicates
       * @returns {this}
       */
      _takeHead(head: import("kith:internal/http/parser").Head, joinDuplicates: boolean): this;
      /**
       * @param {string[]} rawTrailers
       * @returns {void}
       */
      _finishWith(rawTrailers: string[]): void;
      /** The connection ended too early. */
      _abort(): void;
      /** Reads the rest and drops it, so that the next message on the connection is reached. */
      _dump(): void;
      /** @override */
      _read(): void;
      /**
       * @override
       * @param {Error | null} error
       * @param {(error?: Error | null) => void} callback
       */
      _destroy(error: Error | null, callback: (error?: Error | null) => void): void;
  }
  export {};
}

declare module "kith:internal/http/headed" {
  /** The header fields of a message that goes out. */
  import { Stream } from "kith:internal/stream";
  /** Fields that can be changed until the head is fixed. */
  export class Headed extends Stream {
      #private;
      /** @type {string | null} first line and fields, once they are fixed */
      _header: string | null;
      _removedConnection: boolean;
      _removedContLen: boolean;
      _removedTE: boolean;
      /** @type {boolean} whether a `Date` field is added. */
      sendDate: boolean;
      _trailer: string;
      constructor();
      /** Whether the head is fixed. */
      get headersSent(): boolean;
      /** @returns {Iterable<[string, any]>} names as they were set, and values */
      _fields(): Iterable<[string, any]>;
      /**
       * @param {string} name
       * @param {number | string | readonly string[]} value
       * @returns {this}
       */
      setHeader(name: string, value: number | string | readonly string[]): this;
      /**
       * @param {Headers | Map<string, number | string | readonly string[]>} headers
       * @returns {this}
       */
      setHeaders(headers: Headers | Map<string, number | string | readonly string[]>): this;
      /**
       * Adds a value to those of a field.
       *
       * @param {string} name
       * @param {string | readonly string[]} value
       * @returns {this}
       */
      appendHeader(name: string, value: string | readonly string[]): this;
      /**
       * @param {string} name
       * @returns {any} as it was set
       */
      getHeader(name: string): any;
      /** @returns {string[]} in lower case */
      getHeaderNames(): string[];
      /** @returns {string[]} as they were set */
      getRawHeaderNames(): string[];
      /** @returns {Record<string, any>} by name in lower case */
      getHeaders(): Record<string, any>;
      /**
       * @param {string} name
       * @returns {boolean}
       */
      hasHeader(name: string): boolean;
      /**
       * @param {string} name
       * @returns {void}
       */
      removeHeader(name: string): void;
      /**
       * Fields after the body, which must be chunked.
       *
       * @param {Record<string, string> | readonly [string, string][]} headers
       * @returns {void}
       */
      addTrailers(headers: Record<string, string> | readonly [string, string][]): void;
  }
  export {};
}

declare module "kith:internal/http/outgoing" {
  /** Node's `http.OutgoingMessage`: what a request and a server's response have in common. */
  import { Headed } from "kith:internal/http/headed";
  export type Chunk = string | Uint8Array;
  export type Callback = (error?: Error | null) => void;
  export type Queued = {
      data: Chunk;
      encoding: string | undefined;
      callback: Callback | undefined;
  };
  /** @typedef {string | Uint8Array} Chunk */
  /** @typedef {(error?: Error | null) => void} Callback */
  /** @typedef {{ data: Chunk, encoding: string | undefined, callback: Callback | undefined }} Queued */
  /** Base of messages that go out. Its head is sent with the first part of the body, or by `flushHeaders`. */
  export class OutgoingMessage extends Headed {
      #private;
      /** @type {Queued[]} what waits for the connection */
      outputData: Queued[];
      /** @type {number} in bytes. */
      outputSize: number;
      /** @type {boolean} always true. */
      writable: boolean;
      /** @type {boolean} whether it was given up, or is over. */
      destroyed: boolean;
      /** The connection ends after this message. */
      _last: boolean;
      /** @type {boolean} whether the body goes out in chunks. */
      chunkedEncoding: boolean;
      /** @type {boolean} whether the connection may serve another message. */
      shouldKeepAlive: boolean;
      /** @type {boolean} whether this is the last request that the connection may bring. */
      maxRequestsOnConnectionReached: boolean;
      _defaultKeepAlive: boolean;
      /** @type {boolean} whether a body of unknown length goes out in chunks. */
      useChunkedEncodingByDefault: boolean;
      /** @type {boolean} whether a body of another length than announced is an error. */
      strictContentLength: boolean;
      /** @type {number | null} in bytes */
      _contentLength: number | null;
      _hasBody: boolean;
      /** @type {boolean} whether `end` was called. */
      finished: boolean;
      _headerSent: boolean;
      _closed: boolean;
      /** In milliseconds; 0: not told. */
      _keepAliveTimeout: number;
      /** 0: not told. */
      _maxRequestsPerSocket: number;
      /** @type {any} the connection, when it is this message's turn */
      socket: any;
      /**
       * @param {{ highWaterMark?: number, uniqueHeaders?: Set<string>, rejectNonStandardBodyWrites?: boolean }} [options]
       *   `uniqueHeaders` in lower case: fields whose values are joined by `; `
       */
      constructor(options?: {
          highWaterMark?: number;
          uniqueHeaders?: Set<string>;
          rejectNonStandardBodyWrites?: boolean;
      });
      /** The same as `socket`, by its old name. */
      get connection(): any;
      set connection(socket: any);
      /** Whether `end` was called. */
      get writableEnded(): boolean;
      /** Whether all was handed to the system, shortly before `finish`. */
      get writableFinished(): boolean;
      /** Always false: it takes bytes. */
      get writableObjectMode(): boolean;
      /** In bytes, what waits to be sent. */
      get writableLength(): any;
      /** In bytes. */
      get writableHighWaterMark(): any;
      /** How often `cork` was called without `uncork`. */
      get writableCorked(): number;
      /** Whether `write` answered false and `drain` is still to come. */
      get writableNeedDrain(): boolean;
      /** The error it was destroyed with, or null. */
      get errored(): Error | null;
      /** Whether `close` was emitted. */
      get closed(): boolean;
      /** Holds writes back until `uncork`. */
      cork(): void;
      /** Lets writes go out that `cork` held back. */
      uncork(): void;
      /**
       * Emits `timeout` when the connection was idle for so long.
       *
       * @param {number} msecs 0: never
       * @param {() => void} [callback] listener of `timeout`
       * @returns {this}
       */
      setTimeout(msecs: number, callback?: () => void): this;
      /**
       * Gives the message up, and with it the connection.
       *
       * @param {Error} [error]
       * @returns {this}
       */
      destroy(error?: Error): this;
      /** Sends the head at once. */
      flushHeaders(): void;
      /** Fixes the head with what is known. */
      _implicitHeader(): void;
      /**
       * Sends a part of the body.
       *
       * @param {Chunk} chunk
       * @param {any} [encoding] of a text, or the callback
       * @param {Callback} [callback] when the system has it
       * @returns {boolean} false: wait for `drain`
       */
      write(chunk: Chunk, encoding?: any, callback?: Callback): boolean;
      /**
       * Ends the message.
       *
       * @param {any} [chunk] the last part, or the callback
       * @param {any} [encoding] of a text, or the callback
       * @param {() => void} [callback] when all was sent
       * @returns {this}
       */
      end(chunk?: any, encoding?: any, callback?: () => void): this;
      /** It will not go on, whatever was sent. */
      _markDestroyed(): void;
      /** It is over, which is told once. */
      _close(): void;
      /** All has been given to the connection. */
      _finish(): void;
      /**
       * Sends bytes as they are, after the head if that is not yet sent.
       *
       * @param {Chunk} data
       * @param {string} [encoding]
       * @param {Callback} [callback]
       * @returns {boolean}
       */
      _send(data: Chunk, encoding?: string, callback?: Callback): boolean;
      /**
       * @param {Chunk} data
       * @param {string} [encoding]
       * @param {Callback} [callback]
       * @returns {boolean}
       */
      _writeRaw(data: Chunk, encoding?: string, callback?: Callback): boolean;
      /** It is this message's turn on the connection. */
      _flush(): void;
      /** The connection takes more. */
      _drained(): void;
      /**
       * Fixes the head.
       *
       * @param {string} firstLine with its line end
       * @param {readonly [string, any][]} [headers] instead of those that were set
       * @returns {void}
       */
      _storeHeader(firstLine: string, headers?: readonly [string, any][]): void;
      /**
       * Only what can be read can be piped.
       *
       * @override
       */
      pipe(): any;
  }
  export {};
}

declare module "kith:internal/http/request" {
  /** Node's `http.ClientRequest`. */
  import { OutgoingMessage } from "kith:internal/http/outgoing";
  /**
   * A request, sent when it ends or when a part of its body is written.
   */
  export class ClientRequest extends OutgoingMessage {
      #private;
      /** @type {any} what gives it a connection, if anything does. */
      agent: any;
      /** @type {string} for instance `http:`. */
      protocol: string;
      /** @type {string} what stands in the first line, with the query. */
      path: string;
      /** @type {string} name or address of the server. */
      host: string;
      /** @type {string} in upper case. */
      method: string;
      /** @type {number | undefined} in bytes; nothing: 16 KiB. */
      maxHeaderSize: number | undefined;
      /** @type {boolean | undefined} whether it takes what RFC 9112 forbids. */
      insecureHTTPParser: boolean | undefined;
      /** @type {boolean | undefined} whether fields that may stand once are joined when repeated. */
      joinDuplicateHeaders: boolean | undefined;
      /** @type {number | null} most fields of the response; null: 2000 */
      maxHeadersCount: number | null;
      /** @type {string | undefined} of a Unix domain socket. */
      socketPath: string | undefined;
      /** @type {boolean} whether a connection of an earlier request is used. */
      reusedSocket: boolean;
      /** @type {boolean} whether `abort` was called. */
      aborted: boolean;
      _ended: boolean;
      /** @type {any} the response */
      res: any;
      /** @type {any} always null; Node has it. */
      timeoutCb: any;
      /** @type {number | undefined} in milliseconds */
      timeout: number | undefined;
      /**
       * @param {any} input a URL, its text, or {@link target.RequestOptions}
       * @param {any} [given] options, or the callback
       * @param {any} [listener] of `response`
       */
      constructor(input: any, given?: any, listener?: any);
      /** @override */
      _implicitHeader(): void;
      /**
       * The agent has a connection, or none.
       *
       * @param {any} socket
       * @param {Error} [error]
       * @returns {void}
       */
      onSocket(socket: any, error?: Error): void;
      /** Whether an error was told, which happens once. */
      _toldError: boolean;
      /** @override */
      _close(): void;
      /** Takes its listeners off the connection. */
      _leaveSocket(): void;
      /** @override */
      _finish(): void;
      /** Gives the request up; `destroy` is its new name. */
      abort(): void;
      /**
       * Gives the request up, and with it the connection.
       *
       * @override
       * @param {any} [error]
       * @returns {this}
       */
      destroy(error?: any): this;
      /**
       * Emits `timeout` when the connection was idle for so long.
       *
       * @override
       * @param {number} msecs 0: never
       * @param {() => void} [callback]
       * @returns {this}
       */
      setTimeout(msecs: number, callback?: () => void): this;
      /**
       * Takes `setTimeout` back.
       *
       * @param {() => void} [callback] no more called
       * @returns {this}
       */
      clearTimeout(callback?: () => void): this;
      /**
       * Sends small packets at once, as soon as there is a connection.
       *
       * @param {boolean} [noDelay] as of `socket.setNoDelay`
       * @returns {void}
       */
      setNoDelay(noDelay?: boolean): void;
      /**
       * Lets the system ask whether the other end is there, as soon as there is a connection.
       *
       * @param {boolean} [enable] as of `socket.setKeepAlive`
       * @param {number} [initialDelay] in milliseconds
       * @returns {void}
       */
      setSocketKeepAlive(enable?: boolean, initialDelay?: number): void;
  }
  export {};
}

declare module "kith:internal/http/response" {
  /** Node's `http.ServerResponse`. */
  import { OutgoingMessage } from "kith:internal/http/outgoing";
  /** What a server answers. */
  export class ServerResponse extends OutgoingMessage {
      #private;
      /** @type {any} the request. */
      req: any;
      /** @type {number} sent with the head. */
      statusCode: number;
      /** @type {string | undefined} the reason phrase; nothing: the usual one */
      statusMessage: string | undefined;
      _sent100: boolean;
      _expect_continue: boolean;
      /**
       * @param {any} req the request
       * @param {any} [options] as of OutgoingMessage
       */
      constructor(req: any, options?: any);
      /**
       * It is this response's turn on the connection.
       *
       * @param {any} socket
       * @returns {void}
       */
      assignSocket(socket: any): void;
      /**
       * Lets the connection go to the next response.
       *
       * @param {any} socket
       * @returns {void}
       */
      detachSocket(socket: any): void;
      /**
       * Tells the client to send the body.
       *
       * @param {() => void} [callback]
       * @returns {void}
       */
      writeContinue(callback?: () => void): void;
      /**
       * Tells the client that the answer will take a while.
       *
       * @param {() => void} [callback]
       * @returns {void}
       */
      writeProcessing(callback?: () => void): void;
      /**
       * Tells the client what it will need (RFC 8297).
       *
       * @param {Record<string, string | string[]> & { link?: string | string[] }} hints fields; without `link` nothing is sent
       * @param {() => void} [callback]
       * @returns {void}
       */
      writeEarlyHints(hints: Record<string, string | string[]> & {
          link?: string | string[];
      }, callback?: () => void): void;
      /** @override */
      _implicitHeader(): void;
      /**
       * Fixes the head; it is sent with the first part of the body.
       *
       * @param {number} statusCode
       * @param {any} [statusMessage] the reason phrase, or the fields
       * @param {any} [fields] an object, or names and values in turn; they go before those that were set
       * @returns {this}
       */
      writeHead(statusCode: number, statusMessage?: any, fields?: any): this;
      /** The same as `writeHead`, by its old name. */
      writeHeader(/** @type {[any, any?, any?]} */ ...args: [any, any?, any?]): this;
  }
  /**
   * @param {any[]} given names and values in turn, or pairs
   * @returns {[string, any][]}
   */
  export function pairsOf(given: any[]): [string, any][];
  export {};
}

declare module "kith:internal/http/server" {
  /** Node's `http.Server`. */
  import { IncomingMessage } from "kith:internal/http/incoming";
  import { ServerResponse } from "kith:internal/http/response";
  export type ServerOptions = {
      /**
       * class of requests
       */
      IncomingMessage?: typeof IncomingMessage;
      /**
       * class of responses
       */
      ServerResponse?: typeof ServerResponse;
      /**
       * in bytes, default 16 KiB
       */
      maxHeaderSize?: number;
      /**
       * take what RFC 9112 forbids
       */
      insecureHTTPParser?: boolean;
      /**
       * for a whole request, default 5 minutes
       */
      requestTimeout?: number;
      /**
       * for its head, default 1 minute
       */
      headersTimeout?: number;
      /**
       * between two requests, default 5 s
       */
      keepAliveTimeout?: number;
      /**
       * added to it, default 1 s
       */
      keepAliveTimeoutBuffer?: number;
      /**
       * between looks at the two above, default 30 s
       */
      connectionsCheckingInterval?: number;
      /**
       * of HTTP/1.1, default true
       */
      requireHostHeader?: boolean;
      joinDuplicateHeaders?: boolean;
      /**
       * whether a body where none may be is an error
       */
      rejectNonStandardBodyWrites?: boolean;
      /**
       * to be sent as one line
       */
      uniqueHeaders?: readonly (string | readonly string[])[];
      highWaterMark?: number;
      /**
       * default true
       */
      noDelay?: boolean;
      keepAlive?: boolean;
      keepAliveInitialDelay?: number;
  };
  /**
   * @typedef {object} ServerOptions of Node's documentation; times in milliseconds
   * @property {typeof IncomingMessage} [IncomingMessage] class of requests
   * @property {typeof ServerResponse} [ServerResponse] class of responses
   * @property {number} [maxHeaderSize] in bytes, default 16 KiB
   * @property {boolean} [insecureHTTPParser] take what RFC 9112 forbids
   * @property {number} [requestTimeout] for a whole request, default 5 minutes
   * @property {number} [headersTimeout] for its head, default 1 minute
   * @property {number} [keepAliveTimeout] between two requests, default 5 s
   * @property {number} [keepAliveTimeoutBuffer] added to it, default 1 s
   * @property {number} [connectionsCheckingInterval] between looks at the two above, default 30 s
   * @property {boolean} [requireHostHeader] of HTTP/1.1, default true
   * @property {boolean} [joinDuplicateHeaders]
   * @property {boolean} [rejectNonStandardBodyWrites] whether a body where none may be is an error
   * @property {readonly (string | readonly string[])[]} [uniqueHeaders] to be sent as one line
   * @property {number} [highWaterMark]
   * @property {boolean} [noDelay] default true
   * @property {boolean} [keepAlive]
   * @property {number} [keepAliveInitialDelay]
   */
  /**
   * Lets a server speak HTTP over its connections; `http.Server` and `https.Server` have it in common.
   *
   * @param {any} Base `net.Server` or `tls.Server`
   * @param {string} connectionEvent when a connection is ready
   * @param {object} [fixed] options of Base that are not the app's to choose
   * @returns {any} the class
   */
  export function serving(Base: any, connectionEvent: string, fixed?: object): any;
  /**
   * Serves HTTP on a connection.
   *
   * @param {any} server
   * @param {any} socket
   * @returns {void}
   */
  export function serve(server: any, socket: any): void;
  /**
   * @param {any} names
   * @returns {Set<string> | undefined}
   */
  export function uniqueSet(names: any): Set<string> | undefined;
  /** Clients may end their side when they have asked: the answer still goes out. */
  export const Server: any;
  export {};
}

declare module "kith:internal/http/tokens" {
  /** What may stand in a message's head (RFC 9110, 5.1 and 5.5; RFC 9112, 3). */
  /**
   * @param {unknown} text
   * @returns {boolean}
   */
  export function isToken(text: unknown): boolean;
  /**
   * @param {string} text
   * @returns {boolean} whether it can be neither a value nor a reason phrase
   */
  export function isInvalidValue(text: string): boolean;
  /**
   * @param {string} path of a request
   * @returns {boolean}
   */
  export function isInvalidPath(path: string): boolean;
  /**
   * Checks a header's name as `setHeader` does.
   *
   * @param {string} name
   * @param {string} [label] what the error calls it
   * @returns {void}
   */
  export function validateHeaderName(name: string, label?: string): void;
  /**
   * @param {string} label
   * @param {unknown} text
   * @returns {TypeError & { code: string }}
   */
  export function notToken(label: string, text: unknown): TypeError & {
      code: string;
  };
  /**
   * Checks a header's value as `setHeader` does.
   *
   * @param {string} name for the error
   * @param {unknown} value
   * @returns {void}
   */
  export function validateHeaderValue(name: string, value: unknown): void;
  /**
   * @param {string} where
   * @param {string} [name] of the header
   * @returns {TypeError & { code: string }}
   */
  export function invalidCharacter(where: string, name?: string): TypeError & {
      code: string;
  };
  /**
   * @param {unknown} name
   * @returns {string} in lower case
   */
  export function headerKey(name: unknown): string;
  export {};
}

declare module "kith:internal/http" {
  /**
   * Node's `http`: requests to servers and servers, by HTTP/1.1 over `net`. The manifest must allow the
   * connections (`tcp.connect`) and the places to listen at (`tcp.listen`).
   */
  import { Agent } from "kith:internal/http/agent";
  import { METHODS, STATUS_CODES } from "kith:internal/http/codes";
  import { IncomingMessage } from "kith:internal/http/incoming";
  import { OutgoingMessage } from "kith:internal/http/outgoing";
  import { MAX_HEADER_SIZE as maxHeaderSize } from "kith:internal/http/parser";
  import { ClientRequest } from "kith:internal/http/request";
  import { ServerResponse } from "kith:internal/http/response";
  import { Server } from "kith:internal/http/server";
  import { validateHeaderName, validateHeaderValue } from "kith:internal/http/tokens";
  /** The engine's own, as Node 22 has them here too. */
  const WebSocket: {
      new (url: string | URL, protocols?: string | string[]): WebSocket;
      prototype: WebSocket;
      readonly CONNECTING: 0;
      readonly OPEN: 1;
      readonly CLOSING: 2;
      readonly CLOSED: 3;
  }, CloseEvent: {
      new (type: string, eventInitDict?: CloseEventInit): CloseEvent;
      prototype: CloseEvent;
  }, MessageEvent: {
      new <T>(type: string, eventInitDict?: MessageEventInit<T>): MessageEvent<T>;
      prototype: MessageEvent;
  };
  /** Serves HTTP on a connection of another server. */
  function _connectionListener(/** @type {any} */ socket: any): void;
  /**
   * Makes a server; call `listen` next.
   *
   * @param {any} [options] `ServerOptions`, or the listener
   * @param {(request: IncomingMessage, response: ServerResponse) => void} [requestListener]
   * @returns {any} a `Server`
   */
  function createServer(options?: any, requestListener?: (request: IncomingMessage, response: ServerResponse) => void): any;
  /**
   * Begins a request; call `end` to send it.
   *
   * @param {any} url a URL, its text, or the options
   * @param {any} [options] or the callback
   * @param {(response: IncomingMessage) => void} [callback]
   * @returns {ClientRequest}
   */
  function request(url: any, options?: any, callback?: (response: IncomingMessage) => void): ClientRequest;
  /**
   * Sends a request without a body.
   *
   * @param {any} url a URL, its text, or the options
   * @param {any} [options] or the callback
   * @param {(response: IncomingMessage) => void} [callback]
   * @returns {ClientRequest}
   */
  function get(url: any, options?: any, callback?: (response: IncomingMessage) => void): ClientRequest;
  /**
   * Parsers are made when needed, so this only checks its argument.
   *
   * @param {number} max
   * @returns {void}
   */
  function setMaxIdleHTTPParsers(max: number): void;
  /** The agent of requests that bring none; may be replaced by assigning to the default export's property. */
  const globalAgent: Agent;
  export { _connectionListener, Agent, ClientRequest, CloseEvent, createServer, get, globalAgent, IncomingMessage, maxHeaderSize, MessageEvent, METHODS, OutgoingMessage, request, Server, ServerResponse, setMaxIdleHTTPParsers, STATUS_CODES, validateHeaderName, validateHeaderValue, WebSocket, };
  const _default: {
      _connectionListener: typeof _connectionListener;
      Agent: typeof Agent;
      ClientRequest: typeof ClientRequest;
      CloseEvent: {
          new (type: string, eventInitDict?: CloseEventInit): CloseEvent;
          prototype: CloseEvent;
      };
      createServer: typeof createServer;
      get: typeof get;
      globalAgent: Agent;
      IncomingMessage: typeof IncomingMessage;
      maxHeaderSize: number;
      MessageEvent: {
          new <T>(type: string, eventInitDict?: MessageEventInit<T>): MessageEvent<T>;
          prototype: MessageEvent;
      };
      METHODS: readonly string[];
      OutgoingMessage: typeof OutgoingMessage;
      request: typeof request;
      Server: any;
      ServerResponse: typeof ServerResponse;
      setMaxIdleHTTPParsers: typeof setMaxIdleHTTPParsers;
      STATUS_CODES: Record<number, string>;
      validateHeaderName: typeof validateHeaderName;
      validateHeaderValue: typeof validateHeaderValue;
      WebSocket: {
          new (url: string | URL, protocols?: string | string[]): WebSocket;
          prototype: WebSocket;
          readonly CONNECTING: 0;
          readonly OPEN: 1;
          readonly CLOSING: 2;
          readonly CLOSED: 3;
      };
  };
  export default _default;
  export {};
}
