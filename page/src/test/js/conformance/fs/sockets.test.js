import net from "node:net";
import { assert, test } from "kith:test";
import { inFolder } from "../support/scratch.js";
import { inEachFace } from "./support/faces.js";

inEachFace("sockets in folders", (call) => {
  test("are told, and neither copied nor opened", inFolder(async (folder) => {
    const server = net.createServer();
    await new Promise((resolve, reject) => server.once("error", reject).listen(`${folder}/s`, () => resolve(undefined)));
    try {
      assert.equal((await call.stat(`${folder}/s`)).isSocket(), true);
      const [entry] = await call.readdir(folder, { withFileTypes: true });
      assert.deepEqual([entry.name, entry.isSocket(), entry.isFile()], ["s", true, false]);
      await assert.rejects(call.cp(`${folder}/s`, `${folder}/t`), { code: "ERR_FS_CP_SOCKET" });
      await assert.rejects(call.readFile(`${folder}/s`), { code: "ENXIO", errno: -6, syscall: "open" });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  }));
});
