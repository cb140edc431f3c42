import net from "node:net";
import { assert, test } from "kith:test";
import { all, pair, serve } from "../support/connections.js";
import { LOOPBACK } from "../support/ports.js";
import { called, event } from "../support/sockets.js";

test("bytes are counted", async (t) => {
  const { client, peer } = await pair(t);
  peer.resume();
  client.write("grüße");
  await called((done) => client.write("x", done));
  assert.equal(client.bytesWritten, 8);
  client.end();
  await event(peer, "end");
  assert.equal(peer.bytesRead, 8);
});

test("texts are sent in their encoding", async (t) => {
  const { client, peer } = await pair(t);
  client.write("ü", "latin1");
  client.write("c3bc", "hex");
  client.setDefaultEncoding("base64");
  client.end("eA==");
  /** @type {number[]} */
  const bytes = [];
  for await (const chunk of peer) bytes.push(...chunk);
  assert.deepEqual(bytes, [0xfc, 0xc3, 0xbc, 0x78]);
});

test("a large text arrives as it was", async (t) => {
  const { client, peer } = await pair(t);
  const bytes = new Uint8Array(5_000_000).map((_, i) => (i * 31) >> 3);
  client.end(bytes);
  let at = 0;
  let same = true;
  for await (const chunk of peer) {
    for (let i = 0; i < chunk.length && same; i++) same = chunk[i] === bytes[at + i];
    at += chunk.length;
  }
  assert.equal(at, bytes.length);
  assert.ok(same);
});

test("bytes that are changed after they were taken arrive as they were", async (t) => {
  const { client, peer } = await pair(t);
  const bytes = new Uint8Array(200_000).fill(7);
  client.write(bytes, () => void bytes.fill(9));
  client.write(new Uint8Array(300_000).fill(7));
  client.end();
  let others = 0;
  for await (const chunk of peer) others += chunk.filter((/** @type {number} */ byte) => byte !== 7).length;
  assert.equal(others, 0);
});

test("many small writes arrive in their order", async (t) => {
  const { client, peer } = await pair(t);
  let expected = "";
  for (let i = 0; i < 2000; i++) {
    client.write(`${i},`);
    expected += `${i},`;
  }
  client.end();
  assert.equal(await all(peer), expected);
});

test("a reader that waits slows the writer down", async (t) => {
  const { client, peer } = await pair(t);
  peer.pause();
  const chunk = new Uint8Array(1 << 20);
  let accepted = 0;
  let written = 0;
  for (let i = 0; i < 64; i++) {
    accepted++;
    client.write(chunk, () => void (written += chunk.length));
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(client.writableNeedDrain, true);
  assert.ok(written < 60 << 20, `${written} bytes were taken though nobody reads`);
  let bytes = 0;
  peer.on("data", (/** @type {Uint8Array} */ data) => void (bytes += data.length));
  client.end();
  peer.resume();
  await event(peer, "end");
  assert.equal(bytes, accepted << 20);
});

test("drain comes after a write that said false", async (t) => {
  const { client, peer } = await pair(t);
  assert.equal(client.write("x"), true);
  while (client.write(new Uint8Array(1 << 20)));
  peer.resume();
  await event(client, "drain");
  assert.deepEqual([client.writableLength, client.writableNeedDrain], [0, false]);
});

test("the end of one side ends the other, unless it may stay half open", async (t) => {
  const { client, peer } = await pair(t);
  peer.resume();
  client.resume();
  client.end();
  await event(client, "close");
  assert.deepEqual([peer.writable, client.destroyed], [false, true]);
});

test("allowHalfOpen lets the other side answer later", async (t) => {
  const { client, peer } = await pair(t, { allowHalfOpen: true });
  client.end("question");
  let question = "";
  peer.on("data", (/** @type {Uint8Array} */ chunk) => void (question += String(chunk)));
  await event(peer, "end");
  assert.equal(question, "question");
  assert.deepEqual([peer.readyState, peer.writable], ["writeOnly", true]);
  peer.end("answer");
  assert.equal(await all(client), "answer");
});

test("writing after the other side's end is EPIPE", async (t) => {
  const { client, peer } = await pair(t);
  client.resume();
  peer.end();
  await event(client, "end");
  const failed = event(client, "error");
  const [error] = await called((done) => client.write("late", done));
  assert.equal(error.code, "EPIPE");
  assert.equal(error.message, "This socket has been ended by the other party");
  assert.equal((await failed)[0].code, "EPIPE");
});

test("writing after end is ERR_STREAM_WRITE_AFTER_END", async (t) => {
  const { client } = await pair(t);
  const failed = event(client, "error");
  client.end();
  client.write("late");
  assert.equal((await failed)[0].code, "ERR_STREAM_WRITE_AFTER_END");
});

test("writing after destroy is ERR_STREAM_DESTROYED", async (t) => {
  const { client } = await pair(t);
  client.destroy();
  const [error] = await called((done) => client.write("late", done));
  assert.equal(error.code, "ERR_STREAM_DESTROYED");
});

test("a reset is ECONNRESET at the other end", async (t) => {
  const { client, peer } = await pair(t);
  const failed = event(client, "error");
  client.resume();
  assert.equal(peer.resetAndDestroy(), peer);
  const [error] = await failed;
  assert.equal(error.message, "read ECONNRESET");
  assert.deepEqual([error.code, error.errno, error.syscall], ["ECONNRESET", -104, "read"]);
  await event(client, "close").catch(() => {});
  assert.equal(client.destroyed, true);
});

test("writing to who is gone fails", async (t) => {
  const { client, peer } = await pair(t);
  client.on("error", () => {});
  peer.destroy();
  await event(peer, "close");
  /** @type {any} */
  let error;
  for (let i = 0; i < 50 && !error; i++) {
    [error] = await called((done) => client.write("x".repeat(1000), done));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.ok(["EPIPE", "ECONNRESET", "ERR_STREAM_DESTROYED", "ERR_STREAM_WRITE_AFTER_END"].includes(error.code), error.code);
});

test("destroySoon sends what was written first", async (t) => {
  const { client, peer } = await pair(t);
  client.write(new Uint8Array(300_000));
  client.destroySoon();
  let bytes = 0;
  for await (const chunk of peer) bytes += chunk.length;
  assert.equal(bytes, 300_000);
  assert.equal(client.destroyed, true);
});

test("end calls back when all is sent", async (t) => {
  const { client, peer } = await pair(t);
  peer.resume();
  await new Promise((resolve) => assert.equal(client.end("x", () => resolve(undefined)), client));
  assert.equal(client.writableFinished, true);
});

test("destroy while it connects gives up", async (t) => {
  const { port } = await serve(t);
  const client = net.connect(port, LOOPBACK);
  client.on("connect", () => assert.fail("connected"));
  client.destroy();
  assert.deepEqual([client.destroyed, client.connecting], [true, false]);
  await event(client, "close");
});

test("what was written to who never connected fails", async (t) => {
  const { port } = await serve(t);
  const client = net.connect(port, LOOPBACK);
  const [error] = await called((done) => {
    client.write("x", done);
    client.destroy();
  });
  assert.ok(["ERR_SOCKET_CLOSED_BEFORE_CONNECTION", "ERR_STREAM_DESTROYED"].includes(error.code), error.code);
});

test("a socket can be connected again", async (t) => {
  const { port } = await serve(t, (socket) => socket.end("again"));
  const client = new net.Socket();
  for (let i = 0; i < 2; i++) {
    client.connect(port, LOOPBACK);
    client.resume();
    await event(client, "close");
    assert.equal(client.bytesRead, 5);
  }
});

test("a timeout is told and closes nothing", async (t) => {
  const { client } = await pair(t);
  let told = 0;
  assert.equal(client.setTimeout(40, () => told++), client);
  assert.equal(client.timeout, 40);
  await event(client, "timeout");
  assert.deepEqual([told, client.destroyed], [1, false]);
  client.setTimeout(0);
  assert.equal(client.timeout, 0);
});

test("a timeout that was taken back is not told, whatever happens later", async (t) => {
  const { client, peer } = await pair(t);
  let told = 0;
  client.setTimeout(20, () => told++);
  client.setTimeout(0);
  peer.write("x");
  await event(client, "data");
  peer.setTimeout(60);
  await event(peer, "timeout");
  assert.equal(told, 0);
});

test("the option timeout is a timeout", async (t) => {
  const { client } = await pair(t, {}, { timeout: 30 });
  assert.equal(client.timeout, 30);
  await event(client, "timeout");
});

test("traffic puts a timeout off", async (t) => {
  const { client, peer } = await pair(t);
  client.setTimeout(300, () => assert.fail("timeout"));
  client.resume();
  for (let i = 0; i < 8; i++) {
    peer.write("x");
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  client.setTimeout(0);
});

test("onread takes what arrives in a buffer of the app's", async (t) => {
  const { port } = await serve(t, (socket) => socket.end("0123456789"));
  let text = "";
  let calls = 0;
  const buffer = new Uint8Array(4);
  const client = net.connect({
    port,
    host: LOOPBACK,
    onread: {
      buffer,
      callback(count, bytes) {
        assert.equal(bytes, buffer);
        text += String.fromCharCode(...bytes.subarray(0, count));
        calls++;
        return true;
      },
    },
  });
  client.on("data", () => assert.fail("data"));
  await event(client, "end");
  assert.equal(text, "0123456789");
  assert.ok(calls >= 3);
  assert.equal(client.bytesRead, 10);
});

test("a signal destroys", async (t) => {
  const { port } = await serve(t);
  const controller = new AbortController();
  const client = net.connect({ port, host: LOOPBACK, signal: controller.signal });
  await event(client, "connect");
  const failed = event(client, "error");
  controller.abort();
  const [error] = await failed;
  assert.deepEqual([error.name, error.code], ["AbortError", "ABORT_ERR"]);
  assert.equal(client.destroyed, true);
});

test("a block list keeps what it names from being connected to", async (t) => {
  const { port } = await serve(t);
  const blockList = new net.BlockList();
  blockList.addAddress(LOOPBACK);
  const client = net.connect({ port, host: LOOPBACK, blockList });
  assert.equal((await event(client, "error"))[0].code, "ERR_IP_BLOCKED");
});
