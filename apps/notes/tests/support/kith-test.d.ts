/** What the tests use of `kith:test`. */
export function test(name: string, fn: () => unknown): void;

export const assert: {
  equal(actual: unknown, expected: unknown, message?: string): void;
  deepEqual(actual: unknown, expected: unknown, message?: string): void;
  ok(value: unknown, message?: string): asserts value;
  throws(fn: () => unknown, message?: string): void;
  rejects(promise: Promise<unknown>, message?: string): Promise<void>;
};
