/**
 * Service workers: the engine refuses them on a custom scheme with a rejected `register()`. Many
 * apps do not handle that, or take it for a failure of theirs, although all they want of a service
 * worker, the app's files without a network, is there anyway.
 *
 * So here `register()` is fulfilled with a registration that has no worker, as a browser's has just
 * after the call, and stays so: `installing`, `waiting`, `active` and `controller` are null, `ready`
 * stays pending, `pushManager` and `sync` are absent, so code that asks for them finds them missing.
 * A script of another origin is refused, as everywhere. What Workbox and vite-plugin-pwa do with a
 * registration (`addEventListener`, `update()`) works and does nothing.
 */

class InertRegistration extends EventTarget {
  installing = null;
  waiting = null;
  active = null;
  onupdatefound = null;
  updateViaCache = "imports";

  /** @param {string} scope */
  constructor(scope) {
    super();
    this.scope = scope;
  }

  async update() {
    return this;
  }

  async unregister() {
    return registrations.delete(this.scope);
  }
}

/** @type {Map<string, InertRegistration>} */
const registrations = new Map();

/** Replaces what would fail. Once per page, and only where the engine refuses. */
export function acceptServiceWorkers() {
  if (!("serviceWorker" in navigator)) return;
  const patches = {
    register,
    getRegistration: async (url = "") => {
      const { href } = new URL(url, document.baseURI);
      return [...registrations.values()].find(({ scope }) => href.startsWith(scope));
    },
    getRegistrations: async () => [...registrations.values()],
    startMessages: () => {},
  };
  for (const [name, value] of Object.entries(patches)) {
    Object.defineProperty(ServiceWorkerContainer.prototype, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  const pending = new Promise(() => {});
  Object.defineProperty(ServiceWorkerContainer.prototype, "ready", {
    get: () => pending,
    enumerable: true,
    configurable: true,
  });
}

/**
 * @param {string | URL} url
 * @param {{ scope?: string }} [options]
 * @returns {Promise<InertRegistration>}
 */
async function register(url, options) {
  const script = new URL(url, document.baseURI);
  if (script.protocol !== location.protocol || script.host !== location.host) {
    const text = "origin of scriptURL does not match the current origin";
    throw new DOMException(text, "SecurityError");
  }
  const scope = new URL(options?.scope ?? "./", options?.scope ? document.baseURI : script).href;
  let registration = registrations.get(scope);
  if (registration === undefined) {
    registration = new InertRegistration(scope);
    registrations.set(scope, registration);
    const note = `The service worker ${script.pathname} does not run here; the app's files need none.`;
    console.info(note);
  }
  return registration;
}
