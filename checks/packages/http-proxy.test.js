import httpProxy from "http-proxy";
import { createServer, get, request } from "node:http";
import { assert, test } from "kith:test";

/**
 * @param {any} t
 * @param {any} server
 * @returns {Promise<number>}
 */
async function listening(t, server) {
  t.after(() => new Promise((resolve) => (server.closeAllConnections?.(), server.close(resolve))));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  return server.address().port;
}

test("http-proxy hands requests on", async (t) => {
  const behind = await listening(t, createServer((asked, response) => {
    let body = "";
    asked.on("data", (part) => (body += part));
    asked.on("end", () => response.setHeader("X-Behind", "1").end(`${asked.method} ${asked.url} ${body} ${asked.headers["x-forwarded-for"] !== undefined}`));
  }));
  const proxy = httpProxy.createProxyServer({ target: `http://127.0.0.1:${behind}`, xfwd: true });
  t.after(() => proxy.close());
  const front = await listening(t, createServer((asked, response) => proxy.web(asked, response)));
  const [body, header] = await new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: front, method: "POST", path: "/a", agent: false }, (response) => {
      let read = "";
      response.on("data", (part) => (read += part));
      response.on("end", () => resolve([read, response.headers["x-behind"]]));
    });
    sent.on("error", reject);
    sent.end("hello");
  });
  assert.deepEqual([body, header], ["POST /a hello true", "1"]);
});

test("http-proxy hands upgrades on", async (t) => {
  const server = createServer();
  server.on("upgrade", (_asked, socket) => {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    socket.pipe(socket);
  });
  const behind = await listening(t, server);
  const proxy = httpProxy.createProxyServer({ target: `http://127.0.0.1:${behind}`, ws: true });
  t.after(() => proxy.close());
  const outer = createServer();
  outer.on("upgrade", (asked, socket, head) => proxy.ws(asked, socket, head));
  const front = await listening(t, outer);
  const sent = get({ host: "127.0.0.1", port: front, headers: { Connection: "Upgrade", Upgrade: "websocket" } });
  const socket = await new Promise((resolve, reject) => sent.on("upgrade", (_response, upgraded) => resolve(upgraded)).on("error", reject));
  const echoed = new Promise((resolve) => socket.once("data", resolve));
  socket.write("there and back");
  assert.equal(String(await echoed), "there and back");
  socket.destroy();
});
