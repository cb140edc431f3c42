/**
 * Pictures of the folder in the preview: read by the app and shown from memory, because the page
 * itself can load nothing from the folder.
 */
import { codeOf } from "../model/replace.js";
import { t } from "../strings.js";
import { el } from "./dom.js";

/** 24 MB: a photograph of a good camera; several of them must fit into memory. */
const PICTURE_BYTES_MAX = 24e6;
/** 2 at a time, so that a page full of photographs does not hold up everything else. */
const AT_ONCE = 2;

/** @type {Record<string, string>} */
const TYPES = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  bmp: "image/bmp",
  ico: "image/x-icon",
  // Shown by <img>, where scripts inside of it do not run.
  svg: "image/svg+xml",
};

/**
 * @typedef {(file: string, bytesMax: number) => Promise<Uint8Array>} ReadFile by path relative
 *     to the folder; code
 *     EFBIG when it is bigger
 */

export class Pictures {
  #readFile;
  /** @type {Map<string, Promise<{url: string} | {problem: string}>>} by path */
  #known = new Map();
  /** @type {(() => void)[]} */
  #waiting = [];
  #running = 0;

  /** @param {ReadFile} readFile */
  constructor(readFile) {
    this.#readFile = readFile;
  }

  /** Loads the pictures of an element that are not loaded. @param {Element} within */
  async load(within) {
    const images = [...within.querySelectorAll("img:not([src])")];
    await Promise.all(images.map((image) => this.#show(/** @type {HTMLImageElement} */ (image))));
  }

  /** Another note is shown: gives the memory back. */
  clear() {
    for (const picture of this.#known.values()) {
      void picture.then((got) => "url" in got && URL.revokeObjectURL(got.url));
    }
    this.#known.clear();
  }

  /** @param {HTMLImageElement} image */
  async #show(image) {
    const file = image.getAttribute("data-file") ?? "";
    const picture = this.#known.get(file) ?? this.#read(file);
    this.#known.set(file, picture);
    const got = await picture;
    const fail = (/** @type {string} */ problem) =>
      image.replaceWith(
        el("span", { class: "no-picture", text: t(problem, { name: image.alt || file }) }),
      );
    if ("problem" in got) {
      fail(got.problem);
      return;
    }
    image.addEventListener("error", () => fail("imageUnknown"), { once: true });
    image.src = got.url;
  }

  /** @param {string} file @returns {Promise<{url: string} | {problem: string}>} */
  async #read(file) {
    const type = TYPES[/\.(\w+)$/.exec(file.toLowerCase())?.[1] ?? ""];
    if (!type) return { problem: "imageUnknown" };
    await this.#turn();
    try {
      const bytes = await this.#readFile(file, PICTURE_BYTES_MAX);
      return { url: URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type })) };
    } catch (error) {
      if (!codeOf(error)) throw error;
      return { problem: codeOf(error) === "EFBIG" ? "imageTooBig" : "imageMissing" };
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  async #turn() {
    while (this.#running >= AT_ONCE) {
      await new Promise((resolve) => this.#waiting.push(() => resolve(undefined)));
    }
    this.#running++;
  }
}
