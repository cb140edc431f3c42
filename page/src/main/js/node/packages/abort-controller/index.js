/** The engine has what the npm package of this name stands in for. */
export const { AbortController, AbortSignal } = globalThis;
