// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/string_decoder" {
  /** Node's `string_decoder`: bytes to text, where a character may come in pieces. */
  /** Decodes a stream of buffers into strings without breaking characters that lie in two of them. */
  class Decoder {
      /** @type {string} the encoding in Node's spelling */
      encoding: string;
      /**
       * Decodes what is whole, and keeps the rest for the next call.
       *
       * @param {string | ArrayBufferView} buf a string is given back as it is
       * @returns {string}
       */
      write(buf: string | ArrayBufferView): string;
      /**
       * Decodes the last piece, and what is left of a broken character as a replacement character.
       *
       * @param {string | ArrayBufferView} [buf]
       * @returns {string}
       */
      end(buf?: string | ArrayBufferView): string;
  }
  /** A class that old code may also call as a function with `this`. */
  const StringDecoder: {
      new (encoding?: string): Decoder;
      prototype: Decoder;
  };
  const _default: {
      StringDecoder: {
          new (encoding?: string): Decoder;
          prototype: Decoder;
      };
  };
  export default _default;
  export { StringDecoder };
  export {};
}
