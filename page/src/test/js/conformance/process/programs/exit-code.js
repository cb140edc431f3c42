// exit code: 5
// stdout: exit 3, 3
import process from "node:process";

process.on("exit", (code) => {
  process.stdout.write(`exit ${code}, ${process.exitCode}\n`);
  process.exitCode = 5;
});
process.exitCode = 3;
process.exit();
