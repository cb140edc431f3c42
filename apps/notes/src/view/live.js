/**
 * What a screen reader is told, beside what is to be seen.
 */
import { byId } from "./dom.js";

/** 60 ms: a text that is set twice is read twice only when it was away in between. */
const AGAIN_AFTER_MS = 60;

/** Says something when the reader has finished what it is saying. @param {string} text */
export function announce(text) {
  say(byId("live", HTMLElement), text);
}

/** Says something at once, for trouble. @param {string} text */
export function announceNow(text) {
  say(byId("live-now", HTMLElement), text);
}

/** @param {HTMLElement} region @param {string} text */
function say(region, text) {
  region.textContent = "";
  setTimeout(() => {
    region.textContent = text;
  }, AGAIN_AFTER_MS);
}
