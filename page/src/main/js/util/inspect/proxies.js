/**
 * What is known about proxies: the engine does not tell one from what it stands for. Filled by
 * {@link ../proxies.js}, which `util` brings along, for those made after it was loaded;
 * null stands for what was taken away by `revoke`.
 *
 * @type {WeakMap<object, { target: object | null, handler: object | null }>}
 */
export const proxies = new WeakMap();
