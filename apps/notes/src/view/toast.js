/**
 * A short message at the bottom, with at most one thing to do.
 */
import { t } from "../strings.js";
import { byId, el, icon } from "./dom.js";

/** 8 s to read a line and to reach the button; it stays as long as pointer or focus are on it. */
const SHOWN_MS = 8000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {string} text
 * @param {{label: string, run: () => void}} [action]
 */
export function toast(text, action) {
  const box = byId("toast", HTMLElement);
  const hide = () => {
    box.hidden = true;
  };
  const hideSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => (box.matches(":hover, :focus-within") ? hideSoon() : hide()),
      SHOWN_MS,
    );
  };
  const act =
    action &&
    (() => {
      hide();
      action.run();
    });
  box.replaceChildren(
    el("span", { text }),
    ...(act ? [el("button", { type: "button", text: action.label, onclick: act })] : []),
    el(
      "button",
      { type: "button", class: "icon-button", "aria-label": t("close"), onclick: hide },
      icon("close"),
    ),
  );
  box.hidden = false;
  hideSoon();
}
