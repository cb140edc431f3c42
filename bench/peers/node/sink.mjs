/** The other end of `bench tcp`: takes 128 MiB after `u` and says so, gives 128 MiB after `d`. Prints its port. */
import { createServer } from "node:net";

const BYTES = 128 * 1024 * 1024;
const PIECE = Buffer.alloc(256 * 1024);

const server = createServer((socket) => {
  socket.on("error", () => {});
  let received = -1;
  socket.on("data", (data) => {
    if (received < 0 && data[0] === 100) give(socket, 0);
    received += data.length;
    if (received === BYTES) socket.write("a");
  });
});

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

server.listen(0, "127.0.0.1", () => console.log(`port ${server.address().port}`));
