/**
 * What is wrong with the open note, in words, and what can be done about it.
 */
import { codeOf } from "../model/replace.js";
import { megabytes, t } from "../strings.js";
import { el } from "./dom.js";
import { reason } from "./reason.js";

/** @typedef {import("../model/session.js").Session} Session */
/** @typedef {"mine" | "theirs" | "both" | "save" | "copy" | "show"} Remedy */
/** @typedef {{text: string, grave: boolean, remedies: [Remedy, string][]}} Trouble */

/**
 * @param {Session} session
 * @returns {Trouble | null}
 */
export function troubleOf(session) {
  const { trouble } = session;
  if (trouble?.kind === "conflict") {
    const mine = /** @type {[Remedy, string]} */ (["mine", t("keepMine")]);
    return {
      text: t("conflictText"),
      grave: true,
      remedies: [
        ["both", t("keepBoth")],
        // What is too big to be kept in the trash cannot be replaced.
        ...(trouble.theirs.readOnly === "huge" ? [] : [mine]),
        ["theirs", t("keepTheirs")],
        ["show", t("showTheirs")],
      ],
    };
  }
  if (trouble?.kind === "missing") {
    return {
      text: t("missingText"),
      grave: true,
      remedies: [
        ["mine", t("saveAgain")],
        ["theirs", t("letGo")],
      ],
    };
  }
  if (trouble?.kind === "failed") {
    const key = session.dirty ? "failedText" : "unreadableText";
    const detail =
      codeOf(trouble.error) === "ERR_ACCESS_DENIED"
        ? `${trouble.error.message} `
        : reason(trouble.error);
    return {
      text: t(key, { reason: detail }),
      grave: true,
      remedies: [
        ["save", t("saveNow")],
        ["copy", t("copyText")],
      ],
    };
  }
  if (session.readOnly) {
    const key = {
      huge: "hugeText",
      "not-text": "notTextText",
      link: "linkText",
      locked: "lockedText",
    }[session.readOnly];
    return { text: t(key, { size: megabytes(session.size) }), grave: false, remedies: [] };
  }
  return null;
}

/**
 * @param {HTMLElement} banner
 * @param {Trouble | null} trouble
 * @param {(remedy: Remedy) => void} choose
 */
export function showTrouble(banner, trouble, choose) {
  const look = JSON.stringify(trouble);
  // Drawn only when something changed: the person may just be reaching for a button.
  if (banner.dataset.look === look) return;
  banner.dataset.look = look;
  banner.hidden = trouble === null;
  if (!trouble) return;
  banner.classList.toggle("grave", trouble.grave);
  banner.replaceChildren(
    el("p", { text: trouble.text }),
    el(
      "div",
      { class: "banner-actions" },
      ...trouble.remedies.map(([remedy, label], index) =>
        el("button", {
          type: "button",
          text: label,
          class: index === 0 ? "button strong" : "button",
          onclick: () => choose(remedy),
        }),
      ),
    ),
  );
}
