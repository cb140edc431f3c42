/** A name server on loopback for tests, by UDP and TCP at the same port, that says what a test wants. */

import { Buffer } from "node:buffer";
import { createSocket } from "node:dgram";

const HEAD_BYTES = 12;
const CLASS_IN = 1;

/** Flags of an answer: QR, RD, RA. */
const ANSWER = 0x8180;

/** The name of the question, by a pointer. */
const ASKED = Buffer.from([0xc0, HEAD_BYTES]);

/** @param {...number} numbers of 16 bits */
export const u16 = (...numbers) => Buffer.concat(numbers.map((n) => Buffer.from([n >> 8, n & 0xff])));

/** @param {...number} numbers of 32 bits */
export const u32 = (...numbers) => u16(...numbers.flatMap((n) => [n >>> 16, n & 0xffff]));

/** @param {string} text with its length in front */
export const chars = (text) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text, "latin1")]);

/** @param {string} text with dots */
export const name = (text) => Buffer.concat([...text.split(".").filter(Boolean).map(chars), Buffer.from([0])]);

/**
 * @param {number} type
 * @param {Uint8Array} data
 * @param {{ owner?: Uint8Array, ttl?: number, kind?: number }} [rest]
 * @returns {Buffer} a record
 */
export function record(type, data, { owner = ASKED, ttl = 300, kind = CLASS_IN } = {}) {
  return Buffer.concat([owner, u16(type, kind), u32(ttl), u16(data.length), data]);
}

/**
 * @param {Buffer} question
 * @param {Buffer[]} records
 * @param {number} [flags]
 * @returns {Buffer} an answer
 */
export function answer(question, records, flags = ANSWER) {
  const head = Buffer.from(question);
  head.writeUInt16BE(flags, 2);
  head.writeUInt16BE(records.length, 6);
  return Buffer.concat([head, ...records]);
}

/** @param {number} rcode */
export const refused = (rcode) => (/** @type {Buffer} */ question) => answer(question, [], ANSWER | rcode);

/**
 * @param {Buffer} question
 * @returns {{ first: string, type: number, labels: string[] }} the first label in lower case, and the type
 */
export function asked(question) {
  const labels = [];
  let at = HEAD_BYTES;
  for (let length = question[at]; length; length = question[at]) {
    labels.push(question.subarray(at + 1, at + 1 + length).toString("latin1"));
    at += 1 + length;
  }
  return { first: (labels[0] ?? "").toLowerCase(), type: question.readUInt16BE(at + 1), labels };
}

/**
 * Starts a server and ends it with the test.
 *
 * @param {{ after: (cleanup: () => unknown) => void }} t
 * @param {(question: Buffer) => Buffer | Buffer[] | undefined} reply to a datagram; nothing for silence
 * @returns {Promise<{ address: string, port: number, questions: Buffer[] }>}
 */
export async function nameServer(t, reply) {
  const socket = createSocket("udp4");
  /** @type {Buffer[]} */
  const questions = [];
  socket.on("message", (question, from) => {
    questions.push(question);
    for (const bytes of [reply(question) ?? []].flat()) socket.send(bytes, from.port, from.address);
  });
  await new Promise((resolve) => socket.bind(0, "127.0.0.1", () => resolve(undefined)));
  t.after(() => new Promise((resolve) => socket.close(() => resolve(undefined))));
  const { port } = socket.address();
  return { address: `127.0.0.1:${port}`, port, questions };
}
