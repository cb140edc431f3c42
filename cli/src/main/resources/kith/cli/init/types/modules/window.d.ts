// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/window" {
  /**
   * The window of this page, and the system's dialogs for files. Sizes and places are in CSS pixels.
   * What a person picks in a dialog or drops on the page it may use, until it is loaded anew.
   */
  import { EventEmitter } from "kith:internal/events";
  export type WindowFrame = import("kith:internal/routes/window").WindowFrame;
  export type PickOptions = {
      /**
       * of the dialog; the system's words when absent
       */
      title?: string;
      /**
       * the absolute path of the folder in which it begins
       */
      folder?: string;
      /**
       * whether what is picked may be changed too
       */
      write?: boolean;
  };
  /** @typedef {import("kith:internal/routes/window").WindowFrame} WindowFrame how a window stands on the screen */
  /**
   * @typedef {object} PickOptions
   * @property {string} [title] of the dialog; the system's words when absent
   * @property {string} [folder] the absolute path of the folder in which it begins
   * @property {boolean} [write] whether what is picked may be changed too
   */
  /** Emits `change` with the new {@link WindowFrame} whenever place, size or state change. */
  export class ApplicationWindow extends EventEmitter {
      #private;
      constructor();
      /** @returns {Promise<WindowFrame>} how the window stands on the screen now */
      frame(): Promise<WindowFrame>;
      /**
       * Changes what the frame of the window says.
       *
       * @param {string} title at most 4096 characters
       * @returns {Promise<void>}
       */
      setTitle(title: string): Promise<void>;
      /** @returns {Promise<{ width: number, height: number }>} of the page */
      getSize(): Promise<{
          width: number;
          height: number;
      }>;
      /**
       * Changes how large the page is.
       *
       * @param {{ width: number, height: number }} size in CSS pixels
       * @returns {Promise<void>}
       */
      setSize({ width, height }: {
          width: number;
          height: number;
      }): Promise<void>;
      /** @returns {Promise<{ x: number, y: number }>} 0 where the system keeps it secret */
      getPosition(): Promise<{
          x: number;
          y: number;
      }>;
      /**
       * Moves the window, where the system lets programs do that.
       *
       * @param {{ x: number, y: number }} position
       * @returns {Promise<void>}
       */
      setPosition({ x, y }: {
          x: number;
          y: number;
      }): Promise<void>;
      /**
       * Makes the window an icon.
       *
       * @returns {Promise<void>}
       */
      minimize(): Promise<void>;
      /**
       * Makes the window as large as the screen allows.
       *
       * @returns {Promise<void>}
       */
      maximize(): Promise<void>;
      /**
       * Undoes {@link ApplicationWindow#minimize} and {@link ApplicationWindow#maximize}.
       *
       * @returns {Promise<void>}
       */
      restore(): Promise<void>;
      /**
       * Lets the window fill the whole screen, without a frame.
       *
       * @param {boolean} [on] false for the size it had before
       * @returns {Promise<void>}
       */
      setFullscreen(on?: boolean): Promise<void>;
      /**
       * Shows a hidden window.
       *
       * @returns {Promise<void>}
       */
      show(): Promise<void>;
      /**
       * Hides the window; its page goes on running.
       *
       * @returns {Promise<void>}
       */
      hide(): Promise<void>;
      /**
       * Raises the window and gives it the keyboard, if the system agrees.
       *
       * @returns {Promise<void>}
       */
      focus(): Promise<void>;
      /**
       * Closes the window.
       *
       * @param {{ force?: boolean }} [options] with `force` the page's `beforeunload` is not asked
       * @returns {Promise<void>}
       */
      close({ force }?: {
          force?: boolean;
      }): Promise<void>;
      /**
       * Lets the person pick files.
       *
       * @param {PickOptions & { multiple?: boolean }} [options]
       * @returns {Promise<string[]>} absolute paths; none when the person cancels
       */
      pickFiles({ multiple, ...options }?: PickOptions & {
          multiple?: boolean;
      }): Promise<string[]>;
      /**
       * Lets the person pick a folder with all below it.
       *
       * @param {PickOptions} [options]
       * @returns {Promise<string | undefined>} its absolute path; undefined when the person cancels
       */
      pickFolder(options?: PickOptions): Promise<string | undefined>;
      /**
       * Lets the person say where to save a file.
       *
       * @param {Omit<PickOptions, "write"> & { name?: string }} [options] `name` is proposed
       * @returns {Promise<string | undefined>} an absolute path; undefined when the person cancels
       */
      pickSaveFile(options?: Omit<PickOptions, "write"> & {
          name?: string;
      }): Promise<string | undefined>;
      /**
       * Where a file or folder is that the person dropped on the page out of another program. The page may read
       * it with `fs`, and all below a folder, until it is loaded anew.
       *
       * @param {File} file of `event.dataTransfer.files` of a `drop`
       * @returns {string | undefined} an absolute path; undefined for any other File
       */
      droppedPath(file: File): string | undefined;
  }
  /** The window of this page. */
  const currentWindow: ApplicationWindow;
  const _default: typeof ApplicationWindow & {
      ApplicationWindow: typeof ApplicationWindow;
      currentWindow: ApplicationWindow;
  };
  export default _default;
  export { currentWindow };
  export {};
}
