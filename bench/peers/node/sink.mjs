/**
 * The other end of `bench tcp`: takes 128 MiB after `u` and says so, gives 128 MiB after `d`. Prints its ports, one of
 * TCP and one of TLS, whose key is made by openssl for this run.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import tls from "node:tls";

const BYTES = 128 * 1024 * 1024;
const PIECE = Buffer.alloc(256 * 1024);

function serve(socket) {
  socket.on("error", () => {});
  let received = -1;
  socket.on("data", (data) => {
    if (received < 0 && data[0] === 100) give(socket, 0);
    received += data.length;
    if (received === BYTES) socket.write("a");
  });
}

function give(socket, from) {
  for (let given = from; given < BYTES; ) {
    given += PIECE.length;
    if (!socket.write(PIECE) && given < BYTES) {
      socket.once("drain", () => give(socket, given));
      return;
    }
  }
  socket.end();
}

function identity() {
  const folder = mkdtempSync(`${tmpdir()}/bench-`);
  const file = (name) => `${folder}/${name}`;
  const options = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost -days 2".split(" ");
  execFileSync("openssl", [...options, "-keyout", file("key"), "-out", file("cert")], { stdio: "ignore" });
  const read = { key: readFileSync(file("key")), cert: readFileSync(file("cert")) };
  rmSync(folder, { recursive: true });
  return read;
}

const plain = net.createServer(serve).listen(0, "127.0.0.1", () => {
  const secure = tls.createServer({ ...identity(), ciphers: process.env.CIPHERS }, serve).listen(0, "127.0.0.1", () => {
    console.log(`ports ${plain.address().port} ${secure.address().port}`);
  });
});
