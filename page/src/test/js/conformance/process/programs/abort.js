// exit code: 134
import process from "node:process";

process.on("exit", () => process.stdout.write("nobody is told\n"));
process.abort();
