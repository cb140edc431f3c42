// exit code: 7
// stdout: one two
// stderr: three
import process from "node:process";

process.stdout.write("one ");
process.stdout.write("two\n");
process.stderr.write("three\n");
process.exit(7);
