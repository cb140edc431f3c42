/** The elements a rendered note may consist of. */

/** Those that Markdown names and that carry nothing but text. */
export const PLAIN_TAGS = new Set([
  "p",
  "em",
  "strong",
  "s",
  "blockquote",
  "ul",
  "ol",
  "li",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "hr",
  "br",
  "code",
]);

/** All: with those that the tree makes itself, with attributes of its own choice. */
export const TAGS = new Set([...PLAIN_TAGS, "pre", "a", "img", "span", "input"]);
