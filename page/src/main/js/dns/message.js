/**
 * Reads the records of a name server's answer (RFC 1035 section 4.1). The host has checked that the
 * message repeats the question and that its records lie within it; everything else is bytes of
 * strangers. What is malformed throws {@link Malformed}.
 */

/** The message is no proper answer. */
export class Malformed extends Error {}

/** Numbers of record types (RFC 1035, 3596, 2782, 3403, 6698, 8659). */
export const TYPES = /** @type {const} */ ({
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  NAPTR: 35,
  TLSA: 52,
  ANY: 255,
  CAA: 257,
});

const CLASS_IN = 1;
const HEAD_BYTES = 12;

/** 255 bytes of a name with all its lengths; a chain of pointers cannot say more. */
const NAME_BYTES_MAX = 255;

const utf8 = new TextDecoder();

/**
 * @typedef {object} Answer
 * @property {number} type
 * @property {number} ttl seconds
 * @property {number} at where its data begin
 * @property {number} end where its data end
 */

/** A message, read from front to back. */
export class Message {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    this.end = bytes.length;
  }

  /** @returns {Answer[]} the records of class IN in the answer */
  answers() {
    const asked = this.#head(4);
    const count = this.#head(6);
    this.at = HEAD_BYTES;
    for (let i = 0; i < asked; i++) {
      this.name();
      this.skip(4);
    }
    const answers = [];
    for (let i = 0; i < count; i++) {
      this.name();
      const type = this.u16();
      const isIn = this.u16() === CLASS_IN;
      const ttl = this.u32();
      const length = this.u16();
      const at = this.at;
      this.skip(length);
      if (isIn) answers.push({ type, ttl, at, end: this.at });
    }
    return answers;
  }

  /**
   * Goes to the data of a record, and no further than its end.
   *
   * @param {Answer} answer
   * @returns {this}
   */
  within({ at, end }) {
    this.at = at;
    this.end = end;
    return this;
  }

  /** @returns {number} */
  u8() {
    return this.#take(1)[0] ?? 0;
  }

  /** @returns {number} */
  u16() {
    return (this.u8() << 8) | this.u8();
  }

  /** @returns {number} */
  u32() {
    return this.u16() * 0x1_0000 + this.u16();
  }

  /**
   * @param {number} count
   * @returns {void}
   */
  skip(count) {
    this.#take(count);
  }

  /** @returns {Uint8Array} all that is left of the record */
  rest() {
    return this.#take(this.end - this.at);
  }

  /** @returns {boolean} whether the record goes on */
  hasMore() {
    return this.at < this.end;
  }

  /** @returns {string} bytes with their length in front, one character each */
  chars() {
    return latin1(this.#take(this.u8()));
  }

  /** @returns {string} as {@link chars}, as UTF-8 */
  text() {
    return utf8.decode(this.#take(this.u8()));
  }

  /**
   * A name in its usual form: dots between labels, and a backslash before what would be misread.
   *
   * @returns {string}
   */
  name() {
    const labels = [];
    let bytes = 0;
    let from = -1;
    let limit = this.end;
    for (;;) {
      const length = this.u8();
      if (length === 0) break;
      if (length >= 0xc0) {
        const target = ((length & 0x3f) << 8) | this.u8();
        if (from < 0) from = this.at;
        // Only backwards, so that no chain goes round.
        if (target >= limit || target >= this.at - 2) throw new Malformed();
        limit = target;
        this.at = target;
        continue;
      }
      bytes += length + 1;
      if (length > 63 || bytes >= NAME_BYTES_MAX) throw new Malformed();
      labels.push(label(this.#take(length)));
    }
    if (from >= 0) this.at = from;
    return labels.join(".");
  }

  /**
   * @param {number} at
   * @returns {number}
   */
  #head(at) {
    if (this.bytes.length < HEAD_BYTES) throw new Malformed();
    return ((this.bytes[at] ?? 0) << 8) | (this.bytes[at + 1] ?? 0);
  }

  /**
   * @param {number} count
   * @returns {Uint8Array}
   */
  #take(count) {
    if (this.at + count > this.end) throw new Malformed();
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
}

/**
 * @param {Uint8Array} bytes
 * @returns {string} one character for each
 */
function latin1(bytes) {
  return String.fromCharCode(...bytes);
}

/** Characters that mean something in a zone file (RFC 1035 section 5.1). */
const SPECIAL = /[.;\\()@$"]/g;

/**
 * @param {Uint8Array} bytes
 * @returns {string} with a backslash before dots and the like, and numbers for what has no glyph
 */
function label(bytes) {
  const escaped = latin1(bytes).replace(SPECIAL, "\\$&");
  return escaped.replace(/[^\x21-\x7e]/g, (c) => `\\${String(c.charCodeAt(0)).padStart(3, "0")}`);
}
