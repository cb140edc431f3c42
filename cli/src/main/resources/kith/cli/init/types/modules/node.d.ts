// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/node/dispose" {
  /** The symbols of `using` and `await using`; engines without them get those that compilers look for. */
  /** @type {typeof Symbol.dispose} */
  export const dispose: typeof Symbol.dispose;
  /** @type {typeof Symbol.asyncDispose} */
  export const asyncDispose: typeof Symbol.asyncDispose;
  export {};
}
