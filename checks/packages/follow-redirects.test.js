import followRedirects from "follow-redirects";
import { createServer } from "node:http";
import { assert, test } from "kith:test";

test("follow-redirects follows redirects", async (t) => {
  const server = createServer((request, response) => {
    if (request.url === "/end") return void response.end(`${request.method} reached`);
    response.writeHead(request.url === "/first" ? 302 : 307, { Location: request.url === "/first" ? "/second" : "/end" });
    response.end();
  });
  t.after(() => new Promise((resolve) => server.close(resolve)));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {any} */ (server.address());
  const [body, url, redirects] = await new Promise((resolve, reject) => {
    const options = { hostname: "127.0.0.1", port, path: "/first", trackRedirects: true, agent: false };
    const request = followRedirects.http.request(options, (response) => {
      let read = "";
      response.setEncoding("utf8");
      response.on("data", (part) => (read += part));
      response.on("end", () => resolve([read, response.responseUrl, response.redirects.length]));
    });
    request.on("error", reject);
    request.end();
  });
  assert.deepEqual([body, url, redirects], ["GET reached", `http://127.0.0.1:${port}/end`, 3]);
});

test("follow-redirects gives up after too many", async (t) => {
  const server = createServer((_request, response) => {
    response.writeHead(302, { Location: "/again" });
    response.end();
  });
  t.after(() => new Promise((resolve) => server.close(resolve)));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {any} */ (server.address());
  const error = await new Promise((resolve, reject) => {
    const options = { hostname: "127.0.0.1", port, path: "/", maxRedirects: 3, agent: false };
    followRedirects.http.get(options, () => reject(new Error("answered"))).on("error", resolve);
  });
  assert.match(error.message, /Maximum number of redirects exceeded/);
});
