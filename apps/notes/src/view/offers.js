/**
 * Unsaved text of an earlier session: one after the other is offered above the list.
 */
import { dismiss, keepAsCopy, restore } from "../model/recovery.js";
import { longTime, t } from "../strings.js";
import { showText } from "./dialogs.js";
import { byId, el } from "./dom.js";
import { announceNow } from "./live.js";

/**
 * @param {import("../model/notebook.js").Notebook} notebook
 * @param {{open: (note: string) => void, attempt: (work: () => Promise<void>) => Promise<void>}}
 *     actions
 */
export function showOffers(notebook, { open, attempt }) {
  const banner = byId("offer-banner", HTMLElement);
  const [offer] = notebook.offers;
  const isNew = banner.hidden;
  banner.hidden = offer === undefined;
  if (!offer) return;
  const text = t("offerText", { name: nameOf(offer.note), time: longTime(offer.timeMs) });
  const later = () => {
    banner.hidden = true;
  };
  const show = () =>
    void attempt(async () => {
      const note = await decide(notebook, offer);
      if (note) open(note);
    });
  banner.replaceChildren(
    el("p", { text }),
    el(
      "div",
      { class: "banner-actions" },
      el("button", { type: "button", class: "button strong", text: t("offerShow"), onclick: show }),
      el("button", { type: "button", class: "button", text: t("later"), onclick: later }),
    ),
  );
  if (isNew) announceNow(text);
}

/**
 * @param {import("../model/notebook.js").Notebook} notebook
 * @param {import("../model/recovery.js").Offer} offer
 * @returns {Promise<string | null>} the note it became
 */
async function decide(notebook, offer) {
  const name = nameOf(offer.note);
  const title = t("offerTitle", { name });
  const answer = await showText(
    title,
    t("offerExplain", { time: longTime(offer.timeMs) }),
    offer.text,
    [
      { value: "", label: t("later") },
      { value: "trash", label: t("offerTrash"), style: "danger" },
      { value: "copy", label: t("offerCopy") },
      { value: "restore", label: t("offerRestore"), style: "strong" },
    ],
  );
  const { folder } = notebook;
  switch (answer) {
    case "restore":
      await notebook.session(offer.note)?.flush();
      await restore(folder, offer);
      await notebook.settle(offer, offer.note);
      return offer.note;
    case "copy": {
      const wanted = offer.note.replace(/(\.\w+)$/, "").concat(".md");
      const note = await keepAsCopy(folder, offer, recoveredName(wanted, offer.timeMs));
      await notebook.settle(offer, note);
      return note;
    }
    case "trash":
      await dismiss(folder, offer);
      await notebook.settle(offer, null);
      return null;
    default:
      return null;
  }
}

/** @param {string} note @param {number} timeMs */
function recoveredName(note, timeMs) {
  const name = note.replace(/\.md$/, "");
  return `${t("recoveredName", { name, time: stamp(timeMs) })}.md`;
}

/** A time as part of a file name. @param {number} timeMs @returns {string} */
export function stamp(timeMs) {
  const time = new Date(timeMs);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${two(time.getHours())}.${two(time.getMinutes())}`;
}

/** @param {string} note */
function nameOf(note) {
  return note.slice(note.lastIndexOf("/") + 1).replace(/\.(md|markdown)$/i, "");
}
