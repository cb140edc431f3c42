/** The certificates beside this file, by name; `make.sh` there says what they are. */

const NAMES = ["ca", "other-ca", "server", "other", "client", "stranger", "self", "expired"];

/** @type {Record<string, string>} PEM; keys are `server-key` and so on */
export const pem = {};

for (const name of [...NAMES, ...NAMES.filter((one) => one !== "other-ca").map((one) => `${one}-key`)]) {
  pem[name] = await read(name);
}

/**
 * @param {string} name
 * @returns {Promise<string>}
 */
async function read(name) {
  const url = new URL(`./certificates/${name}.pem`, import.meta.url);
  if (url.protocol !== "file:") return (await fetch(url)).text();
  const { readFile } = await import("node:fs/promises");
  return readFile(url, "utf8");
}
