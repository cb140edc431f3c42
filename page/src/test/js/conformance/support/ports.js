/**
 * Ports at which nothing answers. Where a test has a server of its own, let it listen on port 0
 * instead: nobody can take that port in between.
 */

/** For IPv4. */
export const LOOPBACK = "127.0.0.1";

/** For IPv6. */
export const LOOPBACK_6 = "::1";

/**
 * @param {string} [host]
 * @returns {Promise<number>} a port of TCP that was free a moment ago
 */
export async function freeTcpPort(host = LOOPBACK) {
  const { createServer } = await import("node:net");
  const server = createServer();
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, host, () => resolve(undefined)));
  const { port } = /** @type {{ port: number }} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * @param {string} [host]
 * @returns {Promise<number>} a port of UDP that was free a moment ago
 */
export async function freeUdpPort(host = LOOPBACK) {
  const { createSocket } = await import("node:dgram");
  const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
  await new Promise((resolve, reject) => socket.once("error", reject).bind(0, host, () => resolve(undefined)));
  const { port } = socket.address();
  await new Promise((resolve) => socket.close(() => resolve(undefined)));
  return port;
}
