// exit code: 1
// What a system has no room for: 8 bits are left of it.
import process from "node:process";

process.exit("257");
