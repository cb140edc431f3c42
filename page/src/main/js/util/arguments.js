/** `util.parseArgs`: the arguments of a program as options and positionals. */

import { boolean, invalidArgType, invalidArgValue, withCode } from "../node/codes.js";
import { parts } from "../node/parts.js";

/** @typedef {{ type: "string" | "boolean", short?: string, multiple?: boolean, default?: any }} Option */

/**
 * @typedef {object} ParseArgsConfig
 * @property {readonly string[]} [args] those of the app when absent
 * @property {Record<string, Option>} [options]
 * @property {boolean} [strict] whether what is unknown is refused; default true
 * @property {boolean} [allowPositionals] default: not when strict
 * @property {boolean} [allowNegative] whether `--no-x` sets `x` to false; default false
 * @property {boolean} [tokens] whether the result says how it was read; default false
 */

/**
 * @typedef {object} Token
 * @property {"option" | "positional" | "option-terminator"} kind
 * @property {number} index of the argument
 * @property {string} [name] of an option
 * @property {string} [rawName] as it was given
 * @property {string | undefined} [value]
 * @property {boolean | undefined} [inlineValue] whether the value was in the same argument
 */

/** @typedef {{ options: Record<string, Option>, strict: boolean, allowNegative: boolean, allowPositionals: boolean }} Rules */

/**
 * Reads the arguments of a command line.
 *
 * @param {ParseArgsConfig} [config]
 * @returns {{ values: Record<string, any>, positionals: string[], tokens?: Token[] }}
 */
export function parseArgs(config = {}) {
  const { args = parts["whole process"]?.argv.slice(2) ?? [], strict = true, tokens: hasTokens = false } = config;
  const { options = {}, allowPositionals = !strict, allowNegative = false } = config;
  if (!Array.isArray(args)) throw invalidArgType("args", "Array", args);
  boolean(strict, "strict");
  boolean(allowPositionals, "allowPositionals");
  boolean(hasTokens, "tokens");
  boolean(allowNegative, "allowNegative");
  checkOptions(options);
  const rules = { options, strict, allowNegative, allowPositionals };
  const tokens = tokensOf(args, options);
  /** @type {Record<string, any>} */
  const values = Object.create(null);
  const positionals = [];
  for (const token of tokens) {
    if (token.kind === "positional") {
      if (!allowPositionals) throw unexpected(token);
      positionals.push(String(token.value));
    } else if (token.kind === "option") {
      if (strict) check(token, rules);
      store(token, rules, values);
    }
  }
  for (const [name, option] of Object.entries(options)) {
    if (option.default !== undefined && values[name] === undefined) values[name] = option.default;
  }
  return hasTokens ? { values, positionals, tokens } : { values, positionals };
}

/** @param {Record<string, any>} options */
function checkOptions(options) {
  if (options === null || typeof options !== "object") throw invalidArgType("options", "object", options);
  for (const [name, option] of Object.entries(options)) {
    const path = `options.${name}`;
    if (option === null || typeof option !== "object") throw invalidArgType(path, "object", option);
    const { type, short, multiple, default: value } = option;
    if (type !== "string" && type !== "boolean") throw invalidArgType(`${path}.type`, "('string|boolean')", type);
    if (Object.hasOwn(option, "short")) {
      if (typeof short !== "string") throw invalidArgType(`${path}.short`, "string", short);
      if (short.length !== 1) throw invalidArgValue(`${path}.short`, short, "must be a single character");
    }
    if (Object.hasOwn(option, "multiple")) boolean(multiple, `${path}.multiple`);
    if (value === undefined) continue;
    if (multiple && !Array.isArray(value)) throw invalidArgType(`${path}.default`, "Array", value);
    [value].flat().forEach((item, i) => {
      if (typeof item !== type) throw invalidArgType(multiple ? `${path}.default[${i}]` : `${path}.default`, type, item);
    });
  }
}

/**
 * @param {readonly string[]} args
 * @param {Record<string, Option>} options
 * @returns {Token[]}
 */
function tokensOf(args, options) {
  /** @type {Token[]} */
  const tokens = [];
  for (let index = 0; index < args.length; index++) {
    const arg = String(args[index]);
    if (arg === "--") {
      tokens.push({ kind: "option-terminator", index });
      for (index++; index < args.length; index++) tokens.push({ kind: "positional", index, value: String(args[index]) });
    } else if (arg.startsWith("--")) {
      index += long(arg, { args, index, options, tokens });
    } else if (arg.startsWith("-") && arg.length > 1) {
      index += shorts(arg, { args, index, options, tokens });
    } else {
      tokens.push({ kind: "positional", index, value: arg });
    }
  }
  return tokens;
}

/** @typedef {{ args: readonly string[], index: number, options: Record<string, Option>, tokens: Token[] }} Place */

/**
 * @param {string} arg that begins with two dashes
 * @param {Place} place
 * @returns {number} how many more arguments were used
 */
function long(arg, { args, index, options, tokens }) {
  const equals = arg.indexOf("=", 3);
  const rawName = equals < 0 ? arg : arg.slice(0, equals);
  const name = rawName.slice(2);
  if (equals >= 0) {
    tokens.push({ kind: "option", name, rawName, index, value: arg.slice(equals + 1), inlineValue: true });
    return 0;
  }
  return withNext({ name, rawName }, { args, index, options, tokens });
}

/**
 * @param {string} arg one dash and letters
 * @param {Place} place
 * @returns {number} how many more arguments were used
 */
function shorts(arg, { args, index, options, tokens }) {
  for (let i = 1; i < arg.length; i++) {
    const letter = arg[i] ?? "";
    const rawName = `-${letter}`;
    const name = Object.keys(options).find((key) => options[key]?.short === letter) ?? letter;
    const isString = options[name]?.type === "string";
    if (isString && i < arg.length - 1) {
      tokens.push({ kind: "option", name, rawName, index, value: arg.slice(i + 1), inlineValue: true });
      return 0;
    }
    if (isString) return withNext({ name, rawName }, { args, index, options, tokens });
    tokens.push({ kind: "option", name, rawName, index, value: undefined, inlineValue: undefined });
  }
  return 0;
}

/**
 * @param {{ name: string, rawName: string }} option
 * @param {Place} place
 * @returns {number} 1 when the next argument is its value
 */
function withNext({ name, rawName }, { args, index, options, tokens }) {
  const next = args[index + 1];
  const isUsed = options[name]?.type === "string" && next !== undefined;
  const value = isUsed ? { value: String(next), inlineValue: false } : { value: undefined, inlineValue: undefined };
  tokens.push({ kind: "option", name, rawName, index, ...value });
  return isUsed ? 1 : 0;
}

/**
 * @param {Token} token
 * @param {Rules} rules
 * @returns {string | undefined} the name of the option that `--no-…` denies
 */
function denied({ name = "", value }, { options, allowNegative, strict }) {
  if (!allowNegative || !name.startsWith("no-") || value !== undefined) return undefined;
  const positive = name.slice(3);
  const option = options[positive];
  return option === undefined ? (strict ? undefined : positive) : option.type === "boolean" ? positive : undefined;
}

/**
 * @param {Token} token
 * @param {Rules} rules
 */
function check(token, rules) {
  const { name = "", rawName = "", value, inlineValue } = token;
  if (denied(token, rules) !== undefined) return;
  const option = Object.hasOwn(rules.options, name) ? rules.options[name] : undefined;
  if (option === undefined) {
    const hint = rules.allowPositionals
      ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- "${rawName}"`
      : "";
    throw withCode(new TypeError(`Unknown option '${rawName}'${hint}`), "ERR_PARSE_ARGS_UNKNOWN_OPTION");
  }
  const shown = `${option.short ? `-${option.short}, ` : ""}--${name}`;
  if (option.type === "string" && value === undefined) throw wrongValue(`Option '${shown} <value>' argument missing`);
  if (option.type === "boolean" && value !== undefined) throw wrongValue(`Option '${shown}' does not take an argument`);
  if (inlineValue === false && value !== undefined && value.length > 1 && value.startsWith("-")) {
    const example = rawName.startsWith("--") ? `'${rawName}=-XYZ'` : `'--${name}=-XYZ' or '${rawName}-XYZ'`;
    throw wrongValue(
      `Option '${rawName}' argument is ambiguous.\nDid you forget to specify the option argument for '${rawName}'?\n` +
        `To specify an option argument starting with a dash use ${example}.`,
    );
  }
}

/**
 * @param {string} message
 * @returns {TypeError}
 */
function wrongValue(message) {
  return withCode(new TypeError(message), "ERR_PARSE_ARGS_INVALID_OPTION_VALUE");
}

/**
 * @param {Token} token
 * @returns {TypeError}
 */
function unexpected({ value }) {
  const message = `Unexpected argument '${value}'. This command does not take positional arguments`;
  return withCode(new TypeError(message), "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL");
}

/**
 * @param {Token} token
 * @param {Rules} rules
 * @param {Record<string, any>} values changed
 */
function store(token, rules, values) {
  const negative = denied(token, rules);
  const name = negative ?? token.name ?? "";
  token.name = name;
  if (name === "__proto__") return;
  const value = negative === undefined ? (token.value ?? true) : false;
  if (rules.options[name]?.multiple) (values[name] ??= []).push(value);
  else values[name] = value;
}
