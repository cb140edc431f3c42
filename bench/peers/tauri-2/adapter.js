/**
 * Tauri 2 as its documentation advises: commands, raw bytes both ways for files, a channel for events from the device.
 */
const { invoke, Channel } = window.__TAURI__.core;

/** @type {import("../../apps/ipc/measure.js").Adapter} */
export const adapter = {
  folder: () => invoke("folder"),
  report: (line) => invoke("report", { line }),
  call: async () => {
    if ((await invoke("echo", { text: "ping" })) !== "ping") throw new Error("echo has no answer");
  },
  stat: async (path) => (await invoke("stat", { path })).size,
  read: async (path) => new Uint8Array(await invoke("read", { path })),
  write: (path, bytes) => invoke("write", bytes, { headers: { path } }),
  events: (count, onEvent) => {
    const channel = new Channel();
    channel.onmessage = (text) => onEvent(text.length);
    return invoke("events", { count, text: "e".repeat(100), channel });
  },
};
