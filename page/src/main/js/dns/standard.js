/** The servers that the functions of `dns` and `dns/promises` ask. */

import { Resolver } from "./callbacks.js";
import { Resolver as PromisedResolver } from "./promised.js";

/** Questions under way stay with the resolver they were asked of. */
let defaults = { callbacks: new Resolver(), promises: new PromisedResolver() };

/** @returns {{ callbacks: Resolver, promises: PromisedResolver }} */
export function standard() {
  return defaults;
}

/**
 * The servers that `resolve…` and `reverse` ask. Blocks the window while the system's are read.
 *
 * @returns {string[]} addresses, with the port where it is not 53
 */
export function getServers() {
  return defaults.callbacks.getServers();
}

/**
 * Says whom `resolve…` and `reverse` ask from now on, here and in `dns/promises`. The app needs the
 * permission `udp.send` for servers that are not the system's.
 *
 * @param {string[]} servers addresses, with a port where it is not 53
 * @returns {void}
 */
export function setServers(servers) {
  const callbacks = new Resolver();
  callbacks.setServers(servers);
  const promises = new PromisedResolver();
  promises.setServers(servers);
  defaults = { callbacks, promises };
}
