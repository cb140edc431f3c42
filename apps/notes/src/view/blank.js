/**
 * What is shown in place of a note: nothing open, an empty notebook, or a folder or note that
 * cannot be read.
 */
import { codeOf } from "../model/replace.js";
import { t } from "../strings.js";
import { byId, el } from "./dom.js";
import { messageOf } from "./reason.js";

/**
 * @param {{title: string, text: string, detail?: string, grave?: boolean, action?: {label:
 *     string, run: () => void}}} what
 */
export function showBlank({ title, text, detail = "", grave = false, action }) {
  byId("sheet", HTMLElement).dataset.state = "empty";
  byId("blank", HTMLElement).classList.toggle("grave", grave);
  byId("blank-title", HTMLElement).textContent = title;
  byId("blank-text", HTMLElement).textContent = text;
  const small = byId("blank-detail", HTMLElement);
  small.textContent = detail;
  small.hidden = detail === "";
  byId("blank-actions", HTMLElement).replaceChildren(
    ...(action
      ? [
          el("button", {
            type: "button",
            class: "button strong",
            text: action.label,
            onclick: action.run,
          }),
        ]
      : []),
  );
}

/** @param {unknown} error @param {string} folder @param {() => void} again */
export function showFolderProblem(error, folder, again) {
  const action = { label: t("tryAgain"), run: again };
  const show = (/** @type {string} */ key, detail = folder) =>
    showBlank({ title: t(key), text: t(`${key}Text`), detail, grave: true, action });
  switch (codeOf(error)) {
    case "ENOENT":
      return show("folderMissing");
    case "EACCES":
    case "EPERM":
      return show("folderDenied");
    // The message names the line of the manifest that would allow it.
    case "ERR_ACCESS_DENIED":
      return show("folderDenied", messageOf(error));
    case "ENOTDIR":
      return show("notAFolder");
    default:
      return show("folderFails", messageOf(error));
  }
}

/** @param {unknown} error @param {string} note @param {() => void} again */
export function showNoteProblem(error, note, again) {
  const code = codeOf(error);
  const key = {
    ENOENT: "noteGone",
    EACCES: "noteDenied",
    EPERM: "noteDenied",
    ERR_ACCESS_DENIED: "noteDenied",
    EISDIR: "notAFile",
  }[code];
  showBlank({
    title: t("noteFails"),
    text: key ? t(key) : messageOf(error),
    detail: code === "ERR_ACCESS_DENIED" ? messageOf(error) : note,
    grave: true,
    action: { label: t("tryAgain"), run: again },
  });
}
