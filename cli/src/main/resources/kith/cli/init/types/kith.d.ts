// Made of the sources of Kith's modules; `./dev reference` writes it anew.

/// <reference path="./modules/application.d.ts" />
/// <reference path="./modules/assert.d.ts" />
/// <reference path="./modules/buffer.d.ts" />
/// <reference path="./modules/constants.d.ts" />
/// <reference path="./modules/dgram.d.ts" />
/// <reference path="./modules/dns.d.ts" />
/// <reference path="./modules/events.d.ts" />
/// <reference path="./modules/fs.d.ts" />
/// <reference path="./modules/globals.d.ts" />
/// <reference path="./modules/http.d.ts" />
/// <reference path="./modules/https.d.ts" />
/// <reference path="./modules/net.d.ts" />
/// <reference path="./modules/node.d.ts" />
/// <reference path="./modules/os.d.ts" />
/// <reference path="./modules/packages.d.ts" />
/// <reference path="./modules/path.d.ts" />
/// <reference path="./modules/process.d.ts" />
/// <reference path="./modules/punycode.d.ts" />
/// <reference path="./modules/querystring.d.ts" />
/// <reference path="./modules/routes.d.ts" />
/// <reference path="./modules/stream.d.ts" />
/// <reference path="./modules/string_decoder.d.ts" />
/// <reference path="./modules/test.d.ts" />
/// <reference path="./modules/timers.d.ts" />
/// <reference path="./modules/tls.d.ts" />
/// <reference path="./modules/url.d.ts" />
/// <reference path="./modules/util.d.ts" />
/// <reference path="./modules/window.d.ts" />

declare module "kith:application" {
  export * from "kith:internal/application";
  import * as all from "kith:internal/application";
  export default all;
}

declare module "socket:application" {
  export * from "kith:internal/application";
  import * as all from "kith:internal/application";
  export default all;
}

declare module "kith:assert" {
  export * from "kith:internal/assert";
  export { default } from "kith:internal/assert";
}

declare module "socket:assert" {
  export * from "kith:internal/assert";
  export { default } from "kith:internal/assert";
}

declare module "kith:assert/strict" {
  export * from "kith:internal/assert/strict";
  export { default } from "kith:internal/assert/strict";
}

declare module "socket:assert/strict" {
  export * from "kith:internal/assert/strict";
  export { default } from "kith:internal/assert/strict";
}

declare module "kith:buffer" {
  export * from "kith:internal/buffer";
  import * as all from "kith:internal/buffer";
  export default all;
}

declare module "socket:buffer" {
  export * from "kith:internal/buffer";
  import * as all from "kith:internal/buffer";
  export default all;
}

declare module "kith:constants" {
  export * from "kith:internal/constants";
  import * as all from "kith:internal/constants";
  export default all;
}

declare module "socket:constants" {
  export * from "kith:internal/constants";
  import * as all from "kith:internal/constants";
  export default all;
}

declare module "kith:dgram" {
  export * from "kith:internal/dgram";
  import * as all from "kith:internal/dgram";
  export default all;
}

declare module "socket:dgram" {
  export * from "kith:internal/dgram";
  import * as all from "kith:internal/dgram";
  export default all;
}

declare module "kith:dns" {
  export * from "kith:internal/dns";
  import * as all from "kith:internal/dns";
  export default all;
}

declare module "socket:dns" {
  export * from "kith:internal/dns";
  import * as all from "kith:internal/dns";
  export default all;
}

declare module "kith:dns/promises" {
  export * from "kith:internal/dns/promises";
  import * as all from "kith:internal/dns/promises";
  export default all;
}

declare module "socket:dns/promises" {
  export * from "kith:internal/dns/promises";
  import * as all from "kith:internal/dns/promises";
  export default all;
}

declare module "kith:events" {
  export * from "kith:internal/events";
  export { default } from "kith:internal/events";
}

declare module "socket:events" {
  export * from "kith:internal/events";
  export { default } from "kith:internal/events";
}

declare module "kith:fs" {
  export * from "kith:internal/fs";
  import * as all from "kith:internal/fs";
  export default all;
}

declare module "socket:fs" {
  export * from "kith:internal/fs";
  import * as all from "kith:internal/fs";
  export default all;
}

declare module "kith:fs/promises" {
  export * from "kith:internal/fs/promises";
  import * as all from "kith:internal/fs/promises";
  export default all;
}

declare module "socket:fs/promises" {
  export * from "kith:internal/fs/promises";
  import * as all from "kith:internal/fs/promises";
  export default all;
}

declare module "kith:http" {
  export * from "kith:internal/http";
  import * as all from "kith:internal/http";
  export default all;
}

declare module "socket:http" {
  export * from "kith:internal/http";
  import * as all from "kith:internal/http";
  export default all;
}

declare module "kith:https" {
  export * from "kith:internal/https";
  import * as all from "kith:internal/https";
  export default all;
}

declare module "socket:https" {
  export * from "kith:internal/https";
  import * as all from "kith:internal/https";
  export default all;
}

declare module "kith:net" {
  export * from "kith:internal/net";
  import * as all from "kith:internal/net";
  export default all;
}

declare module "socket:net" {
  export * from "kith:internal/net";
  import * as all from "kith:internal/net";
  export default all;
}

declare module "kith:os" {
  export * from "kith:internal/os";
  import * as all from "kith:internal/os";
  export default all;
}

declare module "socket:os" {
  export * from "kith:internal/os";
  import * as all from "kith:internal/os";
  export default all;
}

declare module "kith:path" {
  export * from "kith:internal/path";
  import * as all from "kith:internal/path";
  export default all;
}

declare module "socket:path" {
  export * from "kith:internal/path";
  import * as all from "kith:internal/path";
  export default all;
}

declare module "kith:path/posix" {
  export * from "kith:internal/path/posix";
  import * as all from "kith:internal/path/posix";
  export default all;
}

declare module "socket:path/posix" {
  export * from "kith:internal/path/posix";
  import * as all from "kith:internal/path/posix";
  export default all;
}

declare module "kith:path/win32" {
  export * from "kith:internal/path/win32";
  import * as all from "kith:internal/path/win32";
  export default all;
}

declare module "socket:path/win32" {
  export * from "kith:internal/path/win32";
  import * as all from "kith:internal/path/win32";
  export default all;
}

declare module "kith:process" {
  export * from "kith:internal/process";
  export { default } from "kith:internal/process";
}

declare module "socket:process" {
  export * from "kith:internal/process";
  export { default } from "kith:internal/process";
}

declare module "kith:punycode" {
  export * from "kith:internal/punycode";
  import * as all from "kith:internal/punycode";
  export default all;
}

declare module "socket:punycode" {
  export * from "kith:internal/punycode";
  import * as all from "kith:internal/punycode";
  export default all;
}

declare module "kith:querystring" {
  export * from "kith:internal/querystring";
  import * as all from "kith:internal/querystring";
  export default all;
}

declare module "socket:querystring" {
  export * from "kith:internal/querystring";
  import * as all from "kith:internal/querystring";
  export default all;
}

declare module "kith:stream" {
  export * from "kith:internal/stream";
  export { default } from "kith:internal/stream";
}

declare module "socket:stream" {
  export * from "kith:internal/stream";
  export { default } from "kith:internal/stream";
}

declare module "kith:stream/consumers" {
  export * from "kith:internal/stream/consumers";
  import * as all from "kith:internal/stream/consumers";
  export default all;
}

declare module "socket:stream/consumers" {
  export * from "kith:internal/stream/consumers";
  import * as all from "kith:internal/stream/consumers";
  export default all;
}

declare module "kith:stream/promises" {
  export * from "kith:internal/stream/promises";
  import * as all from "kith:internal/stream/promises";
  export default all;
}

declare module "socket:stream/promises" {
  export * from "kith:internal/stream/promises";
  import * as all from "kith:internal/stream/promises";
  export default all;
}

declare module "kith:stream/web" {
  export * from "kith:internal/stream/web";
  import * as all from "kith:internal/stream/web";
  export default all;
}

declare module "socket:stream/web" {
  export * from "kith:internal/stream/web";
  import * as all from "kith:internal/stream/web";
  export default all;
}

declare module "kith:string_decoder" {
  export * from "kith:internal/string_decoder";
  import * as all from "kith:internal/string_decoder";
  export default all;
}

declare module "socket:string_decoder" {
  export * from "kith:internal/string_decoder";
  import * as all from "kith:internal/string_decoder";
  export default all;
}

declare module "kith:test" {
  export * from "kith:internal/test";
  export { default } from "kith:internal/test";
}

declare module "socket:test" {
  export * from "kith:internal/test";
  export { default } from "kith:internal/test";
}

declare module "kith:timers" {
  export * from "kith:internal/timers";
  import * as all from "kith:internal/timers";
  export default all;
}

declare module "socket:timers" {
  export * from "kith:internal/timers";
  import * as all from "kith:internal/timers";
  export default all;
}

declare module "kith:timers/promises" {
  export * from "kith:internal/timers/promises";
  import * as all from "kith:internal/timers/promises";
  export default all;
}

declare module "socket:timers/promises" {
  export * from "kith:internal/timers/promises";
  import * as all from "kith:internal/timers/promises";
  export default all;
}

declare module "kith:tls" {
  export * from "kith:internal/tls";
  import * as all from "kith:internal/tls";
  export default all;
}

declare module "socket:tls" {
  export * from "kith:internal/tls";
  import * as all from "kith:internal/tls";
  export default all;
}

declare module "kith:url" {
  export * from "kith:internal/url";
  import * as all from "kith:internal/url";
  export default all;
}

declare module "socket:url" {
  export * from "kith:internal/url";
  import * as all from "kith:internal/url";
  export default all;
}

declare module "kith:util" {
  export * from "kith:internal/util";
  import * as all from "kith:internal/util";
  export default all;
}

declare module "socket:util" {
  export * from "kith:internal/util";
  import * as all from "kith:internal/util";
  export default all;
}

declare module "kith:util/types" {
  export * from "kith:internal/util/types";
  import * as all from "kith:internal/util/types";
  export default all;
}

declare module "socket:util/types" {
  export * from "kith:internal/util/types";
  import * as all from "kith:internal/util/types";
  export default all;
}

declare module "kith:window" {
  export * from "kith:internal/window";
  export { default } from "kith:internal/window";
}

declare module "socket:window" {
  export * from "kith:internal/window";
  export { default } from "kith:internal/window";
}
