/** Addresses and names as text. */

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const IPV6 = /^[\da-fA-F:.]+$/;
const ZONE = /^[\da-zA-Z-.:]+$/;

/**
 * @param {unknown} text
 * @returns {0 | 4 | 6} the family of an address, 0 for anything else
 */
export function familyOf(text) {
  const input = String(text);
  if (IPV4.test(input)) return 4;
  const [address = "", zone, more] = input.split("%");
  if (more !== undefined || (zone !== undefined && !ZONE.test(zone))) return 0;
  if (!IPV6.test(address) || !address.includes(":")) return 0;
  const last = address.slice(address.lastIndexOf(":") + 1);
  // URLs take forms of IPv4 that addresses do not have.
  if (last.includes(".") && !IPV4.test(last)) return 0;
  return URL.canParse(`ws://[${address}]`) ? 6 : 0;
}

/**
 * @param {string} name
 * @returns {string} the name as name servers know it: in lower case, `xn--…` where it is not ASCII (UTS #46)
 */
export function asciiName(name) {
  if (/^[\0-\x7f]*$/.test(name)) return name.toLowerCase();
  try {
    return new URL(`ws://${name}`).hostname;
  } catch {
    return name;
  }
}

/**
 * @param {string} address IPv4 or IPv6
 * @returns {string} the name under which its names stand (RFC 1035 section 3.5, RFC 3596)
 */
export function reverseName(address) {
  if (familyOf(address) === 4) return `${address.split(".").reverse().join(".")}.in-addr.arpa`;
  const digits = groupsOf(address).map((group) => group.toString(16).padStart(4, "0")).join("");
  return `${[...digits].reverse().join(".")}.ip6.arpa`;
}

/**
 * @param {string} address IPv6
 * @returns {number[]} eight numbers of 16 bits
 */
function groupsOf(address) {
  const plain = new URL(`ws://[${address.split("%")[0]}]`).hostname.slice(1, -1);
  const [head = "", tail] = plain.split("::");
  const numbers = (/** @type {string} */ part) => {
    return part === "" ? [] : part.split(":").map((group) => parseInt(group, 16));
  };
  const first = numbers(head);
  const last = numbers(tail ?? "");
  return [...first, ...new Array(8 - first.length - last.length).fill(0), ...last];
}
