// exit code: 0
// stdout: exit 0
import process from "node:process";

process.on("exit", (code) => process.stdout.write(`exit ${code}\n`));
setTimeout(() => process.exit(), 10);
