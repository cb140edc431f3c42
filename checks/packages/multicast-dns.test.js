import multicastDns from "multicast-dns";
import { createSocket } from "node:dgram";
import { assert, test } from "kith:test";

/**
 * Without multicast: all stays on this machine.
 *
 * @param {any} t
 * @returns {Promise<{ mdns: any, port: number }>}
 */
async function ready(t) {
  const socket = createSocket({ type: "udp4", reuseAddr: true });
  await new Promise((resolve) => socket.bind(0, "127.0.0.1", () => resolve(undefined)));
  const mdns = multicastDns({ multicast: false, ip: "127.0.0.1", bind: false, socket });
  t.after(() => new Promise((resolve) => mdns.destroy(resolve)));
  return { mdns, port: socket.address().port };
}

test("multicast-dns answers a question", async (t) => {
  const server = await ready(t);
  const client = await ready(t);
  server.mdns.on("query", (query, from) => {
    assert.deepEqual(query.questions.map(({ name, type }) => [name, type]), [["box.local", "A"]]);
    server.mdns.respond({ answers: [{ name: "box.local", type: "A", ttl: 60, data: "192.0.2.7" }] }, from);
  });
  const answer = new Promise((resolve) => client.mdns.on("response", resolve));
  client.mdns.query({ questions: [{ name: "box.local", type: "A" }] }, { address: "127.0.0.1", port: server.port });
  const { answers } = /** @type {any} */ (await answer);
  assert.deepEqual([answers[0].name, answers[0].ttl, answers[0].data], ["box.local", 60, "192.0.2.7"]);
});
