/** Where Node finds `kith:test`: in the sources, so that both engines run the same test runner. */

import { registerHooks } from "node:module";

const TEST = new URL("../../../main/js/test.js", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => next(specifier === "kith:test" ? TEST : specifier, context),
});
