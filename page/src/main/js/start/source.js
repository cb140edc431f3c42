/**
 * The source of `<audio>` and `<video>` elements that play the app's own files.
 *
 * The engine refuses media from a custom scheme whatever the answer looks like, but plays a
 * disk-backed File. So an element whose source is a file of the app gets that File as its
 * `srcObject`. Its attributes stay as the app wrote them, `src` and `currentSrc` answer with the
 * app's address, `srcObject` with null. Nothing has to be released: the File goes with the element.
 *
 * Until the File is there (about 3 ms) the element holds an empty MediaSource, in which it loads
 * for ever; without it the engine's own failure would reach the app. What the change from one to
 * the other would show (`abort`, `emptied`, a second `loadstart`, a rejected `play()`) is held back.
 *
 * Long files start late (WebKitGTK 2.50.6, wav, two cores): 10 MB in 0.2 s, 100 MB in 1.2 s, 1 GB in
 * 10 s. The engine reads a blob from where a seek leads to the end, without a pause: what it hands on
 * first is 70 to 160 MB, after 0.3 to 0.6 s. GStreamer seeks about ten times to find out what it has:
 * to the end for tags, to the middle for MP3. A file of megabytes may also fail by chance
 * (`MediaError` 4), when bytes from before a seek arrive after it; so a load that fails is begun
 * again, unseen by the app. `preload`, a blob: address, one with the file's ending behind it, or a
 * Blob of slices (64 KiB: 5.6 s) change little. A custom scheme cannot do it: the engine's source
 * element takes only http, https and blob.
 *
 * Not reached: elements in iframes, `currentSrc` of a cloned element before it is in the document.
 */

import { appFile } from "./hostfile.js";

/**
 * @typedef {object} State what is known of an element that plays a file of the app
 * @property {string[]} urls of the app's files that may be tried, the one in use first
 * @property {boolean} ready whether the File is set
 * @property {boolean} begun whether the app has seen `loadstart`
 * @property {number} failures how often the engine could not load the first of them
 * @property {boolean} touched whether the app played or paused it, which ends `autoplay`
 * @property {PromiseWithResolvers<void>[]} plays calls of `play()` that wait for the File
 */

/** @type {WeakMap<HTMLMediaElement, State>} */
export const states = new WeakMap();

/** @type {WeakSet<HTMLMediaElement>} those we listen to */
const heard = new WeakSet();

/** @type {WeakSet<HTMLMediaElement>} those whose source we are changing, unseen by the app */
export const changing = new WeakSet();

/** 64: as many sounds as an app plays again and again; each keeps one small object alive. */
const FILES_MAX = 64;

/**
 * 4: the engine fails by chance with 1 of 10 loads of 3 MB and with 1 of 3 of 100 MB on a busy
 * machine. A file that is no sound costs four times 20 ms more.
 */
const FAILURES_MAX = 4;

/** 256 KiB: more than a second of uncompressed sound. */
const LARGE_BYTES = 1 << 18;

/** @type {Map<string, File>} least recently used first */
const files = new Map();

export const media = HTMLMediaElement.prototype;
export const native = {
  play: media.play,
  pause: media.pause,
  load: media.load,
  srcObject: accessor(media, "srcObject"),
  currentSrc: accessor(media, "currentSrc"),
  paused: accessor(media, "paused"),
  src: accessor(media, "src"),
  setAttribute: media.setAttribute,
};

/**
 * @param {object} prototype
 * @param {string} name
 * @returns {{ get(this: unknown): any, set(this: unknown, value: unknown): void }}
 */
function accessor(prototype, name) {
  return /** @type {any} */ (Object.getOwnPropertyDescriptor(prototype, name));
}

/**
 * Sees to it that an element whose source is a file of the app gets it.
 *
 * @param {HTMLMediaElement} element
 * @param {boolean} [again] also when it has it already: the app started the load anew
 * @returns {boolean} whether its source is a file of the app
 */
export function adopt(element, again = false) {
  const known = states.get(element);
  if (known === undefined && native.srcObject.get.call(element) !== null) return false;
  const urls = sourcesOf(element);
  if (urls.length === 0) {
    // Without a source at all an element goes on with what it has, until load() is called.
    if (known !== undefined && (again || element.hasAttribute("src"))) release(element);
    return false;
  }
  if (known !== undefined && !again && urls.includes(known.urls[0] ?? "")) return true;
  refusePlays(element);
  begin(element, urls);
  return true;
}

/**
 * The files of the app that an element would try, in its order; none when what it would try first
 * is something else.
 *
 * @param {HTMLMediaElement} element
 * @returns {string[]}
 */
function sourcesOf(element) {
  const src = element.getAttribute("src");
  if (src !== null) return src.trim() === "" ? [] : [src].map(resolved).filter(isOfApp);
  const urls = [];
  for (const child of element.children) {
    if (!(child instanceof HTMLSourceElement) || !child.hasAttribute("src")) continue;
    if (child.type !== "" && element.canPlayType(child.type) === "") continue;
    if (child.media !== "" && !matchMedia(child.media).matches) continue;
    urls.push(resolved(child.getAttribute("src") ?? ""));
  }
  return isOfApp(urls[0] ?? "") ? urls.filter(isOfApp) : [];
}

/**
 * @param {string} url
 * @returns {string} empty when it is none
 */
function resolved(url) {
  return URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI).href : "";
}

/**
 * @param {string} url
 * @returns {boolean}
 */
function isOfApp(url) {
  return url.startsWith(`${location.protocol}//${location.host}/`);
}

/**
 * @param {HTMLMediaElement} element
 * @param {string[]} urls at least one
 * @param {Partial<State>} [before] what stays as it is from a load that failed
 */
function begin(element, urls, before = {}) {
  listen(element);
  changing.add(element);
  const file = files.get(bare(urls[0] ?? ""));
  /** @type {State} */
  const state = { urls, ready: false, begun: false, failures: 0, touched: false, plays: [], ...before };
  states.set(element, state);
  if (file !== undefined) {
    give(element, state, file);
    return;
  }
  // An element that loads nothing by itself needs nothing to load in.
  if (element.preload !== "none" || element.autoplay) native.srcObject.set.call(element, new MediaSource());
  fetchFile(element, state);
}

/**
 * @param {HTMLMediaElement} element
 * @param {State} state
 */
function fetchFile(element, state) {
  const url = bare(state.urls[0] ?? "");
  const isCurrent = () => states.get(element) === state;
  appFile(url).then(
    (file) => {
      remember(url, file);
      if (isCurrent()) give(element, state, file);
    },
    (reason) => {
      if (!isCurrent()) return;
      // A page that is busy with another sound may miss the file.
      if (reason.name === "TimeoutError" && state.failures++ < FAILURES_MAX) fetchFile(element, state);
      else next(element, state);
    },
  );
}

/**
 * @param {string} url
 * @returns {string} without `#t=…`
 */
function bare(url) {
  return url.replace(/#.*/s, "");
}

/**
 * @param {string} url
 * @param {File} file
 */
function remember(url, file) {
  files.delete(url);
  files.set(url, file);
  const [oldest] = files.keys();
  if (files.size > FILES_MAX && oldest !== undefined) files.delete(oldest);
}

/**
 * Hands the File over and restores what the load algorithm resets.
 *
 * @param {HTMLMediaElement} element
 * @param {State} state
 * @param {File} file
 */
function give(element, state, file) {
  const { playbackRate, currentTime } = element;
  const [, start] = /[#&]t=(?:npt:)?([\d.]+)/.exec(state.urls[0] ?? "") ?? [];
  state.ready = true;
  native.srcObject.set.call(element, file);
  element.playbackRate = playbackRate;
  const position = currentTime || Number(start ?? 0);
  if (position > 0) element.currentTime = position;
  playFor(element, state.plays.splice(0));
}

/**
 * Plays for those who asked. Where the load fails and another one follows, that one plays for them.
 *
 * @param {HTMLMediaElement} element
 * @param {PromiseWithResolvers<void>[]} plays
 */
export function playFor(element, plays) {
  if (plays.length === 0) return;
  native.play.call(element).then(
    () => plays.forEach(({ resolve }) => resolve()),
    (reason) => {
      const state = states.get(element);
      // Comes before the error event, whose listener takes them along.
      if (reason.name === "NotSupportedError" && state && hasMore(state)) state.plays.push(...plays);
      else plays.forEach(({ reject }) => reject(reason));
    },
  );
}

/**
 * @param {State} state
 * @returns {boolean} whether something is left to try after a load that failed
 */
function hasMore({ failures, urls }) {
  return failures < FAILURES_MAX || urls.length > 1;
}

/**
 * Tries the next source; after the last one the engine itself fails, as it does for any bad address.
 *
 * @param {HTMLMediaElement} element
 * @param {State} state
 */
function next(element, state) {
  files.delete(bare(state.urls[0] ?? ""));
  const urls = state.urls.slice(1);
  if (urls.length === 0) {
    release(element);
    return;
  }
  const { plays, touched } = state;
  begin(element, urls, { plays, touched });
}

/**
 * Leaves an element to the engine.
 *
 * @param {HTMLMediaElement} element
 */
function release(element) {
  const plays = states.get(element)?.plays ?? [];
  states.delete(element);
  native.srcObject.set.call(element, null);
  playFor(element, plays);
}

/** @param {HTMLMediaElement} element */
export function refusePlays(element) {
  const plays = states.get(element)?.plays.splice(0) ?? [];
  const reason = new DOMException("The operation was aborted.", "AbortError");
  for (const play of plays) play.reject(reason);
}

/**
 * Holds back what only the change from the placeholder to the File brings about.
 *
 * @param {HTMLMediaElement} element
 */
function listen(element) {
  if (heard.has(element)) return;
  heard.add(element);
  const capture = { capture: true };
  for (const type of ["abort", "emptied", "loadstart"]) {
    element.addEventListener(type, (event) => holdBack(element, event), capture);
  }
  element.addEventListener("error", (event) => onError(element, event), capture);
  for (const type of ["durationchange", "loadedmetadata"]) {
    element.addEventListener(type, (event) => onNothing(element, event), capture);
  }
  element.addEventListener("canplay", () => startByItself(element));
}

/**
 * @param {HTMLMediaElement} element
 * @param {Event} event
 */
function holdBack(element, event) {
  if (!changing.has(element)) return;
  const state = states.get(element);
  const isLast = event.type === "loadstart" && (state?.ready ?? true);
  if (isLast) changing.delete(element);
  if (!isLast || state?.begun) event.stopImmediatePropagation();
  else if (state) state.begun = true;
}

/**
 * @param {HTMLMediaElement} element
 * @param {Event} event
 */
function onError(element, event) {
  const state = states.get(element);
  if (event.target !== element || state === undefined || element.readyState > 0) return;
  if (!hasMore(state)) return;
  event.stopImmediatePropagation();
  again(element, state);
}

/**
 * @param {HTMLMediaElement} element
 * @param {State} state
 * @returns {boolean} whether it has no length, or next to none for so large a file
 */
function isNothing({ duration }, { urls }) {
  const size = files.get(bare(urls[0] ?? ""))?.size ?? 0;
  return duration === 0 || (duration < 0.5 && size > LARGE_BYTES);
}

/**
 * Takes a sound without any length for what it usually is: one whose end was lost on a seek.
 *
 * @param {HTMLMediaElement} element
 * @param {Event} event
 */
function onNothing(element, event) {
  const state = states.get(element);
  if (!state?.ready || !isNothing(element, state) || state.failures >= FAILURES_MAX) return;
  event.stopImmediatePropagation();
  if (event.type === "loadedmetadata") again(element, state);
}

/**
 * Begins a load that failed again, or that of the next source.
 *
 * @param {HTMLMediaElement} element
 * @param {State} state
 */
function again(element, state) {
  const { urls, begun, failures, plays, touched } = state;
  if (failures >= FAILURES_MAX) {
    next(element, state);
    return;
  }
  // Of a new File: what is on the disk may have changed since.
  files.delete(bare(urls[0] ?? ""));
  begin(element, urls, { begun, failures: failures + 1, plays, touched });
}

/**
 * The engine starts an element with `autoplay` when it has enough data, and never finds that it has
 * enough of a File.
 *
 * @param {HTMLMediaElement} element
 */
function startByItself(element) {
  const state = states.get(element);
  if (!state?.ready || state.touched || !element.autoplay || !native.paused.get.call(element)) return;
  // Refused where the app may not start sound without a person's action; so is the engine's own.
  native.play.call(element).catch(() => {});
}
