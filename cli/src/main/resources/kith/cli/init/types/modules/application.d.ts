// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/application" {
  /** The app as a whole: who it is, what it was started with, its end. */
  import { currentWindow } from "kith:internal/window";
  /** The `kith.id` of the manifest. */
  const id: string;
  /** The `name` of the manifest. */
  const name: string;
  /** The `kith.version` of the manifest. */
  const version: string;
  /** What the person wrote after `--`. */
  const args: readonly string[];
  /** Whether the app was started with `--debug`. */
  const debug: boolean;
  /** The manifest as it was read. */
  const manifest: Readonly<Record<string, unknown>>;
  /**
   * The folders that permissions name with a `$`, as absolute paths: `resources`, `data`, `home`,
   * `temp`, `documents`, `downloads`, … One that this person does not have is absent.
   */
  const paths: {
      readonly resources: string;
      readonly data: string;
      readonly home: string;
      readonly temp: string;
      readonly documents?: string;
      readonly downloads?: string;
      readonly desktop?: string;
      readonly music?: string;
      readonly pictures?: string;
      readonly videos?: string;
  };
  /**
   * Ends the app when all is written that was given to `process.stdout` and `process.stderr`.
   *
   * @param {number} [code]
   */
  function exit(code?: number): void;
  /**
   * Opens a web page in the person's browser, or a letter in their mail program. At most ten a minute.
   *
   * @param {string | URL} url http, https or mailto
   * @returns {Promise<void>}
   */
  function openExternal(url: string | URL): Promise<void>;
  /**
   * Chooses the colours that `prefers-color-scheme` tells the app's pages.
   *
   * @param {"system" | "light" | "dark"} theme
   * @returns {Promise<void>}
   */
  function setTheme(theme: "system" | "light" | "dark"): Promise<void>;
  /** @returns {typeof currentWindow} the window of this page */
  function getCurrentWindow(): typeof currentWindow;
  const _default: {
      args: readonly string[];
      currentWindow: import("kith:internal/window").ApplicationWindow;
      debug: boolean;
      exit: typeof exit;
      getCurrentWindow: typeof getCurrentWindow;
      id: string;
      manifest: Readonly<Record<string, unknown>>;
      name: string;
      openExternal: typeof openExternal;
      paths: {
          readonly resources: string;
          readonly data: string;
          readonly home: string;
          readonly temp: string;
          readonly documents?: string;
          readonly downloads?: string;
          readonly desktop?: string;
          readonly music?: string;
          readonly pictures?: string;
          readonly videos?: string;
      };
      setTheme: typeof setTheme;
      version: string;
  };
  export default _default;
  export { args, currentWindow, debug, exit, getCurrentWindow, id, manifest, name, openExternal, paths, setTheme, version, };
  export {};
}
