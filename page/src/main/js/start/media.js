/**
 * Lets `<audio>` and `<video>` play the app's own files (see `source.js`): finds the elements however
 * they come into the page, and answers for them as if the engine had loaded the app's address.
 */

import { adopt, changing, media, native, playFor, refusePlays, states } from "./source.js";

const attachRoot = Element.prototype.attachShadow;

/** Starts to look after the page's media elements. Once per page, before its first element. */
export function playAppFiles() {
  patchPrototype();
  patchConstructor();
  const observer = new MutationObserver((records) => records.forEach(onMutation));
  const watch = (/** @type {Node} */ root) => {
    observer.observe(root, { subtree: true, childList: true, attributeFilter: ["src"] });
  };
  watch(document);
  Element.prototype.attachShadow = function attachShadow(init) {
    const root = attachRoot.call(this, init);
    watch(root);
    return root;
  };

  /** @param {MutationRecord} record */
  function onMutation({ type, target, addedNodes }) {
    if (type === "attributes") {
      if (target instanceof HTMLMediaElement) adopt(target);
      return;
    }
    if (target instanceof HTMLMediaElement) adopt(target);
    for (const node of addedNodes) if (node instanceof Element) onAdded(node);
  }

  /** @param {Element} element */
  function onAdded(element) {
    if (element instanceof HTMLMediaElement) adopt(element);
    else if (element.firstElementChild) element.querySelectorAll("audio, video").forEach(adoptNode);
    // A shadow root that came with the HTML.
    if (element.shadowRoot) {
      watch(element.shadowRoot);
      element.shadowRoot.querySelectorAll("audio, video").forEach(adoptNode);
    }
  }
}

/** @param {Element} element */
function adoptNode(element) {
  adopt(/** @type {HTMLMediaElement} */ (element));
}

/** @type {Record<string, PropertyDescriptor & ThisType<HTMLMediaElement>>} */
const methods = {
  play: {
    value: function play() {
      adopt(this);
      const state = states.get(this);
      if (state !== undefined) state.touched = true;
      if (state === undefined || this.readyState > 0) return native.play.call(this);
      const waiting = Promise.withResolvers();
      if (state.ready) playFor(this, [waiting]);
      else state.plays.push(waiting);
      return waiting.promise;
    },
  },
  pause: {
    value: function pause() {
      const state = states.get(this);
      if (state !== undefined) state.touched = true;
      refusePlays(this);
      native.pause.call(this);
    },
  },
  load: {
    value: function load() {
      refusePlays(this);
      if (!adopt(this, true)) native.load.call(this);
    },
  },
  setAttribute: {
    value: function setAttribute(/** @type {string} */ name, /** @type {string} */ value) {
      native.setAttribute.call(this, name, value);
      if (String(name).toLowerCase() === "src") adopt(this, true);
    },
  },
};

/** @type {Record<string, PropertyDescriptor & ThisType<HTMLMediaElement>>} */
const accessors = {
  paused: {
    get() {
      return states.get(this)?.plays.length ? false : native.paused.get.call(this);
    },
  },
  currentSrc: {
    get() {
      return states.get(this)?.urls[0] ?? native.currentSrc.get.call(this);
    },
  },
  srcObject: {
    get() {
      return states.has(this) ? null : native.srcObject.get.call(this);
    },
    set(value) {
      refusePlays(this);
      states.delete(this);
      changing.delete(this);
      native.srcObject.set.call(this, value);
      adopt(this);
    },
  },
  src: {
    get() {
      return native.src.get.call(this);
    },
    set(value) {
      native.src.set.call(this, value);
      adopt(this, true);
    },
  },
};

function patchPrototype() {
  const visible = { configurable: true, enumerable: true };
  for (const [name, method] of Object.entries(methods)) {
    Object.defineProperty(media, name, { ...method, ...visible, writable: true });
  }
  for (const [name, pair] of Object.entries(accessors)) {
    Object.defineProperty(media, name, { ...pair, ...visible });
  }
}

function patchConstructor() {
  globalThis.Audio = new Proxy(Audio, {
    construct(target, args, newTarget) {
      const audio = Reflect.construct(target, args, newTarget);
      adopt(audio);
      return audio;
    },
  });
}
