/**
 * Every word the app says, in English and German; `{name}` stands for a value. The language is
 *     the system's.
 */

/** @type {Record<string, [english: string, german: string]>} */
export const WORDS = {
  // List
  notes: ["Notes", "Notizen"],
  newNote: ["New note", "Neue Notiz"],
  search: ["Search notes", "Notizen durchsuchen"],
  folder: ["Folder", "Ordner"],
  allFolders: ["All folders", "Alle Ordner"],
  sort: ["Order", "Reihenfolge"],
  sortChanged: ["Last changed", "Zuletzt geändert"],
  sortTitle: ["Title", "Titel"],
  untitled: ["Untitled", "Unbenannt"],
  oneNote: ["1 note", "1 Notiz"],
  manyNotes: ["{count} notes", "{count} Notizen"],
  oneFound: ["1 note found", "1 Notiz gefunden"],
  manyFound: ["{count} notes found", "{count} Notizen gefunden"],
  readingNotes: ["Reading {done} of {total} …", "{done} von {total} gelesen …"],
  someUnreadable: ["{count} could not be read", "{count} nicht lesbar"],
  listCut: [
    "Only the first {count} notes are shown",
    "Nur die ersten {count} Notizen werden gezeigt",
  ],
  noneFound: ["No note contains “{query}”.", "Keine Notiz enthält „{query}“."],
  noneHere: ["There are no notes here yet.", "Hier sind noch keine Notizen."],
  rowUnsaved: ["not saved", "nicht gespeichert"],
  rowUnreadable: ["Cannot be read ({code})", "Nicht lesbar ({code})"],
  emptyNote: ["Empty note", "Leere Notiz"],

  // Sheet without a note
  blankTitle: ["No note is open", "Keine Notiz ist offen"],
  blankText: [
    "Choose a note from the list, or write a new one.",
    "Wählen Sie eine Notiz aus der Liste oder schreiben Sie eine neue.",
  ],
  firstTitle: ["Your first note", "Ihre erste Notiz"],
  firstText: [
    "Notes are plain Markdown files. They stay on this device, in this folder:",
    "Notizen sind einfache Markdown-Dateien. Sie bleiben auf diesem Gerät, in diesem Ordner:",
  ],
  tryAgain: ["Try again", "Noch einmal versuchen"],
  folderMissing: ["The folder is not there", "Der Ordner ist nicht da"],
  folderMissingText: [
    "It does not exist, or its drive is not connected.",
    "Es gibt ihn nicht, oder sein Laufwerk ist nicht verbunden.",
  ],
  folderDenied: ["The folder may not be read", "Der Ordner darf nicht gelesen werden"],
  folderDeniedText: [
    "This app or this user account has no permission for it.",
    "Diese App oder dieses Benutzerkonto hat keine Erlaubnis dafür.",
  ],
  notAFolder: ["That is a file, not a folder", "Das ist eine Datei, kein Ordner"],
  notAFolderText: [
    "Start Notes with a folder that holds Markdown files.",
    "Starten Sie Notizen mit einem Ordner, der Markdown-Dateien enthält.",
  ],
  folderFails: ["The folder cannot be read", "Der Ordner kann nicht gelesen werden"],
  folderFailsText: ["The system reports:", "Das System meldet:"],
  noteFails: ["This note cannot be opened", "Diese Notiz lässt sich nicht öffnen"],
  noteGone: ["It is no longer there.", "Sie ist nicht mehr da."],
  noteDenied: [
    "This app or this user account may not read it.",
    "Diese App oder dieses Benutzerkonto darf sie nicht lesen.",
  ],
  notAFile: ["It is a folder, not a file.", "Sie ist ein Ordner, keine Datei."],

  // Sheet with a note
  backToList: ["Back to the list", "Zurück zur Liste"],
  layout: ["Layout", "Ansicht"],
  layoutEdit: ["Edit only", "Nur bearbeiten"],
  layoutSplit: ["Edit and preview", "Bearbeiten und Vorschau"],
  layoutRead: ["Preview only", "Nur Vorschau"],
  rename: ["Rename or move", "Umbenennen oder verschieben"],
  moveToTrash: ["Move to trash", "In den Papierkorb"],
  format: ["Formatting", "Formatierung"],
  noteText: ["Text of the note", "Text der Notiz"],
  editorHint: [
    "Tab indents. To leave the text by keyboard press Escape, then Tab.",
    "Tab rückt ein. Um das Textfeld mit der Tastatur zu verlassen: Escape, dann Tab.",
  ],
  tabLeaves: ["Tab now leaves the text.", "Tab verlässt jetzt das Textfeld."],
  preview: ["Preview", "Vorschau"],
  oneWord: ["1 word", "1 Wort"],
  manyWords: ["{count} words", "{count} Wörter"],
  placeholder: ["Write here …", "Hier schreiben …"],

  // State
  saved: ["Saved", "Gespeichert"],
  unsaved: ["Unsaved", "Ungespeichert"],
  saving: ["Saving …", "Wird gespeichert …"],
  failed: ["Not saved", "Nicht gespeichert"],
  conflict: ["Two versions", "Zwei Fassungen"],
  missing: ["File is gone", "Datei ist weg"],
  readOnly: ["Read only", "Nur lesbar"],
  savedNow: ["Saved.", "Gespeichert."],

  // Troubles of the open note
  noteProblem: ["About this note", "Zu dieser Notiz"],
  conflictText: [
    "Another program changed this note while you were writing. Both versions are safe.",
    "Ein anderes Programm hat diese Notiz geändert, während Sie schrieben. Beide Fassungen sind sicher.",
  ],
  keepBoth: ["Keep both", "Beide behalten"],
  keepMine: ["Use mine", "Meine nehmen"],
  keepTheirs: ["Use the other", "Die andere nehmen"],
  showTheirs: ["Show the other", "Die andere zeigen"],
  otherVersion: ["The other version", "Die andere Fassung"],
  missingText: [
    "Another program removed this note. Its text is still here.",
    "Ein anderes Programm hat diese Notiz entfernt. Ihr Text ist noch hier.",
  ],
  saveAgain: ["Save it again", "Wieder speichern"],
  letGo: ["Put it into the trash", "In den Papierkorb legen"],
  failedText: [
    "This note could not be saved: {reason} It will be tried again; your text stays here.",
    "Diese Notiz konnte nicht gespeichert werden: {reason} Es wird wieder versucht; Ihr Text bleibt hier.",
  ],
  unreadableText: [
    "This note can no longer be read: {reason}",
    "Diese Notiz lässt sich nicht mehr lesen: {reason}",
  ],
  saveNow: ["Save now", "Jetzt speichern"],
  copyText: ["Copy the text", "Text kopieren"],
  copied: ["Copied.", "Kopiert."],
  hugeText: [
    "This note is too big to edit here ({size}). Its beginning is shown; the file stays as it is.",
    "Diese Notiz ist zu groß, um sie hier zu bearbeiten ({size}). Gezeigt wird ihr Anfang; die Datei bleibt, wie sie ist.",
  ],
  notTextText: [
    "This file is not UTF-8 text. It is shown as well as can be and not changed.",
    "Diese Datei ist kein UTF-8-Text. Sie wird gezeigt, so gut es geht, und nicht verändert.",
  ],
  linkText: [
    "This note is a link to another file. Edit it where that file is.",
    "Diese Notiz ist eine Verknüpfung zu einer anderen Datei. Bearbeiten Sie sie dort, wo diese liegt.",
  ],
  lockedText: [
    "This file is write-protected. It is shown and not changed.",
    "Diese Datei ist schreibgeschützt. Sie wird gezeigt und nicht verändert.",
  ],
  reasonFull: ["the disk is full.", "der Datenträger ist voll."],
  reasonDenied: ["there is no permission.", "es fehlt die Erlaubnis."],
  reasonReadOnly: ["the disk is read-only.", "der Datenträger ist nur lesbar."],
  reasonGone: ["the folder is gone.", "der Ordner ist weg."],
  reasonOther: ["{message}.", "{message}."],
  copyName: ["{name} (my version {time})", "{name} (meine Fassung {time})"],
  keptAs: ["Your version is now “{name}”.", "Ihre Fassung heißt jetzt „{name}“."],
  open: ["Open", "Öffnen"],
  recoveredName: ["{name} (recovered {time})", "{name} (wiederhergestellt {time})"],

  // Unsaved text of an earlier session
  unsavedText: ["Unsaved text", "Ungespeicherter Text"],
  offerText: [
    "“{name}” has unsaved text from {time}.",
    "„{name}“ hat ungespeicherten Text von {time}.",
  ],
  offerShow: ["Show", "Zeigen"],
  offerTitle: ["Unsaved text of “{name}”", "Ungespeicherter Text von „{name}“"],
  offerExplain: [
    "Notes was ended before this text was saved in the note. It was written at {time}.",
    "Notizen wurde beendet, bevor dieser Text in der Notiz gespeichert war. Geschrieben wurde er {time}.",
  ],
  offerRestore: ["Put it into the note", "In die Notiz übernehmen"],
  offerCopy: ["Keep as a separate note", "Als eigene Notiz behalten"],
  offerTrash: ["Put it into the trash", "In den Papierkorb legen"],
  later: ["Later", "Später"],

  // Dialogs
  renameTitle: ["Rename or move", "Umbenennen oder verschieben"],
  renameName: ["Name", "Name"],
  renameHint: [
    "With “/” the note moves into a folder: work/plan",
    "Mit „/“ kommt die Notiz in einen Ordner: arbeit/plan",
  ],
  renameTaken: [
    "There is already a note of that name.",
    "Es gibt schon eine Notiz mit diesem Namen.",
  ],
  renameBad: ["This name cannot be used.", "Dieser Name geht nicht."],
  renameUnsaved: [
    "The note has to be saved first; see the message above it.",
    "Die Notiz muss erst gespeichert sein; siehe die Meldung über ihr.",
  ],
  renameDo: ["Rename", "Umbenennen"],
  cancel: ["Cancel", "Abbrechen"],
  close: ["Close", "Schließen"],
  trash: ["Trash", "Papierkorb"],
  trashEmpty: ["The trash is empty.", "Der Papierkorb ist leer."],
  trashRestore: ["Restore", "Zurückholen"],
  trashRestoreOf: ["Restore {name}", "{name} zurückholen"],
  trashEmptyIt: ["Empty the trash", "Papierkorb leeren"],
  trashSure: [
    "Delete {count} for good? This cannot be undone.",
    "{count} endgültig löschen? Das lässt sich nicht rückgängig machen.",
  ],
  deleteForGood: ["Delete for good", "Endgültig löschen"],
  trashed: ["“{name}” is in the trash.", "„{name}“ ist im Papierkorb."],
  undo: ["Undo", "Rückgängig"],
  restored: ["“{name}” is back.", "„{name}“ ist wieder da."],
  actionFailed: ["That did not work: {reason}", "Das ging nicht: {reason}"],
  shortcuts: ["Keyboard shortcuts", "Tastenkürzel"],

  // Formatting and shortcuts
  heading: ["Heading", "Überschrift"],
  bold: ["Bold", "Fett"],
  italic: ["Italic", "Kursiv"],
  code: ["Code", "Code"],
  link: ["Link", "Link"],
  bullet: ["List", "Liste"],
  number: ["Numbered list", "Nummerierte Liste"],
  task: ["Task", "Aufgabe"],
  quote: ["Quote", "Zitat"],
  doSearch: ["Search", "Suchen"],
  doSave: ["Save now", "Jetzt speichern"],
  doToggleTask: ["Check or uncheck a task", "Aufgabe abhaken"],
  doIndent: ["Indent, outdent", "Einrücken, ausrücken"],
  doLeave: ["Leave the text by keyboard", "Textfeld mit der Tastatur verlassen"],
  doList: ["Go to the list", "Zur Liste"],
  keyControl: ["Ctrl", "Strg"],
  keyEnter: ["Enter", "Eingabe"],
  keyDelete: ["Delete", "Entf"],
  keyShiftTab: ["Shift+Tab", "Umschalt+Tab"],
  doNext: ["Next or previous note in the list", "Nächste oder vorige Notiz in der Liste"],
  doOpen: ["Open and write", "Öffnen und schreiben"],

  // Preview
  imageMissing: ["Picture not found: {name}", "Bild nicht gefunden: {name}"],
  imageUnknown: ["Not a picture: {name}", "Kein Bild: {name}"],
  imageTooBig: ["Picture too big: {name}", "Bild zu groß: {name}"],
  noteNotFound: ["There is no note “{name}”.", "Es gibt keine Notiz „{name}“."],
  previewFails: ["The preview cannot be drawn.", "Die Vorschau lässt sich nicht zeichnen."],
  previewSlow: [
    "This note takes too long to draw. It is tried again when the text changes.",
    "Diese Notiz braucht zu lange zum Zeichnen. Es wird wieder versucht, wenn sich der Text ändert.",
  ],
};

/**
 * For dates and numbers: the person's own locale, as far as it is one ("C" and "POSIX" are
 * none).
 */
export const locale = localeOf(globalThis.navigator?.language ?? "");

/** "en" or "de". */
export const language = /^de\b/i.test(locale) ? "de" : "en";

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const words = WORDS[key];
  if (!words) throw new Error(`no words for "${key}"`);
  return words[language === "de" ? 1 : 0].replace(/\{(\w+)\}/g, (_, name) =>
    String(values[name] ?? ""),
  );
}

/**
 * @param {string} one key of the words for exactly one
 * @param {string} many key of the words with `{count}`
 * @param {number} count
 * @returns {string}
 */
export function counted(one, many, count) {
  return count === 1 ? t(one) : t(many, { count: count.toLocaleString(locale) });
}

/**
 * A moment as the list shows it: the time of today, else the day.
 *
 * @param {number} timeMs
 * @param {number} nowMs
 * @returns {string}
 */
export function shortTime(timeMs, nowMs) {
  const [then, now] = [new Date(timeMs), new Date(nowMs)];
  if (then.toDateString() === now.toDateString()) return CLOCK.format(then);
  return (then.getFullYear() === now.getFullYear() ? DAY : DAY_OF_YEAR).format(then);
}

/** @param {number} timeMs @returns {string} day and time */
export function longTime(timeMs) {
  return DAY_AND_CLOCK.format(new Date(timeMs));
}

/**
 * @param {string} tag
 * @returns {string} the same when it is a language tag (BCP 47), else plain English
 */
export function localeOf(tag) {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([tag])[0] ?? "en";
  } catch (error) {
    if (error instanceof RangeError) return "en";
    throw error;
  }
}

/** @param {number} bytes @returns {string} in MB */
export function megabytes(bytes) {
  return `${(bytes / 1e6).toLocaleString(locale, { maximumFractionDigits: 1 })} MB`;
}

const CLOCK = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
const DAY_OF_YEAR = new Intl.DateTimeFormat(locale, {
  day: "numeric",
  month: "short",
  year: "numeric",
});
const DAY_AND_CLOCK = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
