/**
 * Where Node finds what the host serves under `/_kith/`: modules in the sources, routes where the
 * build has made them, the session in a stand-in.
 */
const PREFIX = "/_kith/";
const SOURCES = new URL("../../../../main/js/", import.meta.url);
const ROUTES = new URL(`../../../../../../bridge/${process.env.KITH_TARGET ?? "target"}/classes/kith/bridge/`, import.meta.url);

/**
 * @param {string} specifier
 * @param {{ parentURL?: string }} context
 * @param {(specifier: string, context: object) => Promise<object>} next
 */
export async function resolve(specifier, context, next) {
  // The npm package that the build puts there need not be installed.
  if (specifier === "npm-buffer") return next("node:buffer", context);
  const url = urlOf(specifier, context.parentURL ?? "");
  if (url === undefined || url.protocol === "node:") return next(url?.href ?? specifier, context);
  return { ...(await next(url.href, context)), format: "module" };
}

/**
 * @param {string} specifier
 * @param {string} parent
 * @returns {URL | undefined}
 */
function urlOf(specifier, parent) {
  if (specifier.startsWith("npm-")) return new URL(`node:${specifier.slice(4)}`);
  if (parent.startsWith(ROUTES.href)) return new URL(specifier.replace("../", ""), SOURCES);
  if (!specifier.startsWith(PREFIX)) return undefined;
  const name = specifier.slice(PREFIX.length);
  if (name === "session.js") return new URL("./session.js", import.meta.url);
  return new URL(name, name.startsWith("routes/") ? ROUTES : SOURCES);
}
