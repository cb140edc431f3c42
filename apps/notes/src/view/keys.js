/**
 * The keyboard shortcuts.
 */
import { t } from "../strings.js";

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** @type {Record<string, string>} */
const WITH_CONTROL = {
  n: "new",
  f: "search",
  s: "save",
  b: "bold",
  i: "italic",
  k: "link",
  1: "layoutEdit",
  2: "layoutSplit",
  3: "layoutRead",
  l: "list",
  Enter: "check",
};

/** @type {Record<string, string>} */
const ALONE = { F1: "help", F2: "rename" };

/**
 * @param {KeyboardEvent} event
 * @returns {string | null} what the key means
 */
export function commandOf(event) {
  if (event.isComposing || event.altKey || event.shiftKey || event.defaultPrevented) return null;
  const control = MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (control) return WITH_CONTROL[key] ?? null;
  return event.ctrlKey || event.metaKey ? null : (ALONE[key] ?? null);
}

/** @returns {[keys: string[], what: string][]} for the page of help */
export function shortcuts() {
  const control = MAC ? "⌘" : t("keyControl");
  return [
    [[control, "N"], t("newNote")],
    [[control, "F"], t("doSearch")],
    [[control, "L"], t("doList")],
    [["↑", "↓"], t("doNext")],
    [[t("keyEnter")], t("doOpen")],
    [[t("keyDelete")], t("moveToTrash")],
    [["F2"], t("rename")],
    [[control, "S"], t("doSave")],
    [[control, "1"], t("layoutEdit")],
    [[control, "2"], t("layoutSplit")],
    [[control, "3"], t("layoutRead")],
    [[control, "B"], t("bold")],
    [[control, "I"], t("italic")],
    [[control, "K"], t("link")],
    [[control, t("keyEnter")], t("doToggleTask")],
    [["Tab", t("keyShiftTab")], t("doIndent")],
    [["Esc", "Tab"], t("doLeave")],
  ];
}
