/** What the host would tell a page. */
export const token = "00112233445566778899aabbccddeeff";
export const origin = "kith://test.app";
export const app = { id: "test.app", cwd: "/", paths: {} };
