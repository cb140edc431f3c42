import fs from "node:fs";
import * as kith from "kith:fs";
import { paths } from "kith:application";
import { run } from "./work.js";

onmessage = ({ data }) => run(fs, paths, kith.default === fs, data);
