// Made of the sources of Kith's modules; `./dev reference` writes it anew.

/// <reference path="./kith.d.ts" />

declare module "node:assert" {
  export * from "kith:internal/assert";
  export { default } from "kith:internal/assert";
}

declare module "assert" {
  export * from "kith:internal/assert";
  export { default } from "kith:internal/assert";
}

declare module "node:assert/strict" {
  export * from "kith:internal/assert/strict";
  export { default } from "kith:internal/assert/strict";
}

declare module "assert/strict" {
  export * from "kith:internal/assert/strict";
  export { default } from "kith:internal/assert/strict";
}

declare module "node:buffer" {
  export * from "kith:internal/buffer";
  import * as all from "kith:internal/buffer";
  export default all;
}

declare module "buffer" {
  export * from "kith:internal/buffer";
  import * as all from "kith:internal/buffer";
  export default all;
}

declare module "node:constants" {
  export * from "kith:internal/constants";
  import * as all from "kith:internal/constants";
  export default all;
}

declare module "constants" {
  export * from "kith:internal/constants";
  import * as all from "kith:internal/constants";
  export default all;
}

declare module "node:dgram" {
  export * from "kith:internal/dgram";
  import * as all from "kith:internal/dgram";
  export default all;
}

declare module "dgram" {
  export * from "kith:internal/dgram";
  import * as all from "kith:internal/dgram";
  export default all;
}

declare module "node:dns" {
  export * from "kith:internal/dns";
  import * as all from "kith:internal/dns";
  export default all;
}

declare module "dns" {
  export * from "kith:internal/dns";
  import * as all from "kith:internal/dns";
  export default all;
}

declare module "node:dns/promises" {
  export * from "kith:internal/dns/promises";
  import * as all from "kith:internal/dns/promises";
  export default all;
}

declare module "dns/promises" {
  export * from "kith:internal/dns/promises";
  import * as all from "kith:internal/dns/promises";
  export default all;
}

declare module "node:events" {
  export * from "kith:internal/events";
  export { default } from "kith:internal/events";
}

declare module "events" {
  export * from "kith:internal/events";
  export { default } from "kith:internal/events";
}

declare module "node:fs" {
  export * from "kith:internal/fs";
  import * as all from "kith:internal/fs";
  export default all;
}

declare module "fs" {
  export * from "kith:internal/fs";
  import * as all from "kith:internal/fs";
  export default all;
}

declare module "node:fs/promises" {
  export * from "kith:internal/fs/promises";
  import * as all from "kith:internal/fs/promises";
  export default all;
}

declare module "fs/promises" {
  export * from "kith:internal/fs/promises";
  import * as all from "kith:internal/fs/promises";
  export default all;
}

declare module "node:http" {
  export * from "kith:internal/http";
  import * as all from "kith:internal/http";
  export default all;
}

declare module "http" {
  export * from "kith:internal/http";
  import * as all from "kith:internal/http";
  export default all;
}

declare module "node:https" {
  export * from "kith:internal/https";
  import * as all from "kith:internal/https";
  export default all;
}

declare module "https" {
  export * from "kith:internal/https";
  import * as all from "kith:internal/https";
  export default all;
}

declare module "node:net" {
  export * from "kith:internal/net";
  import * as all from "kith:internal/net";
  export default all;
}

declare module "net" {
  export * from "kith:internal/net";
  import * as all from "kith:internal/net";
  export default all;
}

declare module "node:os" {
  export * from "kith:internal/os";
  import * as all from "kith:internal/os";
  export default all;
}

declare module "os" {
  export * from "kith:internal/os";
  import * as all from "kith:internal/os";
  export default all;
}

declare module "node:path" {
  export * from "kith:internal/path";
  import * as all from "kith:internal/path";
  export default all;
}

declare module "path" {
  export * from "kith:internal/path";
  import * as all from "kith:internal/path";
  export default all;
}

declare module "node:path/posix" {
  export * from "kith:internal/path/posix";
  import * as all from "kith:internal/path/posix";
  export default all;
}

declare module "path/posix" {
  export * from "kith:internal/path/posix";
  import * as all from "kith:internal/path/posix";
  export default all;
}

declare module "node:path/win32" {
  export * from "kith:internal/path/win32";
  import * as all from "kith:internal/path/win32";
  export default all;
}

declare module "path/win32" {
  export * from "kith:internal/path/win32";
  import * as all from "kith:internal/path/win32";
  export default all;
}

declare module "node:process" {
  export * from "kith:internal/process";
  export { default } from "kith:internal/process";
}

declare module "process" {
  export * from "kith:internal/process";
  export { default } from "kith:internal/process";
}

declare module "node:punycode" {
  export * from "kith:internal/punycode";
  import * as all from "kith:internal/punycode";
  export default all;
}

declare module "punycode" {
  export * from "kith:internal/punycode";
  import * as all from "kith:internal/punycode";
  export default all;
}

declare module "node:querystring" {
  export * from "kith:internal/querystring";
  import * as all from "kith:internal/querystring";
  export default all;
}

declare module "querystring" {
  export * from "kith:internal/querystring";
  import * as all from "kith:internal/querystring";
  export default all;
}

declare module "node:stream" {
  export * from "kith:internal/stream";
  export { default } from "kith:internal/stream";
}

declare module "stream" {
  export * from "kith:internal/stream";
  export { default } from "kith:internal/stream";
}

declare module "node:stream/consumers" {
  export * from "kith:internal/stream/consumers";
  import * as all from "kith:internal/stream/consumers";
  export default all;
}

declare module "stream/consumers" {
  export * from "kith:internal/stream/consumers";
  import * as all from "kith:internal/stream/consumers";
  export default all;
}

declare module "node:stream/promises" {
  export * from "kith:internal/stream/promises";
  import * as all from "kith:internal/stream/promises";
  export default all;
}

declare module "stream/promises" {
  export * from "kith:internal/stream/promises";
  import * as all from "kith:internal/stream/promises";
  export default all;
}

declare module "node:stream/web" {
  export * from "kith:internal/stream/web";
  import * as all from "kith:internal/stream/web";
  export default all;
}

declare module "stream/web" {
  export * from "kith:internal/stream/web";
  import * as all from "kith:internal/stream/web";
  export default all;
}

declare module "node:string_decoder" {
  export * from "kith:internal/string_decoder";
  import * as all from "kith:internal/string_decoder";
  export default all;
}

declare module "string_decoder" {
  export * from "kith:internal/string_decoder";
  import * as all from "kith:internal/string_decoder";
  export default all;
}

declare module "node:timers" {
  export * from "kith:internal/timers";
  import * as all from "kith:internal/timers";
  export default all;
}

declare module "timers" {
  export * from "kith:internal/timers";
  import * as all from "kith:internal/timers";
  export default all;
}

declare module "node:timers/promises" {
  export * from "kith:internal/timers/promises";
  import * as all from "kith:internal/timers/promises";
  export default all;
}

declare module "timers/promises" {
  export * from "kith:internal/timers/promises";
  import * as all from "kith:internal/timers/promises";
  export default all;
}

declare module "node:tls" {
  export * from "kith:internal/tls";
  import * as all from "kith:internal/tls";
  export default all;
}

declare module "tls" {
  export * from "kith:internal/tls";
  import * as all from "kith:internal/tls";
  export default all;
}

declare module "node:url" {
  export * from "kith:internal/url";
  import * as all from "kith:internal/url";
  export default all;
}

declare module "url" {
  export * from "kith:internal/url";
  import * as all from "kith:internal/url";
  export default all;
}

declare module "node:util" {
  export * from "kith:internal/util";
  import * as all from "kith:internal/util";
  export default all;
}

declare module "util" {
  export * from "kith:internal/util";
  import * as all from "kith:internal/util";
  export default all;
}

declare module "node:util/types" {
  export * from "kith:internal/util/types";
  import * as all from "kith:internal/util/types";
  export default all;
}

declare module "util/types" {
  export * from "kith:internal/util/types";
  import * as all from "kith:internal/util/types";
  export default all;
}
