// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/https" {
  /** Node's `https`: `http` over `tls`. The manifest must allow the connections, as for `http`. */
  import { Agent as HttpAgent } from "kith:internal/http/agent";
  import { ClientRequest } from "kith:internal/http/request";
  /** Connections by TLS that are kept for later requests. */
  export class Agent extends HttpAgent {
      #private;
      /** @type {number} most sessions that are kept; 0: none */
      maxCachedSessions: number;
      /** @type {Map<string, any>} by name, oldest first */
      _sessions: Map<string, any>;
      /** @param {any} [options] of `http.Agent`, and of `tls.connect` */
      constructor(options?: any);
      /**
       * Opens a connection; may be overridden.
       *
       * @override
       * @param {any} options of `tls.connect`
       * @param {(error: Error | null, socket?: any) => void} [_callback]
       * @returns {any}
       */
      createConnection(options: any, _callback?: (error: Error | null, socket?: any) => void): any;
      /**
       * @override
       * @param {any} [options]
       * @returns {string} the same for requests that may share a connection
       */
      getName(options?: any): string;
  }
  /** The agent of requests that bring none. */
  export const globalAgent: Agent;
  /** A server of `http` over `tls`. */
  export const Server: any;
  /**
   * Makes a server; call `listen` next.
   *
   * @param {any} [options] of `tls.createServer` and of `http.createServer`, or the listener
   * @param {(request: any, response: any) => void} [requestListener]
   * @returns {any} a `Server`
   */
  export function createServer(options?: any, requestListener?: (request: any, response: any) => void): any;
  /**
   * Begins a request; call `end` to send it.
   *
   * @param {any} url a URL, its text, or the options, those of `tls.connect` too
   * @param {any} [options] or the callback
   * @param {(response: any) => void} [callback]
   * @returns {ClientRequest}
   */
  export function request(url: any, options?: any, callback?: (response: any) => void): ClientRequest;
  /**
   * Sends a request without a body.
   *
   * @param {any} url a URL, its text, or the options, those of `tls.connect` too
   * @param {any} [options] or the callback
   * @param {(response: any) => void} [callback]
   * @returns {ClientRequest}
   */
  export function get(url: any, options?: any, callback?: (response: any) => void): ClientRequest;
  const _default: {
      Agent: typeof Agent;
      createServer: typeof createServer;
      get: typeof get;
      globalAgent: Agent;
      request: typeof request;
      Server: any;
  };
  export default _default;
  export {};
}
