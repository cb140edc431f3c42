// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/url/files" {
  /** Addresses of files, and paths. */
  import { Buffer } from "kith:internal/buffer";
  export type FileUrlOptions = {
      windows?: boolean;
  };
  /**
   * The path of a file, of its address.
   *
   * @param {string | URL} url of the scheme `file:`
   * @param {FileUrlOptions} [options]
   * @returns {string}
   */
  export function fileURLToPath(url: string | URL, options?: FileUrlOptions): string;
  /**
   * The bytes of the path of a file, of its address. As in Node, encoded slashes are separators too.
   *
   * @param {string | URL} url of the scheme `file:`, whose bytes need not be UTF-8
   * @param {FileUrlOptions} [options]
   * @returns {Buffer}
   */
  export function fileURLToPathBuffer(url: string | URL, options?: FileUrlOptions): Buffer;
  /**
   * The address of a file, of its path.
   *
   * @param {string} file a path; a relative one begins at the app's folder
   * @param {FileUrlOptions} [options]
   * @returns {URL}
   */
  export function pathToFileURL(file: string, options?: FileUrlOptions): URL;
  /**
   * @param {string} domain
   * @returns {string} in ASCII, as in an address; empty when it is none
   */
  export function domainToASCII(domain: string): string;
  /**
   * @param {string} domain
   * @returns {string} in Unicode; empty when it is none
   */
  export function domainToUnicode(domain: string): string;
  export {};
}

declare module "kith:internal/url/legacy" {
  /** The old functions of `url`, from the npm package of that name, with Node's errors. */
  export type UrlShape = any;
  /** @typedef {any} UrlShape parts of an address, by Node's old names */
  /** The class of what {@link parse} gives. */
  export const Url: {
      new (): UrlShape;
  };
  /**
   * Takes an address apart, as browsers did before there was a standard.
   *
   * @param {string | UrlShape} url
   * @param {boolean} [parseQueryString] whether `query` is an object
   * @param {boolean} [slashesDenoteHost] whether `//x/y` has the host `x`
   * @returns {UrlShape}
   */
  export function parse(url: string | UrlShape, parseQueryString?: boolean, slashesDenoteHost?: boolean): UrlShape;
  /**
   * Puts an address together.
   *
   * @param {string | URL | UrlShape} urlObject
   * @param {{ auth?: boolean, fragment?: boolean, search?: boolean, unicode?: boolean }} [options] of a URL only
   * @returns {string}
   */
  export function format(urlObject: string | URL | UrlShape, options?: {
      auth?: boolean;
      fragment?: boolean;
      search?: boolean;
      unicode?: boolean;
  }): string;
  /**
   * @param {string} from
   * @param {string} to
   * @returns {string} where a link leads
   */
  export function resolve(from: string, to: string): string;
  /**
   * Where a link leads, taken apart.
   *
   * @param {string | UrlShape} from
   * @param {string} to
   * @returns {UrlShape}
   */
  export function resolveObject(from: string | UrlShape, to: string): UrlShape;
  export {};
}

declare module "kith:internal/url" {
  /** Node's `url`: addresses of the web by the engine, files, and the old functions. */
  import { domainToASCII, domainToUnicode, fileURLToPath, fileURLToPathBuffer, pathToFileURL } from "kith:internal/url/files";
  import { Url, format, parse, resolve, resolveObject } from "kith:internal/url/legacy";
  const URL: {
      new (url: string | URL, base?: string | URL): URL;
      prototype: URL;
      canParse(url: string | URL, base?: string | URL): boolean;
      createObjectURL(obj: Blob | MediaSource): string;
      parse(url: string | URL, base?: string | URL): URL | null;
      revokeObjectURL(url: string): void;
  }, URLSearchParams: {
      new (init?: string[][] | Record<string, string> | string | URLSearchParams): URLSearchParams;
      prototype: URLSearchParams;
  };
  /**
   * What `http.request` takes, of an address.
   *
   * @param {URL} url
   * @returns {Record<string, any>} the options of `http.request` for it
   */
  function urlToHttpOptions(url: URL): Record<string, any>;
  const _default: {
      URL: {
          new (url: string | URL, base?: string | URL): URL;
          prototype: URL;
          canParse(url: string | URL, base?: string | URL): boolean;
          createObjectURL(obj: Blob | MediaSource): string;
          parse(url: string | URL, base?: string | URL): URL | null;
          revokeObjectURL(url: string): void;
      };
      URLSearchParams: {
          new (init?: string[][] | Record<string, string> | string | URLSearchParams): URLSearchParams;
          prototype: URLSearchParams;
      };
      Url: new () => import("kith:internal/url/legacy").UrlShape;
      domainToASCII: typeof domainToASCII;
      domainToUnicode: typeof domainToUnicode;
      fileURLToPath: typeof fileURLToPath;
      fileURLToPathBuffer: typeof fileURLToPathBuffer;
      format: typeof format;
      parse: typeof parse;
      pathToFileURL: typeof pathToFileURL;
      resolve: typeof resolve;
      resolveObject: typeof resolveObject;
      urlToHttpOptions: typeof urlToHttpOptions;
  };
  export default _default;
  export { URL, URLSearchParams, Url, domainToASCII, domainToUnicode, fileURLToPath, fileURLToPathBuffer, format, parse, pathToFileURL, resolve, resolveObject, urlToHttpOptions, };
  export {};
}
