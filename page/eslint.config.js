// Run from the root of the repository: `./dev check`. Sizes are those of docs/STYLE.md.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/target/**", "**/node_modules/**", "**/dist/**"] },
  js.configs.recommended,
  {
    files: ["**/*.js"],
    languageOptions: {
      ecmaVersion: 2025,
      sourceType: "module",
      globals: { ...globals.browser, ...globals.worker },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", 600],
      "max-lines-per-function": ["error", 70],
      "max-params": ["error", 5],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-throw-literal": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  {
    // Run by Node, not by a page.
    files: ["**/*.config.js", "page/src/test/js/**", "bench/**"],
    languageOptions: { globals: globals.node },
  },
  {
    // A group of tests is one function around many, and what is strange is what is tested.
    files: ["page/src/test/js/conformance/**"],
    rules: {
      "max-lines-per-function": "off",
      "no-sparse-arrays": "off",
      "no-throw-literal": "off",
      "object-shorthand": "off",
    },
  },
];
