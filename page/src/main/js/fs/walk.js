/** Walks through folders for `glob`, by patterns that the npm package `minimatch` reads. */

import { app } from "/_kith/session.js";
import { GLOBSTAR, Minimatch } from "minimatch";
import path from "../path.js";
import { invalidArgType, string } from "../node/codes.js";
import { pathOf } from "./arguments.js";
import { constants } from "./constants.js";
import { wait } from "./plan.js";
import { Dirent, direntType } from "./stats.js";

/** @typedef {import("./device.js").Io} Io */
/** @typedef {import("./glob.js").GlobOptions} GlobOptions */

/** A part of a pattern: a name, something that is asked about names, or `**`. */
/** @typedef {string | RegExp | typeof GLOBSTAR} Part */

/**
 * A folder to look into.
 *
 * @typedef {object} Place
 * @property {string} name as it is told, seen from `cwd`; empty for that itself
 * @property {Part[]} parts what is left of the pattern
 */

/** What a walk yields besides its calls of the device. */
export class Found {
  /** @param {string | Dirent} value */
  constructor(value) {
    this.value = value;
  }
}

/** One search: all patterns, each from its first folder on. */
export class Walk {
  #io;
  #cwd;
  #withFileTypes;
  #exclude;
  /** @type {Part[][]} */
  #patterns;
  /** @type {Map<string, boolean>} what was asked about names, once for each */
  #excluded = new Map();
  /** @type {Set<string>} names that were told */
  #told = new Set();
  /** @type {Map<string, { name: string, type: number }[]>} what folders hold, since patterns look into the same ones */
  #listed = new Map();

  /**
   * @param {Io} io
   * @param {string | readonly string[]} pattern
   * @param {GlobOptions} [options]
   */
  constructor(io, pattern, options = {}) {
    if (options === null || typeof options !== "object") throw invalidArgType("options", "object", options);
    this.#io = io;
    this.#cwd = options.cwd instanceof URL ? pathOf(options.cwd) : string(options.cwd ?? app.cwd, "options.cwd");
    this.#withFileTypes = Boolean(options.withFileTypes);
    this.#exclude = excluding(options.exclude);
    this.#patterns = (Array.isArray(pattern) ? pattern : [pattern]).flatMap((text) => {
      const set = new Minimatch(string(text, "patterns"), { nonegate: true, nocomment: true }).set;
      return /** @type {Part[][]} */ (/** @type {unknown} */ (set));
    });
  }

  /** @returns {Generator<any, void, any>} */
  *all() {
    for (const parts of this.#patterns) {
      /** @type {Place[]} */
      const places = [start(parts)];
      for (let place = places.pop(); place !== undefined; place = places.pop()) {
        yield* this.#visit(place, places);
      }
    }
  }

  /**
   * @param {Place} place
   * @param {Place[]} places further ones are added
   * @returns {Generator<any, void, any>}
   */
  *#visit({ name, parts }, places) {
    const [part, ...rest] = parts;
    if (part === undefined || (part === "" && rest.length === 0)) {
      yield* this.#tellFound(name, part === "");
    } else if (typeof part === "string") {
      places.push({ name: inside(name, part), parts: rest });
    } else if (part === GLOBSTAR) {
      yield* this.#visitAll({ name, parts: rest }, parts, places);
    } else {
      for (const { name: child } of yield* this.#list(name)) {
        if (/** @type {RegExp} */ (part).test(child)) places.push({ name: inside(name, child), parts: rest });
      }
    }
  }

  /**
   * `**`: the folder itself, and each folder below with the same pattern again.
   *
   * @param {Place} here
   * @param {Part[]} parts
   * @param {Place[]} places
   * @returns {Generator<any, void, any>}
   */
  *#visitAll(here, parts, places) {
    places.push(here);
    for (const { name: child, type } of yield* this.#list(here.name)) {
      const isFolder = type === constants.S_IFDIR;
      const below = inside(here.name, child);
      if (child.startsWith(".") || this.#isExcluded(below, type)) continue;
      // A link is told, but not followed.
      if (isFolder) places.push({ name: below, parts });
      else if (here.parts.length === 0) places.push({ name: below, parts: [] });
    }
  }

  /**
   * @param {string} name
   * @param {boolean} onlyFolder
   * @returns {Generator<any, void, any>}
   */
  *#tellFound(name, onlyFolder) {
    const told = onlyFolder && !name.endsWith("/") && name !== "" ? `${name}/` : name || ".";
    if (this.#told.has(told)) return;
    const type = yield* this.#typeOf(name);
    if (type === undefined || (onlyFolder && type !== constants.S_IFDIR)) return;
    if (name !== "" && this.#isExcluded(name, type)) return;
    this.#told.add(told);
    yield new Found(this.#withFileTypes ? this.#dirent(name, type) : told);
  }

  /**
   * @param {string} name
   * @returns {Generator<any, number | undefined, any>} undefined when there is nothing to be seen
   */
  *#typeOf(name) {
    try {
      const { mode } = yield* wait(this.#io.lstat(path.resolve(this.#cwd, name)));
      return mode & constants.S_IFMT;
    } catch {
      return undefined;
    }
  }

  /**
   * @param {string} name
   * @param {number} type one of `S_IF…`
   * @returns {Dirent}
   */
  #dirent(name, type) {
    const whole = path.resolve(this.#cwd, name);
    return new Dirent(path.basename(whole), direntType(type), path.dirname(whole));
  }

  /**
   * @param {string} name
   * @param {number} type one of `S_IF…`
   * @returns {boolean}
   */
  #isExcluded(name, type) {
    const known = this.#excluded.get(name);
    if (known !== undefined) return known;
    const answer = this.#asksToExclude(name, type);
    this.#excluded.set(name, answer);
    return answer;
  }

  /**
   * @param {string} name
   * @param {number} type one of `S_IF…`
   * @returns {boolean}
   */
  #asksToExclude(name, type) {
    const { ask, patterns } = this.#exclude;
    if (ask) return Boolean(ask(this.#withFileTypes ? this.#dirent(name, type) : path.basename(name)));
    const whole = path.resolve(this.#cwd, name);
    return patterns.some((one) => one.match(name) || one.match(whole));
  }

  /**
   * @param {string} name
   * @returns {Generator<any, { name: string, type: number }[], any>} none when it cannot be read
   */
  *#list(name) {
    const whole = path.resolve(this.#cwd, name);
    const listed = this.#listed.get(whole);
    if (listed) return listed;
    /** @type {{ name: string, type: number }[]} */
    let entries = [];
    try {
      entries = yield* wait(this.#io.readdir(whole, false));
    } catch {
      // As in Node, what cannot be read has no names.
    }
    this.#listed.set(whole, entries);
    return entries;
  }
}

/**
 * @param {Part[]} parts
 * @returns {Place}
 */
function start(parts) {
  const isAbsolute = parts[0] === "" && parts.length > 1;
  return { name: isAbsolute ? "/" : "", parts: isAbsolute ? parts.slice(1) : parts };
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {string}
 */
function inside(folder, name) {
  return folder === "" ? name : path.join(folder, name);
}

/**
 * @param {unknown} exclude
 * @returns {{ ask?: (name: any) => boolean, patterns: Minimatch[] }}
 */
function excluding(exclude) {
  if (exclude === undefined || exclude === null) return { patterns: [] };
  if (typeof exclude === "function") return { ask: /** @type {(name: any) => boolean} */ (exclude), patterns: [] };
  if (Array.isArray(exclude) && exclude.every((one) => typeof one === "string")) {
    return { patterns: exclude.map((one) => new Minimatch(one, { nonegate: true, nocomment: true })) };
  }
  throw invalidArgType("options.exclude", ["function", "string[]"], exclude);
}
