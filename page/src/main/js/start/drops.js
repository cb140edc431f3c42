/**
 * Files that the person drags out of another program. The engine gives a page none of them, it shows it
 * a list of addresses; here the page sees what browsers show: while they hover items of the kind `file`,
 * and at the drop `dataTransfer.files`.
 *
 * The host says by `kith:drag`, before each `dragenter`, how many files are dragged. The engine's `drop` is
 * stopped, the host asked for what was dropped, and a `drop` of our own sent in its place. What
 * that takes is loaded at the first drop (`filesystem.js`).
 */

/** 1024: what the host grants of one drop. */
const FILES_MAX = 1024;

/** What is to be seen of the files that hover, while some do. @type {DataTransfer | undefined} */
let hovering;

/** What the engine shows of them, with what is to be seen instead. @type {WeakMap<DataTransfer, DataTransfer>} */
const shown = new WeakMap();

/**
 * Begins. Once per page.
 *
 * @param {string} home the address of `filesystem.js`
 */
export function takeDrops(home) {
  addEventListener("kith:drag", (event) => {
    hovering = standIn(Number(/** @type {CustomEvent} */ (event).detail) || 0);
  });
  for (const type of ["dragenter", "dragover", "dragleave"]) addEventListener(type, hover, true);
  addEventListener("dragover", overInput);
  addEventListener("drop", (event) => drop(event, home), true);
  show("types");
  show("items");
  offerHandles(home);
}

/**
 * @param {number} count
 * @returns {DataTransfer | undefined} with so many files without names
 */
function standIn(count) {
  if (count === 0) return undefined;
  const data = new DataTransfer();
  for (let i = 0; i < Math.min(count, FILES_MAX); i++) data.items.add(new File([], ""));
  return data;
}

/** @param {Event} event */
function hover(event) {
  const { isTrusted, dataTransfer } = /** @type {DragEvent} */ (event);
  if (isTrusted && hovering && dataTransfer) shown.set(dataTransfer, hovering);
}

/**
 * An input takes files without a script.
 *
 * @param {DragEvent} event
 */
function overInput(event) {
  if (event.isTrusted && hovering && inputAt(event)) event.preventDefault();
}

/**
 * @param {Event} event
 * @returns {HTMLInputElement | undefined} the input of files that it is about
 */
function inputAt(event) {
  const [target] = event.composedPath();
  return target instanceof HTMLInputElement && target.type === "file" && !target.disabled ? target : undefined;
}

/**
 * @param {DragEvent} event
 * @param {string} home
 */
async function drop(event, home) {
  if (!event.isTrusted || !hovering) return;
  hovering = undefined;
  event.stopImmediatePropagation();
  event.preventDefault();
  const [target] = event.composedPath();
  const input = inputAt(event);
  const facts = { bubbles: true, cancelable: true, composed: true, view: window };
  for (const name of FACTS) Object.assign(facts, { [name]: event[name] });
  const { takeDropped } = await import(home);
  const again = new DragEvent("drop", { ...facts, dataTransfer: await takeDropped() });
  const isWanted = target?.dispatchEvent(again);
  const files = again.dataTransfer?.files;
  if (input && isWanted && files?.length) give(input, files);
}

/** What a drop says besides its files. */
const FACTS = /** @type {const} */ ([
  "clientX", "clientY", "screenX", "screenY", "ctrlKey", "shiftKey", "altKey", "metaKey", "button", "buttons",
]);

/**
 * @param {HTMLInputElement} input
 * @param {FileList} files
 */
function give(input, files) {
  const taken = new DataTransfer();
  for (const file of Array.from(files).slice(0, input.multiple ? files.length : 1)) taken.items.add(file);
  input.files = taken.files;
  for (const type of ["input", "change"]) input.dispatchEvent(new Event(type, { bubbles: true, composed: type === "input" }));
}

/**
 * Lets a property of the engine's data show the files that hover.
 *
 * @param {"types" | "items"} name
 */
function show(name) {
  const { prototype } = DataTransfer;
  const own = /** @type {PropertyDescriptor & { get: () => any }} */ (Object.getOwnPropertyDescriptor(prototype, name));
  Object.defineProperty(prototype, name, {
    ...own,
    /** @this {DataTransfer} */
    get() {
      return own.get.call(shown.get(this) ?? this);
    },
  });
}

/** @param {string} home */
function offerHandles(home) {
  const { prototype } = DataTransferItem;
  if ("getAsFileSystemHandle" in prototype) return;
  const { getAsFileSystemHandle } = {
    /** @this {DataTransferItem} */
    async getAsFileSystemHandle() {
      const file = this.getAsFile();
      if (file === null) return null;
      const { handleOfDropped } = await import(home);
      return handleOfDropped(file);
    },
  };
  const property = { value: getAsFileSystemHandle, writable: true, enumerable: true, configurable: true };
  Object.defineProperty(prototype, "getAsFileSystemHandle", property);
}
