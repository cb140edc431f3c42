/* A classic worker has no static imports; import() works there. */
globalThis.onmessage = async ({ data }) => (await import("./identity.js")).answer(globalThis, data);
