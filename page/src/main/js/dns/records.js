/** Makes of a name server's answer what Node's `resolve…` functions give. */

import { Malformed, Message, TYPES } from "./message.js";

/** @typedef {import("./message.js").Answer} Answer */
/** @typedef {keyof typeof TYPES} RecordType */

/** @typedef {{ address: string, ttl: number }} AddressWithTtl */
/** @typedef {{ priority: number, exchange: string }} MxRecord */
/** @typedef {{ priority: number, weight: number, port: number, name: string }} SrvRecord */
/** @typedef {{ critical: number } & Record<string, string | number>} CaaRecord */
/** @typedef {{ certUsage: number, selector: number, match: number, data: ArrayBuffer }} TlsaRecord */

/**
 * @typedef {object} NaptrRecord
 * @property {string} flags
 * @property {string} service
 * @property {string} regexp
 * @property {string} replacement
 * @property {number} order
 * @property {number} preference
 */

/**
 * @typedef {object} SoaRecord
 * @property {string} nsname
 * @property {string} hostmaster
 * @property {number} serial
 * @property {number} refresh seconds
 * @property {number} retry seconds
 * @property {number} expire seconds
 * @property {number} minttl seconds
 */

/** @type {Record<Exclude<RecordType, "ANY">, (data: Message) => any>} */
const READERS = {
  A: (data) => addressOf(data.rest(), 4),
  AAAA: (data) => addressOf(data.rest(), 16),
  CNAME: (data) => data.name(),
  NS: (data) => data.name(),
  PTR: (data) => data.name(),
  MX: (data) => {
    const priority = data.u16();
    return { exchange: data.name(), priority };
  },
  TXT: texts,
  SRV: (data) => {
    const [priority, weight, port] = [data.u16(), data.u16(), data.u16()];
    return { name: data.name(), port, priority, weight };
  },
  NAPTR: (data) => {
    const [order, preference] = [data.u16(), data.u16()];
    const [flags, service, regexp] = [data.chars(), data.chars(), data.chars()];
    return { flags, service, regexp, replacement: data.name(), order, preference };
  },
  SOA: (data) => {
    const [nsname, hostmaster] = [data.name(), data.name()];
    const [serial, refresh, retry, expire, minttl] = [data.u32(), data.u32(), data.u32(), data.u32(), data.u32()];
    return { nsname, hostmaster, serial, refresh, retry, expire, minttl };
  },
  CAA: (data) => {
    const critical = data.u8();
    const property = data.chars();
    return { critical, [property]: String.fromCharCode(...data.rest()) };
  },
  TLSA: (data) => {
    const [certUsage, selector, match] = [data.u8(), data.u8(), data.u8()];
    return { certUsage, selector, match, data: data.rest().slice().buffer };
  },
};

/** In which order Node's `resolveAny` gives them. */
const ANY_ORDER = /** @type {const} */ ([
  "A",
  "CNAME",
  "AAAA",
  "MX",
  "NS",
  "TXT",
  "SRV",
  "PTR",
  "NAPTR",
  "SOA",
  "TLSA",
  "CAA",
]);

/**
 * @param {Message} data
 * @returns {string[]} the parts of a TXT record, one character for each byte
 */
function texts(data) {
  const parts = [];
  while (data.hasMore()) parts.push(data.chars());
  return parts;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} length what it has to be
 * @returns {string}
 */
function addressOf(bytes, length) {
  if (bytes.length !== length) throw new Malformed();
  return length === 4 ? bytes.join(".") : ipv6(bytes);
}

/**
 * @param {Uint8Array} bytes 16
 * @returns {string} in the short form of RFC 5952; IPv4 addresses in IPv6 as `inet_ntop` writes them
 */
export function ipv6(bytes) {
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0));
  const tail = bytes.subarray(12).join(".");
  if (groups.slice(0, 5).every((group) => group === 0)) {
    if (groups[5] === 0xffff) return `::ffff:${tail}`;
    if (groups[5] === 0 && groups[6] !== 0) return `::${tail}`;
  }
  return new URL(`ws://[${groups.map((group) => group.toString(16)).join(":")}]`).hostname.slice(1, -1);
}

/**
 * @param {Message} message
 * @param {Answer[]} answers
 * @param {Exclude<RecordType, "ANY">} type
 * @returns {{ value: any, ttl: number }[]}
 */
function readAll(message, answers, type) {
  return answers
    .filter((answer) => answer.type === TYPES[type])
    .map((answer) => ({ value: READERS[type](message.within(answer)), ttl: answer.ttl }));
}

/**
 * @param {Uint8Array} bytes an answer
 * @param {RecordType} type
 * @param {boolean} ttl whether addresses are to come with their time to live
 * @returns {any} what the `resolve…` function of this type gives; undefined where there is no such record
 * @throws {Malformed}
 */
export function recordsOf(bytes, type, ttl) {
  const message = new Message(bytes);
  const answers = message.answers();
  if (answers.length === 0) return undefined;
  if (type === "ANY") return anyOf(message, answers);
  const records = readAll(message, answers, type);
  if (records.length === 0) {
    // A name that only leads on to another has no address, which is no error in Node.
    const leadsOn = isAddress(type) && answers.some((answer) => answer.type === TYPES.CNAME);
    return leadsOn ? [] : undefined;
  }
  if (type === "SOA") return records[0]?.value;
  return records.map((record) => (isAddress(type) && ttl ? { address: record.value, ttl: record.ttl } : record.value));
}

/**
 * @param {RecordType} type
 * @returns {boolean}
 */
function isAddress(type) {
  return type === "A" || type === "AAAA";
}

/**
 * @param {Message} message
 * @param {Answer[]} answers
 * @returns {object[]} records of all types Node knows, each with its `type`
 */
function anyOf(message, answers) {
  const hasAlias = answers.some((answer) => answer.type === TYPES.CNAME);
  return ANY_ORDER.flatMap((type) => {
    if (type === "A" && hasAlias) return [];
    const records = readAll(message, answers, type);
    // A zone has one.
    return (type === "SOA" ? records.slice(0, 1) : records).map(({ value, ttl }) => tagged(type, value, ttl));
  });
}

/**
 * @param {Exclude<RecordType, "ANY">} type
 * @param {any} value
 * @param {number} ttl
 * @returns {object}
 */
function tagged(type, value, ttl) {
  switch (type) {
    case "A":
    case "AAAA":
      return { address: value, ttl, type };
    case "CNAME":
    case "NS":
    case "PTR":
      return { value, type };
    case "TXT":
      return { entries: value, type };
    default:
      return { ...value, type };
  }
}
