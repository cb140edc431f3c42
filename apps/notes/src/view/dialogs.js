/**
 * Modal questions. Each gives the answer, or null when the person went away from it.
 */
import { counted, longTime, t } from "../strings.js";
import { el } from "./dom.js";

/** @typedef {{value: string, label: string, style?: "strong" | "danger" | "plain"}} Answer */

/**
 * @param {string} title
 * @param {Node[]} content
 * @param {Answer[]} answers
 * @param {(dialog: HTMLDialogElement) => void} [ready]
 * @returns {Promise<string | null>} value of the answer
 */
export function ask(title, content, answers, ready) {
  const heading = el("h2", { text: title, id: `dialog-${crypto.randomUUID()}` });
  // Only what does something is a submit button: Enter in a field must never mean "cancel".
  const buttons = answers.map(({ value, label, style = "plain" }) =>
    value === ""
      ? el("button", {
          type: "button",
          class: `button ${style}`,
          text: label,
          onclick: () => dialog.close(),
        })
      : el("button", { type: "submit", value, class: `button ${style}`, text: label }),
  );
  const form = el(
    "form",
    { method: "dialog" },
    heading,
    ...content,
    el("div", { class: "dialog-actions" }, ...buttons),
  );
  const dialog = el("dialog", { "aria-labelledby": heading.id }, form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue || null);
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.showModal();
    ready?.(dialog);
  });
}

/**
 * @param {string} name current name without suffix, with its folder
 * @param {string[]} folders offered while typing
 * @param {(name: string) => Promise<string | null>} tryIt what is wrong with the name, null when
 *     it is done
 * @returns {Promise<void>}
 */
export async function askName(name, folders, tryIt) {
  const problem = el("p", { class: "field-problem", id: "rename-problem", role: "alert" });
  const input = el("input", {
    id: "rename-name",
    value: name,
    list: "rename-folders",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "rename-hint rename-problem",
  });
  const content = [
    el("label", { for: "rename-name", text: t("renameName") }),
    input,
    el(
      "datalist",
      { id: "rename-folders" },
      ...folders.map((folder) => el("option", { value: `${folder}/` })),
    ),
    el("p", { class: "field-hint", id: "rename-hint", text: t("renameHint") }),
    problem,
  ];
  const answers = /** @type {Answer[]} */ ([
    { value: "", label: t("cancel") },
    { value: "rename", label: t("renameDo"), style: "strong" },
  ]);
  await ask(t("renameTitle"), content, answers, (dialog) => {
    input.focus();
    input.setSelectionRange(name.lastIndexOf("/") + 1, name.length);
    dialog.querySelector("form")?.addEventListener("submit", async (event) => {
      event.preventDefault();
      problem.textContent = (await tryIt(input.value)) ?? "";
      if (problem.textContent === "") dialog.close();
    });
  });
}

/**
 * @param {string} title
 * @param {string} explanation
 * @param {string} text
 * @param {Answer[]} answers
 * @returns {Promise<string | null>}
 */
export function showText(title, explanation, text, answers) {
  const body = el("pre", { class: "dialog-text", tabindex: "0", text });
  return ask(title, [el("p", { text: explanation }), body], answers);
}

/**
 * @param {{list: () => Promise<import("../model/trash.js").Trashed[]>,
 *     restore: (trashed: import("../model/trash.js").Trashed) => Promise<void>, empty: () =>
 * Promise<void>}} trash
 */
export async function showTrash(trash) {
  const all = await trash.list();
  const rows = el("ul", { class: "trash-list" });
  const fill = () => {
    rows.replaceChildren(
      ...all.map((trashed) => {
        const restore = el("button", {
          type: "button",
          class: "button plain",
          text: t("trashRestore"),
          "aria-label": t("trashRestoreOf", { name: trashed.path }),
          onclick: async () => {
            await trash.restore(trashed);
            all.splice(all.indexOf(trashed), 1);
            fill();
            (
              rows.querySelector("button") ??
              rows.closest("dialog")?.querySelector(".dialog-actions button:last-child")
            )?.focus();
          },
        });
        return el(
          "li",
          {},
          el("span", { class: "trash-name", text: trashed.path }),
          el("time", { text: longTime(trashed.timeMs) }),
          restore,
        );
      }),
    );
    if (all.length === 0) {
      rows.replaceChildren(el("li", { class: "trash-none", text: t("trashEmpty") }));
    }
  };
  fill();
  const answers = /** @type {Answer[]} */ ([
    ...(all.length > 0 ? [{ value: "empty", label: t("trashEmptyIt"), style: "danger" }] : []),
    { value: "", label: t("close"), style: "strong" },
  ]);
  if ((await ask(t("trash"), [rows], answers)) !== "empty" || all.length === 0) return;
  const sure = el("p", {
    text: t("trashSure", { count: counted("oneNote", "manyNotes", all.length) }),
  });
  const answer = await ask(
    t("trashEmptyIt"),
    [sure],
    [
      { value: "", label: t("cancel"), style: "strong" },
      { value: "delete", label: t("deleteForGood"), style: "danger" },
    ],
  );
  if (answer === "delete") await trash.empty();
}

/** @param {[keys: string[], what: string][]} shortcuts */
export async function showShortcuts(shortcuts) {
  const rows = shortcuts.flatMap(([keys, what]) => [
    el("dt", {}, ...keys.map((key) => el("kbd", { text: key }))),
    el("dd", { text: what }),
  ]);
  await ask(
    t("shortcuts"),
    [el("dl", { class: "shortcuts" }, ...rows)],
    [{ value: "", label: t("close"), style: "strong" }],
  );
}
