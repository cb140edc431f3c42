import { Buffer } from "node:buffer";
import fs from "node:fs";
import { assert, test } from "kith:test";
import { inFolder } from "../support/scratch.js";
import { inEachFace } from "./support/faces.js";

inEachFace("whole files", (call, face) => {
  test("come as bytes or as text", inFolder(async (folder) => {
    const file = `${folder}/ä b`;
    assert.equal(await call.writeFile(file, "grüße"), undefined);
    const bytes = await call.readFile(file);
    assert.ok(Buffer.isBuffer(bytes));
    assert.equal(bytes.toString("hex"), "6772c3bcc39f65");
    /** @type {Record<string, string>} */
    const texts = { utf8: "grüße", "utf-8": "grüße", UTF8: "grüße", hex: "6772c3bcc39f65", base64: "Z3LDvMOfZQ==", base64url: "Z3LDvMOfZQ", latin1: "grÃ¼Ã\u009fe", binary: "grÃ¼Ã\u009fe" };
    for (const [encoding, text] of Object.entries(texts)) {
      assert.equal(await call.readFile(file, encoding), text, encoding);
      assert.equal(await call.readFile(file, { encoding }), text, encoding);
      await call.writeFile(file, text, encoding);
      assert.equal(fs.readFileSync(file, "hex"), "6772c3bcc39f65", encoding);
    }
    await call.writeFile(file, "ab", { encoding: "utf16le" });
    assert.deepEqual([...fs.readFileSync(file)], [97, 0, 98, 0]);
    assert.equal(await call.readFile(file, "ucs2"), "ab");
    assert.equal(await call.readFile(file, { encoding: null }).then(Buffer.isBuffer), true);
    assert.equal(await call.readFile(file, null).then(Buffer.isBuffer), true);
  }));

  test("are written from views", inFolder(async (folder) => {
    const file = `${folder}/a`;
    for (const view of [new Uint16Array([0x4241]), new DataView(new Uint8Array([65, 66]).buffer), Buffer.from("xABx").subarray(1, 3), new Uint8Array([65, 66])]) {
      await call.writeFile(file, view);
      assert.equal(fs.readFileSync(file, "utf8"), "AB");
    }
    await call.writeFile(file, "");
    assert.equal((await call.readFile(file)).length, 0);
    await call.writeFile(file, new Uint8Array(0));
    assert.equal(fs.statSync(file).size, 0);
  }));

  test("are made and added to", inFolder(async (folder) => {
    const file = `${folder}/a`;
    await call.appendFile(file, "a", { mode: 0o600 });
    assert.equal(fs.statSync(file).mode & 0o777, 0o600);
    await call.appendFile(file, Buffer.from("b"));
    await call.appendFile(file, "63", "hex");
    await call.appendFile(file, "d", { flush: true });
    assert.equal(fs.readFileSync(file, "utf8"), "abcd");
    await call.writeFile(`${folder}/b`, "", { mode: "0640" });
    assert.equal(fs.statSync(`${folder}/b`).mode & 0o777, 0o640);
    await call.writeFile(file, "x", { flush: true });
    assert.equal(fs.readFileSync(file, "utf8"), "x");
  }));

  test("of some megabytes come back unchanged", inFolder(async (folder) => {
    for (const size of [65_536, 262_145, 1_048_577, 4_200_000]) {
      const bytes = Buffer.alloc(size, "The quick brown fox ");
      await call.writeFile(`${folder}/a`, bytes);
      assert.equal(fs.statSync(`${folder}/a`).size, size);
      assert.ok((await call.readFile(`${folder}/a`)).equals(bytes), `${size}`);
    }
  }));

  test("fail as the system does", inFolder(async (folder) => {
    const missing = { code: "ENOENT", errno: -2, syscall: "open", path: `${folder}/x`, message: `ENOENT: no such file or directory, open '${folder}/x'` };
    await assert.rejects(call.readFile(`${folder}/x`), missing);
    await assert.rejects(call.readFile(folder), { code: "EISDIR", errno: -21, syscall: "read", message: "EISDIR: illegal operation on a directory, read" });
    await assert.rejects(call.writeFile(folder, "x"), { code: "EISDIR", errno: -21, syscall: "open" });
    await assert.rejects(call.writeFile(`${folder}/x/y`, "x"), { code: "ENOENT", syscall: "open" });
    await assert.rejects(call.appendFile(`${folder}/x/y`, "x"), { code: "ENOENT", syscall: "open" });
    fs.writeFileSync(`${folder}/a`, "");
    await assert.rejects(call.readFile(`${folder}/a/b`), { code: "ENOTDIR", errno: -20, syscall: "open" });
    assert.equal(fs.existsSync(`${folder}/x`), false);
  }));

  test("refuse wrong arguments", inFolder(async (folder) => {
    const file = `${folder}/a`;
    const data = 'The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ';
    for (const [value, shown] of [[5, "type number (5)"], [null, "null"], [undefined, "undefined"], [{}, "an instance of Object"], [true, "type boolean (true)"]]) {
      await assert.rejects(call.writeFile(file, value), { code: "ERR_INVALID_ARG_TYPE", name: "TypeError", message: data + shown });
      await assert.rejects(call.appendFile(file, value), { code: "ERR_INVALID_ARG_TYPE" });
    }
    for (const name of ["readFile", "writeFile", "appendFile"]) {
      const args = name === "readFile" ? [] : ["x"];
      await assert.rejects(call[name]({}, ...args), { code: "ERR_INVALID_ARG_TYPE", name: "TypeError", message: /The "path" argument must be of type string or an instance of Buffer or URL\. Received an instance of Object/ });
      await assert.rejects(call[name](file, ...args, "nonsense"), { code: "ERR_INVALID_ARG_VALUE" });
      await assert.rejects(call[name](file, ...args, { encoding: "nonsense" }), { code: "ERR_INVALID_ARG_VALUE" });
      await assert.rejects(call[name](file, ...args, 5), { code: "ERR_INVALID_ARG_TYPE" });
      await assert.rejects(call[name]("a\0b", ...args), { code: "ERR_INVALID_ARG_VALUE", message: "The argument 'path' must be a string, Uint8Array, or URL without null bytes. Received 'a\\x00b'" });
      await assert.rejects(call[name](Buffer.from("a\0b"), ...args), { code: "ERR_INVALID_ARG_VALUE", message: "The argument 'path' must be a string, Uint8Array, or URL without null bytes. Received <Buffer 61 00 62>" });
    }
    await assert.rejects(call.writeFile(file, "", { mode: "9" }), { code: "ERR_INVALID_ARG_VALUE" });
    await assert.rejects(call.writeFile(file, "", { flush: 1 }), { code: "ERR_INVALID_ARG_TYPE", message: /options\.flush/ });
    if (face === "sync") return;
    await assert.rejects(call.readFile(file, { signal: 5 }), { code: "ERR_INVALID_ARG_TYPE", message: /options\.signal/ });
    await assert.rejects(call.writeFile(file, "", { signal: 5 }), { code: "ERR_INVALID_ARG_TYPE", message: /options\.signal/ });
  }));

  test("take URLs as paths", inFolder(async (folder) => {
    await call.writeFile(new URL(`file://${folder}/a%20b%25`), "x");
    assert.equal(await call.readFile(`${folder}/a b%`, "utf8"), "x");
    await assert.rejects(call.readFile(new URL("http://x/")), { code: "ERR_INVALID_URL_SCHEME" });
    await assert.rejects(call.readFile(new URL("file://host/a")), { code: "ERR_INVALID_FILE_URL_HOST" });
    await assert.rejects(call.readFile(new URL("file:///a%2fb")), { code: "ERR_INVALID_FILE_URL_PATH" });
    await assert.rejects(call.readFile(new URL("file:///a%00b")), { code: "ERR_INVALID_ARG_VALUE" });
  }));
});

for (const face of ["promise", "callback"]) {
  /** @type {(name: string, ...args: any[]) => Promise<any>} */
  const call = face === "promise"
    ? (name, ...args) => fs.promises[name](...args)
    : (name, ...args) => new Promise((resolve, reject) => fs[name](...args, (error, value) => (error ? reject(error) : resolve(value))));

  test(`a signal ends reading and writing by ${face}`, inFolder(async (folder) => {
    const aborted = { name: "AbortError", code: "ABORT_ERR", message: "The operation was aborted" };
    await assert.rejects(call("writeFile", `${folder}/a`, "x", { signal: AbortSignal.abort() }), aborted);
    fs.writeFileSync(`${folder}/b`, Buffer.alloc(5_000_000));
    await assert.rejects(call("readFile", `${folder}/b`, { signal: AbortSignal.abort("why") }), (error) => {
      assert.deepEqual([error.name, error.code, error.cause], ["AbortError", "ABORT_ERR", "why"]);
      return true;
    });
    const controller = new AbortController();
    const reading = call("readFile", `${folder}/b`, { signal: controller.signal });
    controller.abort();
    await assert.rejects(reading, aborted);
  }));
}

test("promises write what comes piece by piece", inFolder(async (folder) => {
  const { writeFile, appendFile } = fs.promises;
  const file = `${folder}/a`;
  await writeFile(file, ["a", "b"]);
  assert.equal(fs.readFileSync(file, "utf8"), "ab");
  await writeFile(file, (async function* () {
    yield "x";
    yield Buffer.from("y");
  })());
  assert.equal(fs.readFileSync(file, "utf8"), "xy");
  await writeFile(file, fs.createReadStream(file));
  await appendFile(file, /** @type {any} */ (new Set(["6a", "6b"])), "hex");
  assert.equal(fs.readFileSync(file, "utf8").slice(-2), "jk");
  await assert.rejects(writeFile(file, /** @type {any} */ ([5])), { code: "ERR_INVALID_ARG_TYPE" });
  await assert.rejects(writeFile(`${folder}/b`, ["a"], { signal: AbortSignal.abort() }), { name: "AbortError" });
}));

test("descriptors and handles are read and written on from where they stand", inFolder(async (folder) => {
  const fd = fs.openSync(`${folder}/a`, "w+");
  fs.writeFileSync(fd, "hello ");
  await new Promise((resolve) => fs.appendFile(fd, "wor", resolve));
  fs.appendFileSync(fd, "ld");
  assert.equal(fs.readFileSync(fd, "utf8"), "");
  fs.closeSync(fd);
  const reading = fs.openSync(`${folder}/a`);
  fs.readSync(reading, Buffer.alloc(6));
  assert.equal(await new Promise((resolve, reject) => fs.readFile(reading, "utf8", (error, text) => (error ? reject(error) : resolve(text)))), "world");
  fs.closeSync(reading);
  const handle = await fs.promises.open(`${folder}/a`, "r+");
  assert.equal(await fs.promises.readFile(handle, "utf8"), "hello world");
  await fs.promises.writeFile(handle, "!");
  await fs.promises.appendFile(handle, "?");
  await handle.close();
  assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "hello world!?");
  await assert.rejects(async () => fs.promises.readFile(/** @type {any} */ (3)), { code: "ERR_INVALID_ARG_TYPE" });
}));

test("openAsBlob gives a Blob", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "hello");
  const blob = await fs.openAsBlob(`${folder}/a`, { type: "text/plain" });
  assert.ok(blob instanceof Blob);
  assert.deepEqual([blob.size, blob.type, await blob.text()], [5, "text/plain", "hello"]);
  assert.equal(await blob.slice(1, 3).text(), "el");
  fs.writeFileSync(`${folder}/b`, Buffer.alloc(5_000_000, "ab"));
  const large = await fs.openAsBlob(`${folder}/b`);
  assert.deepEqual([large.size, large.type, await large.slice(4_999_998).text()], [5_000_000, "", "ab"]);
  await assert.rejects(async () => fs.openAsBlob(`${folder}/x`), { code: "ERR_INVALID_ARG_VALUE", message: "Unable to open file as blob" });
  assert.throws(() => fs.openAsBlob(/** @type {any} */ (5)), { code: "ERR_INVALID_ARG_TYPE" });
  assert.throws(() => fs.openAsBlob(`${folder}/a`, { type: /** @type {any} */ (5) }), { code: "ERR_INVALID_ARG_TYPE", message: /options\.type/ });
}));
