/** From names to addresses, for sockets that bring no `lookup` of their own. */

export { lookup } from "../dns.js";

/** @typedef {{ address: string, family: number }} Found */
/** @typedef {(error: Error | null, address?: any, family?: number) => void} LookupCallback */
/** @typedef {{ family?: number, hints?: number, all?: boolean }} LookupOptions */
/** @typedef {(hostname: string, options: LookupOptions | number, callback: LookupCallback) => void} Lookup */
