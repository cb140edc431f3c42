/**
 * What is kept between two starts: layout, order, and the last note of each folder.
 */

const KEY = "kith-notes:state";
/** 20 folders are remembered. */
const FOLDERS_MAX = 20;

/**
 * @typedef {{layout: "edit" | "split" | "read", sort: string, last: Record<string, string>}} State
 */

/** @returns {State} */
export function loadState() {
  const state = parsed(localStorage.getItem(KEY));
  const layout = ["edit", "split", "read"].includes(state.layout) ? state.layout : "split";
  const last = state.last && typeof state.last === "object" ? state.last : {};
  return { layout, sort: state.sort === "title" ? "title" : "changed", last };
}

/** @param {Partial<State>} change */
export function keepState(change) {
  localStorage.setItem(KEY, JSON.stringify({ ...loadState(), ...change }));
}

/** @param {string} folder @param {string} note */
export function keepLast(folder, note) {
  const others = Object.entries(loadState().last).filter(([other]) => other !== folder);
  keepState({ last: Object.fromEntries([...others, [folder, note]].slice(-FOLDERS_MAX)) });
}

/** @param {string | null} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text ?? "{}") ?? {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
