/** What of sockets no test on a real network can be made to show: time-outs, queues of the system. */
import assert from "node:assert/strict";
import os from "node:os";
import { test } from "node:test";
import { listeningOf } from "../../../main/js/net/arguments.js";
import { systemError } from "../../../main/js/net/errors.js";

test("has the system's numbers for the errors that it makes", () => {
  for (const code of /** @type {const} */ (["EBADF", "EINVAL", "EPIPE", "ECANCELED", "ETIMEDOUT"])) {
    const { errno, message } = /** @type {any} */ (systemError(code, "connect", "127.0.0.1", 5));
    assert.equal(errno, -os.constants.errno[code], code);
    assert.equal(message, `connect ${code} 127.0.0.1:5`);
  }
});

test("lets 511 connections wait unless it is told how many", () => {
  assert.equal(listeningOf([0], { port: 0 }).backlog, 511);
  assert.equal(listeningOf([0, 7], { port: 0 }).backlog, 7);
  assert.equal(listeningOf([{ port: 0, backlog: 3 }], { port: 0, backlog: 3 }).backlog, 3);
});
