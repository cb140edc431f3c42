/**
 * Says which exports of a module are not the same thing under all of its names.
 *
 * @param {string[][]} names those of each module, the first with what all are compared
 * @returns {Promise<{ compared: number, different: string[] }>}
 */
export async function compareNames(names) {
  const different = [];
  let compared = 0;
  for (const [first, ...others] of names) {
    const expected = await import(first);
    for (const other of others) {
      const actual = await import(other);
      for (const key of new Set([...Object.keys(expected), ...Object.keys(actual), "default"])) {
        compared++;
        if (!(key in expected) || !Object.is(actual[key], expected[key])) different.push(`${key} of ${first} and ${other}`);
      }
    }
  }
  return { compared, different };
}

/**
 * Answers a list of names through a port.
 *
 * @param {{ postMessage: (answer: unknown) => void }} port
 * @param {string[][]} names
 */
export function answer(port, names) {
  compareNames(names).then(
    (found) => port.postMessage(found),
    (error) => port.postMessage({ compared: 0, different: [`${error}`] }),
  );
}
