import { measure } from "./measure.js";
import { adapter } from "./adapter.js";

// The harness finds its line by the first word: a host may put a file and line, or a level, in front of it.
adapter.report("bench-result " + JSON.stringify(await measure(adapter)));
