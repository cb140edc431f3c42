/**
 * Errors of the file system in clear words.
 */
import { codeOf } from "../model/replace.js";
import { t } from "../strings.js";

/**
 * @param {unknown} error
 * @returns {string} the end of a sentence: "... could not be saved: the disk is full."
 */
export function reason(error) {
  switch (codeOf(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return t("reasonFull");
    case "EACCES":
    case "EPERM":
      return t("reasonDenied");
    case "EROFS":
      return t("reasonReadOnly");
    case "ENOENT":
      return t("reasonGone");
    case "EEXIST":
      return t("renameTaken");
    case "UNSAVED":
      return t("renameUnsaved");
    default:
      return t("reasonOther", { message: messageOf(error).replace(/\.$/, "") });
  }
}

/** @param {unknown} error @returns {string} */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
