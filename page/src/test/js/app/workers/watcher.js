import fs from "node:fs";

/** Watches until it is terminated, and says when it began. */
onmessage = ({ data }) => {
  const watcher = fs.watch(data, { recursive: false });
  watcher.on("error", (error) => postMessage(`${error}`));
  fs.promises.stat(data).then(() => postMessage("watching"), (error) => postMessage(`${error}`));
};
