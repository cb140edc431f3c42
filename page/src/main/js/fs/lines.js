/** What `FileHandle.readLines` returns: the lines of a file, as an iterator or as events. */

import { abortError } from "../channel/failure.js";
import { EventEmitter } from "../events.js";
import { abortSignal } from "../node/codes.js";

/**
 * @typedef {object} LineSource
 * @property {AsyncIterable<string>} text in pieces
 * @property {AbortSignal} [signal] ends the reading
 */

/**
 * Emits `line` for each line without its end and `close` after the last. It reads when somebody listens
 * to `line` or iterates. What Node's `readline.Interface` has for terminals it does not have.
 */
export class Lines extends EventEmitter {
  #text;
  #signal;
  #begun = false;
  #closed = false;

  /** @param {LineSource} source */
  constructor({ text, signal }) {
    super();
    this.#text = text;
    this.#signal = abortSignal(signal, "options.signal");
    this.on("newListener", (name) => {
      if (name === "line") queueMicrotask(() => void this.#tell());
    });
  }

  /** Ends the reading. */
  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.emit("close");
  }

  /** @returns {AsyncGenerator<string, void, void>} */
  async *[Symbol.asyncIterator]() {
    this.#begun = true;
    try {
      yield* this.#lines();
    } finally {
      this.close();
    }
  }

  async #tell() {
    if (this.#begun) return;
    this.#begun = true;
    try {
      for await (const line of this.#lines()) this.emit("line", line);
      this.close();
    } catch (error) {
      queueMicrotask(() => this.emit("error", error));
    }
  }

  /** @returns {AsyncGenerator<string, void, void>} */
  async *#lines() {
    let rest = "";
    for await (const piece of this.#text) {
      if (this.#signal?.aborted) throw abortError(this.#signal);
      if (this.#closed) return;
      rest += piece;
      // A carriage return at the end may be half of a line end.
      const isOpen = rest.endsWith("\r");
      const lines = (isOpen ? rest.slice(0, -1) : rest).split(/\r\n|\n|\r/);
      rest = (lines.pop() ?? "") + (isOpen ? "\r" : "");
      for (const line of lines) {
        if (this.#closed) return;
        yield line;
      }
    }
    if (rest !== "") yield rest.replace(/\r$/, "");
  }
}
