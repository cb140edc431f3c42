// What this app uses of kith's own modules.

declare module "kith:application" {
  /** Absolute paths of the folders that permissions name with a `$`. */
  export const paths: { readonly data: string; readonly home: string };
}

declare module "kith:test" {
  export function test(name: string, run: () => void | Promise<void>): void;
  export const assert: Pick<typeof import("node:assert/strict"), "deepEqual" | "equal" | "rejects">;
}
