import { stat } from "/_kith/fs/promises.js";

stat("/").then(
  () => parent.postMessage("was answered", "*"),
  (error) => parent.postMessage(`${error.code} ${error.message}`, "*"),
);
