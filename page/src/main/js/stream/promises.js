/** Node's `stream/promises`: {@link pipeline} and {@link finished} that give promises. */

import Base from "readable-stream/lib/stream.js";
import "../stream.js";

/**
 * Connects streams, and is fulfilled when all are done.
 *
 * @type {(...streams: any[]) => Promise<any>} the last argument may be `{ signal, end }`
 */
export const pipeline = Base.promises.pipeline;

/**
 * Is fulfilled when a stream has ended, rejected when it failed.
 *
 * @type {(stream: any, options?: import("./shapes.js").FinishedOptions) => Promise<void>}
 */
export const finished = Base.promises.finished;

export default Base.promises;
