/**
 * What npm packages get when they ask for `buffer`, `events`, `process` or `string_decoder`: our own,
 * so that a class is the same whoever names it. Filled by {@link ../stream/parts.js} before the
 * packages are loaded; the folder `packages` holds what they find under these names.
 *
 * @type {Record<string, any>}
 */
export const parts = {};
