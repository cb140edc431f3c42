/**
 * The web's `launchQueue`, which web apps look for. What it does is in `application.js`, loaded when a
 * consumer is set.
 *
 * @param {string} home the address of `application.js`
 */
export function offerLaunchQueue(home) {
  if ("launchQueue" in globalThis) return;
  const value = {
    /** @param {unknown} consumer */
    setConsumer(consumer) {
      import(home).then(({ launchQueue }) => launchQueue.setConsumer(consumer), reportError);
    },
  };
  Object.defineProperty(globalThis, "launchQueue", { value, writable: true, configurable: true });
}
