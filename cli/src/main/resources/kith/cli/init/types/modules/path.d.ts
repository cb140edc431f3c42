// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/path" {
  /** Node's `path` on POSIX systems, from the npm package `path-browserify`, with Node's errors. */
  import base from "kith:internal/npm/@types/path-browserify/index";
  export type FormatInputPathObject = Parameters<typeof base.format>[0];
  /**
   * @param {string[]} paths
   * @returns {string} an absolute path
   */
  function resolve(...paths: string[]): string;
  /**
   * @param {string} from
   * @param {string} to
   * @returns {string} the way from one to the other
   */
  function relative(from: string, to: string): string;
  /**
   * The last part of a path.
   *
   * @param {string} path
   * @param {string} [suffix] left away when the name ends so
   * @returns {string}
   */
  function basename(path: string, suffix?: string): string;
  /**
   * Makes a path of its parts, the opposite of `parse`.
   *
   * @param {FormatInputPathObject} pathObject `dir` goes before `root`, `base` before `name` and `ext`
   * @returns {string}
   */
  function format(pathObject: FormatInputPathObject): string;
  /** @type {(...paths: string[]) => string} all of them with slashes between, normalized */
  const join: (...paths: string[]) => string;
  const path: base.Path & {
      basename: typeof basename;
      dirname: (path: string) => string;
      extname: (path: string) => string;
      format: typeof format;
      isAbsolute: (path: string) => boolean;
      join: (...paths: string[]) => string;
      normalize: (path: string) => string;
      parse: (path: string) => base.PathObject;
      relative: typeof relative;
      resolve: typeof resolve;
      /**
       * The path as it is: it means something on Windows only.
       *
       * @param {string} value
       */
      toNamespacedPath: (value: string) => string;
  };
  export default path;
  export const delimiter: string, dirname: ((this: void, path: string) => string) & ((path: string) => string), extname: ((this: void, path: string) => string) & ((path: string) => string), isAbsolute: ((this: void, path: string) => boolean) & ((path: string) => boolean), normalize: ((this: void, path: string) => string) & ((path: string) => string), parse: ((this: void, path: string) => base.PathObject) & ((path: string) => base.PathObject), posix: base.Path, sep: string, toNamespacedPath: (value: string) => string, win32: null;
  export { basename, format, join, relative, resolve };
  export {};
}

declare module "kith:internal/path/posix" {
  /** Node's `path/posix`: on this system the same as `path`. */
  export * from "kith:internal/path";
  export { default } from "kith:internal/path";
  export {};
}
