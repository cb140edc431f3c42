/**
 * Finds notes by words in their title, path and text. Every word of the query must occur
 * somewhere, also in the middle of a word; upper and lower case do not matter. A longer query
 * that continues the one before looks only at what that one found.
 */
import { inSlices } from "./slices.js";

/** 1 Mi characters of one note are searched. */
const NOTE_CHARS_MAX = 1024 * 1024;
/**
 * 192 Mi characters of all notes together are kept in memory; of notes beyond, only title and
 * path are searched.
 */
const ALL_CHARS_MAX = 192 * 1024 * 1024;
/** 70 characters of text on each side of the first find. */
const AROUND_CHARS = 70;

/**
 * @typedef {{title: string, path: string, text: string, folded: string, foldedTitle: string,
 *     foldedPath: string}} Entry
 * @typedef {Map<string, number>} Hits path to score, bigger is better
 */

export class SearchIndex {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  #chars = 0;
  /** Counts the changes, so that a kept result is known to be old. */
  #version = 0;
  /** @type {{query: string, version: number, hits: Hits} | null} */
  #last = null;

  /** Characters of text kept. */
  get chars() {
    return this.#chars;
  }

  get size() {
    return this.#entries.size;
  }

  /** @param {string} path @param {string} title @param {string} text */
  put(path, title, text) {
    this.remove(path);
    const room = Math.max(0, Math.min(NOTE_CHARS_MAX, ALL_CHARS_MAX - this.#chars));
    const kept = text.length > room ? text.slice(0, room) : text;
    const folded = fold(kept);
    this.#entries.set(path, {
      title,
      path,
      text: folded === kept ? folded : kept,
      folded,
      foldedTitle: fold(title),
      foldedPath: fold(path),
    });
    this.#chars += kept.length;
    this.#version++;
  }

  /** @param {string} path */
  remove(path) {
    const entry = this.#entries.get(path);
    if (entry) {
      this.#entries.delete(path);
      this.#chars -= entry.text.length;
      this.#version++;
    }
  }

  /** @param {string} from path until now @param {string} to path from now on */
  move(from, to) {
    const entry = this.#entries.get(from);
    if (entry) {
      this.put(to, entry.title, entry.text);
      this.remove(from);
    }
  }

  /**
   * @param {string} query
   * @param {AbortSignal} [signal]
   * @returns {Promise<Hits | null>} null when aborted
   */
  async find(query, signal) {
    const words = wordsOf(query);
    const version = this.#version;
    /** @type {Hits} */
    const hits = new Map();
    const finished = await inSlices(
      this.#candidates(query),
      (entry) => {
        const score = scoreOf(entry, words);
        if (score > 0) hits.set(entry.path, score);
      },
      signal,
    );
    if (!finished) return null;
    this.#last = { query, version, hits };
    return hits;
  }

  /**
   * Text around the first place behind the heading where a word of the query occurs.
   *
   * @param {string} path
   * @param {string} query
   * @returns {string | null} null when the text holds none of the words
   */
  around(path, query) {
    const entry = this.#entries.get(path);
    if (!entry) return null;
    const heading = /^\s*#[^\n]*/.exec(entry.folded)?.[0].length ?? 0;
    for (const word of wordsOf(query)) {
      const at = entry.folded.indexOf(word, heading);
      if (at >= 0) return excerpt(entry.text, at, word.length);
    }
    return null;
  }

  /** @param {string} query @returns {Iterable<Entry>} */
  *#candidates(query) {
    const last = this.#last;
    if (!last || last.version !== this.#version || !query.startsWith(last.query)) {
      yield* this.#entries.values();
      return;
    }
    for (const path of last.hits.keys()) {
      const entry = this.#entries.get(path);
      if (entry) yield entry;
    }
  }
}

/**
 * @param {string} query
 * @returns {string[]} its words, folded
 */
export function wordsOf(query) {
  return fold(query).split(/\s+/).filter(Boolean);
}

/**
 * Makes upper and lower case, and composed and decomposed letters, the same.
 *
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text.normalize("NFC").toLowerCase();
}

/** @param {Entry} entry @param {string[]} words */
function scoreOf(entry, words) {
  let score = 0;
  for (const word of words) {
    const inTitle = entry.foldedTitle.indexOf(word);
    if (inTitle >= 0) {
      score += inTitle === 0 ? 100 : isWordStart(entry.foldedTitle, inTitle) ? 60 : 40;
    } else if (entry.foldedPath.includes(word)) {
      score += 20;
    } else if (entry.folded.includes(word)) {
      score += 1;
    } else {
      return 0;
    }
  }
  return score;
}

/** @param {string} text @param {number} at */
function isWordStart(text, at) {
  return /[^\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

/** @param {string} text @param {number} at @param {number} length */
function excerpt(text, at, length) {
  const from = Math.max(0, at - AROUND_CHARS);
  const to = Math.min(text.length, at + length + AROUND_CHARS);
  const start = from > 0 ? text.slice(from, at).replace(/^\S*\s/, "") : text.slice(0, at);
  const words = `${start}${text.slice(at, to)}`
    .replace(/^\s*(#{1,6}|>|[-*+]( \[[ xX]\])?|\d{1,9}[.)])\s/gm, "")
    .replace(/\*\*|`/g, "")
    .replace(/\s+/g, " ");
  return `${from > 0 ? "…" : ""}${words.trim()}${to < text.length ? "…" : ""}`;
}
