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
  /**
   * Whether a path is one of a pattern with `*`, `?`, `[…]`, `**` and `{a,b}`.
   *
   * @param {string} path
   * @param {string} pattern
   * @returns {boolean}
   */
  function matchesGlob(path: string, pattern: string): boolean;
  /**
   * The path as it is: it means something on Windows only.
   *
   * @param {string} value
   */
  const toNamespacedPath: (value: string) => string;
  const path: base.Path & {
      /** The same as `toNamespacedPath`. */
      _makeLong: typeof toNamespacedPath;
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
       */
      toNamespacedPath: typeof toNamespacedPath;
      matchesGlob: typeof matchesGlob;
  };
  /** @type {any} paths of Windows */
  const win32: any;
  const _default: Omit<typeof path, "posix" | "win32"> & {
      posix: any;
      win32: any;
  };
  export default _default;
  export const _makeLong: typeof toNamespacedPath, delimiter: string, dirname: ((this: void, path: string) => string) & ((path: string) => string), extname: ((this: void, path: string) => string) & ((path: string) => string), isAbsolute: ((this: void, path: string) => boolean) & ((path: string) => boolean), normalize: ((this: void, path: string) => string) & ((path: string) => string), parse: ((this: void, path: string) => base.PathObject) & ((path: string) => base.PathObject), sep: string;
  export { basename, format, join, matchesGlob, relative, resolve, toNamespacedPath, path as posix, win32 };
  export {};
}

declare module "kith:internal/path/posix" {
  /** Node's `path/posix`: on this system the same as `path`. */
  export * from "kith:internal/path";
  export { default } from "kith:internal/path";
  export {};
}

declare module "kith:internal/path/windows" {
  /** Node's `path` of Windows, as text: nothing is asked of the system. */
  export type Root = {
      /**
       * `C:` or `\\server\share`, or empty
       */
      device: string;
      isAbsolute: boolean;
      /**
       * where the rest begins
       */
      end: number;
  };
  /**
   * Leaves away what changes nothing.
   *
   * @param {string} path
   * @returns {string} with backslashes, without what changes nothing
   */
  function normalize(path: string): string;
  /**
   * Puts backslashes between.
   *
   * @param {...string} paths
   * @returns {string} all of them with backslashes between, normalized
   */
  function join(...paths: string[]): string;
  /**
   * Makes a path absolute.
   *
   * @param {...string} paths
   * @returns {string} an absolute path, going from the last to the first
   */
  function resolve(...paths: string[]): string;
  /**
   * Whether a path begins at a root.
   *
   * @param {string} path
   * @returns {boolean}
   */
  function isAbsolute(path: string): boolean;
  /**
   * The way from one path to another.
   *
   * @param {string} from
   * @param {string} to
   * @returns {string} the way from one to the other; the other itself when it is on another device
   */
  function relative(from: string, to: string): string;
  /**
   * Makes a path one that Windows takes without a limit of length.
   *
   * @param {string} path
   * @returns {string} absolute, as Windows takes it without a limit of length
   */
  function toNamespacedPath(path: string): string;
  /**
   * All but the last part.
   *
   * @param {string} path
   * @returns {string} all but the last part
   */
  function dirname(path: string): string;
  /**
   * The last part of a path.
   *
   * @param {string} path
   * @param {string} [suffix] left away when the name ends so
   * @returns {string} the last part
   */
  function basename(path: string, suffix?: string): string;
  /**
   * From the last dot of the last part.
   *
   * @param {string} path
   * @returns {string} from the last dot of the last part, which does not begin with it
   */
  function extname(path: string): string;
  /**
   * Makes a path of its parts.
   *
   * @param {Partial<Record<"root" | "dir" | "base" | "ext" | "name", string>>} pathObject
   * @returns {string} the path of these parts
   */
  function format(pathObject: Partial<Record<"root" | "dir" | "base" | "ext" | "name", string>>): string;
  /**
   * Takes a path apart.
   *
   * @param {string} path
   * @returns {{ root: string, dir: string, base: string, ext: string, name: string }}
   */
  function parse(path: string): {
      root: string;
      dir: string;
      base: string;
      ext: string;
      name: string;
  };
  /**
   * Whether a path is one of a pattern with `*`, `?`, `[…]`, `**` and `{a,b}`.
   *
   * @param {string} path
   * @param {string} pattern
   * @returns {boolean}
   */
  function matchesGlob(path: string, pattern: string): boolean;
  /** What stands between paths in a list. */
  const delimiter = ";";
  /** What stands between the parts of a path. */
  const sep = "\\";
  export const windows: {
      _makeLong: typeof toNamespacedPath;
      basename: typeof basename;
      delimiter: string;
      dirname: typeof dirname;
      extname: typeof extname;
      format: typeof format;
      isAbsolute: typeof isAbsolute;
      join: typeof join;
      matchesGlob: typeof matchesGlob;
      normalize: typeof normalize;
      parse: typeof parse;
      relative: typeof relative;
      resolve: typeof resolve;
      sep: string;
      toNamespacedPath: typeof toNamespacedPath;
  };
  export { basename, delimiter, dirname, extname, format, isAbsolute, join, matchesGlob, normalize, parse, relative, resolve, sep, toNamespacedPath, };
  export {};
}

declare module "kith:internal/path/win32" {
  /** Node's `path/win32`: paths of Windows, on any system. */
  import { posix, win32 } from "kith:internal/path";
  export default win32;
  export { basename, delimiter, dirname, extname, format, isAbsolute, join, matchesGlob, normalize, parse, relative, resolve, sep, toNamespacedPath, toNamespacedPath as _makeLong, } from "kith:internal/path/windows";
  export { posix, win32 };
  export {};
}
