/**
 * Remembers which objects are proxies. The engine keeps that to itself, and `util.inspect` and
 * `util.types.isProxy` must know it; so from here on `Proxy` is one that notes what it makes.
 */

import { proxies } from "./inspect/proxies.js";

const Original = globalThis.Proxy;

/** @param {any} target @param {any} handler */
function revocable(target, handler) {
  const made = Original.revocable(target, handler);
  proxies.set(made.proxy, { target, handler });
  return {
    proxy: made.proxy,
    revoke() {
      proxies.set(made.proxy, { target: null, handler: null });
      made.revoke();
    },
  };
}

globalThis.Proxy = new Original(Original, {
  construct(Type, [target, handler], newTarget) {
    const proxy = Reflect.construct(Type, [target, handler], newTarget === globalThis.Proxy ? Type : newTarget);
    proxies.set(proxy, { target, handler });
    return proxy;
  },
  get: (Type, name, receiver) => (name === "revocable" ? revocable : Reflect.get(Type, name, receiver)),
});
