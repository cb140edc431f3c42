import { SocksClient } from "socks";
import { createServer, connect } from "node:net";
import { assert, test } from "kith:test";

/**
 * A SOCKS 5 proxy (RFC 1928) that asks for no password, as small as can be.
 *
 * @param {any} socket
 */
function proxy(socket) {
  socket.once("data", () => {
    socket.write(new Uint8Array([5, 0]));
    socket.once("data", (/** @type {any} */ asked) => {
      const there = connect(asked.readUInt16BE(asked.length - 2), "127.0.0.1", () => {
        socket.write(new Uint8Array([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
        socket.pipe(there).pipe(socket);
      });
      there.on("error", () => socket.destroy());
    });
  });
  socket.on("error", () => {});
}

/**
 * @param {any} t
 * @param {(socket: any) => void} serve
 * @returns {Promise<number>}
 */
async function listening(t, serve) {
  const server = createServer(serve);
  t.after(() => server.close());
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  return /** @type {any} */ (server.address()).port;
}

test("socks connects through a proxy", async (t) => {
  const target = await listening(t, (socket) => socket.end("reached"));
  const port = await listening(t, proxy);
  const { socket } = await SocksClient.createConnection({
    proxy: { host: "127.0.0.1", port, type: 5 },
    command: "connect",
    destination: { host: "127.0.0.1", port: target },
  });
  let read = "";
  socket.setEncoding("utf8");
  for await (const part of socket) read += part;
  assert.equal(read, "reached");
});
