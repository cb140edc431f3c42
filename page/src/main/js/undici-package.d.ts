declare module "undici/lib/llhttp/llhttp-wasm.js" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
