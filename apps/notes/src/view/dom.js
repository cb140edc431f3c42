/**
 * The little that is needed to make and find elements of the page.
 */
import { language, t } from "../strings.js";

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | ((event: any) => void)>} [props]
 *     attributes; `on...` is a
 *     listener, `text` the text content, true an attribute without value, false none
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value);
    } else if (name === "text") {
      element.textContent = String(value);
    } else if (value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children);
  return element;
}

/** @param {string} name of a symbol in index.html @returns {SVGElement} */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T} the element of index.html
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`index.html has no fitting #${id}`);
  return element;
}

/** Puts the words of the person's language into the page. */
export function localize() {
  document.documentElement.lang = language;
  document.title = t("notes");
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = t(element.getAttribute("data-text") ?? "");
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    const words = t(element.getAttribute("data-label") ?? "");
    element.setAttribute("aria-label", words);
    if (element instanceof HTMLButtonElement) element.title = words;
  }
  for (const element of document.querySelectorAll("[data-tip]")) {
    element.setAttribute("title", t(element.getAttribute("data-tip") ?? ""));
  }
  for (const element of document.querySelectorAll("[data-placeholder]")) {
    element.setAttribute("placeholder", t(element.getAttribute("data-placeholder") ?? ""));
  }
}
