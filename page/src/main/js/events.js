/** Node's `events`, from the npm package of the same name. */
import events from "events";

export default events;
export const { EventEmitter } = events;
