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
  export type LaunchParams = {
      /**
       * the first argument that begins with the app's id and a colon, or the
       * address of the page that opens it, if its scheme is one of the manifest's `protocol_handlers`
       */
      targetURL: string | undefined;
      /**
       * FileSystemHandles of the files and folders among the arguments
       */
      files: any[];
      /**
       * what stood after `--`
       */
      args: readonly string[];
      /**
       * where relative paths among them begin
       */
      cwd: string;
  };
  /**
   * One start of the app. All of it comes from outside: a link may come from any web page.
   *
   * @typedef {object} LaunchParams
   * @property {string | undefined} targetURL the first argument that begins with the app's id and a colon, or the
   *     address of the page that opens it, if its scheme is one of the manifest's `protocol_handlers`
   * @property {any[]} files FileSystemHandles of the files and folders among the arguments
   * @property {readonly string[]} args what stood after `--`
   * @property {string} cwd where relative paths among them begin
   */
  /** Says how the app was started, as an event: `launch`. */
  export class LaunchEvent extends Event {
      #private;
      /** @param {LaunchParams} params */
      constructor(params: LaunchParams);
      /** @returns {LaunchParams} how it was started */
      get params(): LaunchParams;
  }
  /**
   * How the app was started, and each later start while it runs: the web's `launchQueue`, with all
   * arguments. Starts wait until somebody asks; the last one is told again to a page loaded anew.
   * Emits `launch` (a {@link LaunchEvent}) too.
   */
  export class LaunchQueue extends EventTarget {
      #private;
      /**
       * Calls a function with each start, beginning with those that wait.
       *
       * @param {(params: LaunchParams) => void} consumer takes the place of the one before
       */
      setConsumer(consumer: (params: LaunchParams) => void): void;
      /**
       * Listens to `launch`: once somebody does, starts are told.
       *
       * @override
       * @param {string} type
       * @param {EventListenerOrEventListenerObject | null} listener
       * @param {boolean | AddEventListenerOptions} [options]
       */
      addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
  }
  /** How the app was started, and each later start. */
  const launchQueue: LaunchQueue;
  /** @returns {typeof currentWindow} the window of this page */
  function getCurrentWindow(): typeof currentWindow;
  const _default: {
      LaunchEvent: typeof LaunchEvent;
      LaunchQueue: typeof LaunchQueue;
      args: readonly string[];
      currentWindow: import("kith:internal/window").ApplicationWindow;
      debug: boolean;
      exit: typeof exit;
      getCurrentWindow: typeof getCurrentWindow;
      id: string;
      launchQueue: LaunchQueue;
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
  export { args, currentWindow, debug, exit, getCurrentWindow, id, launchQueue, manifest, name, openExternal, paths, setTheme, version, };
  export {};
}
