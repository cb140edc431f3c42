/** Lets Node load the page's modules: what the host serves under `/_kith/` is found in the sources. */
import { register } from "node:module";

register("./resolve.js", import.meta.url);
