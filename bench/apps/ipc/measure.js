/**
 * The measuring loops of `bench ipc` and `bench fs`, the same for Kith and its peers. All times are performance.now(), in ms.
 *
 * @typedef {object} Adapter What one peer offers. A member that is left out is a figure that this peer cannot have.
 * @property {() => string | Promise<string>} folder What the harness passed: a folder, for `bench fs` with `fs:` in
 *   front of it. It holds `small.bin` (4096 bytes) and `large.bin` (64 MiB in the form
 *   that `checkPattern` knows); `out.bin` is written there.
 * @property {(line: string) => void} report Prints one line on the standard output of the process.
 * @property {() => Promise<unknown>} [call] The smallest call to the device that has an answer; rejects a wrong answer.
 * @property {(path: string) => Promise<number>} [stat] Size of a file in bytes, through the peer's whole fs.stat.
 * @property {(path: string) => Promise<Uint8Array>} [read]
 * @property {(path: string) => Uint8Array} [readSync] The same while this thread waits.
 * @property {(path: string, bytes: Uint8Array) => Promise<unknown>} [write]
 * @property {(count: number, onEvent: (size: number) => void) => Promise<unknown>} [events] Asks the device for
 *   `count` events of 100 bytes or characters; `onEvent` gets the size of each.
 */

const MIB = 1024 * 1024;

const SMALL_BYTES = 4096;

const LARGE_BYTES = 64 * MIB;

/** 500 ms: all peers have compiled their hot paths by then, see the first rounds of any run. */
const WARM_UP_MS = 500;

/** 1.5 s: the slowest peer does about 200 calls in it, so one call more or less is under 1 %. */
const MEASURE_MS = 1500;

/** 60 s: the slowest figure here takes 35 s. A peer may lose an answer; that costs it one figure, not all. */
const LIMIT_MS = 60_000;

/** 64 calls are in flight for `bench fs`: what a program that looks through folders has. */
const FILES_IN_FLIGHT = 64;

/** 10 000 calls are in flight at once: the number the window tests ask for too. */
const IN_FLIGHT = 10_000;

const EVENT_SIZE = 100;

/** 200 000: bounds the memory of a peer that queues all events before it delivers the first. */
const EVENTS_MAX = 200_000;

/**
 * Measures all that the adapter offers.
 * @param {Adapter} adapter
 * @returns {Promise<{figures: Record<string, number>, errors: Record<string, string>}>}
 */
export async function measure(adapter) {
  const given = await adapter.folder();
  const isFiles = given.startsWith("fs:");
  const plan = isFiles ? filesPlan(adapter, given.slice("fs:".length)) : ipcPlan(adapter, given);
  const figures = {};
  const errors = {};
  for (const [metric, run] of Object.entries(plan)) {
    if (!run) continue;
    try {
      figures[metric] = await Promise.race([run(), limit()]);
    } catch (error) {
      errors[metric] = String(error?.message ?? error);
    }
  }
  return { figures, errors };
}

/** What `bench ipc` measures, by name of metric. */
function ipcPlan(adapter, folder) {
  return {
    call_sequential_per_s: adapter.call && (() => sequential(adapter.call)),
    call_concurrent_per_s: adapter.call && (() => concurrent(adapter.call)),
    fs_stat_per_s: adapter.stat && (() => sequential(() => checkedStat(adapter, `${folder}/small.bin`))),
    event_per_s: adapter.events && (() => events(adapter)),
    ...contentsPlan(adapter, folder),
  };
}

/** What `bench fs` measures. */
function filesPlan(adapter, folder) {
  const stat = adapter.stat && (() => checkedStat(adapter, `${folder}/small.bin`));
  const readAtOnce = adapter.readSync && { read: async (path) => adapter.readSync(path) };
  return {
    stat_sequential_per_s: stat && (() => sequential(stat)),
    stat_concurrent_per_s: stat && (() => flowing(stat)),
    read_64mb_sync_mb_per_s: readAtOnce && (() => read(readAtOnce, `${folder}/large.bin`)),
    ...contentsPlan(adapter, folder),
  };
}

function contentsPlan(adapter, folder) {
  return {
    read_64mb_mb_per_s: adapter.read && (() => read(adapter, `${folder}/large.bin`)),
    write_64mb_mb_per_s: adapter.write && (() => write(adapter, `${folder}/out.bin`)),
  };
}

function limit() {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no end within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
}

/** Calls per second when each call waits for the answer to the one before. */
async function sequential(call) {
  await during(WARM_UP_MS, call);
  return during(MEASURE_MS, call);
}

async function during(ms, call) {
  const start = performance.now();
  let count = 0;
  let now = start;
  while (now - start < ms) {
    await call();
    count++;
    now = performance.now();
  }
  return (count * 1000) / (now - start);
}

/** Calls per second when all are in flight before the first answer is looked at. */
async function concurrent(call) {
  await burst(IN_FLIGHT / 10, call);
  return repeated(IN_FLIGHT, () => burst(IN_FLIGHT, call));
}

/** Calls per second with FILES_IN_FLIGHT of them under way at any time: each answer is followed by a new call. */
async function flowing(call) {
  const run = async (ms) => {
    const rates = await Promise.all(Array.from({ length: FILES_IN_FLIGHT }, () => during(ms, call)));
    return rates.reduce((sum, rate) => sum + rate, 0);
  };
  await run(WARM_UP_MS);
  return run(MEASURE_MS);
}

async function burst(count, call) {
  const pending = [];
  for (let i = 0; i < count; i++) pending.push(call());
  await Promise.all(pending);
}

async function checkedStat(adapter, path) {
  const size = await adapter.stat(path);
  if (size !== SMALL_BYTES) throw new Error(`stat says ${size} bytes`);
}

/** Events per second from the request for them to the arrival of the last; the count makes it last about MEASURE_MS. */
async function events(adapter) {
  const first = await timed(() => receive(adapter, 1000));
  const count = Math.min(EVENTS_MAX, Math.max(1000, Math.round((MEASURE_MS / first) * 1000)));
  return repeated(count, () => receive(adapter, count));
}

async function receive(adapter, count) {
  let seen = 0;
  let allSeen;
  const done = new Promise((resolve) => {
    allSeen = resolve;
  });
  const asked = adapter.events(count, (size) => {
    if (size === EVENT_SIZE && ++seen === count) allSeen();
  });
  await Promise.all([asked, done]);
}

/** MiB per second of a whole file read into one Uint8Array. */
async function read(adapter, path) {
  let bytes;
  const rate = await repeated(LARGE_BYTES / MIB, async () => {
    bytes = null;
    bytes = await adapter.read(path);
  });
  checkPattern(bytes);
  return rate;
}

/** MiB per second of one Uint8Array written as a whole file; the harness looks at the file afterwards. */
async function write(adapter, path) {
  const bytes = pattern();
  return repeated(LARGE_BYTES / MIB, () => adapter.write(path, bytes));
}

/**
 * Units per second by the median of the tries: at least three and at least 2 s of them, but none after 12 s. The
 * first try is the warm-up and does not count, unless it took so long that it must.
 */
async function repeated(units, attempt) {
  const times = [];
  const first = await timed(attempt);
  if (first > 5000) times.push(first);
  const start = performance.now();
  const enough = () => {
    const spent = performance.now() - start;
    return (times.length >= 3 && spent >= 2000) || (times.length >= 1 && spent + first > 12_000);
  };
  while (!enough()) times.push(await timed(attempt));
  times.sort((a, b) => a - b);
  return (units * 1000) / times[times.length >> 1];
}

async function timed(attempt) {
  const start = performance.now();
  await attempt();
  return performance.now() - start;
}

/** 64 blocks of 1 MiB: a u32 (little-endian) block number, then the same random words in each block. */
function pattern() {
  const words = new Uint32Array(LARGE_BYTES / 4);
  const blockWords = MIB / 4;
  for (let i = 0; i < blockWords; i += 1024) crypto.getRandomValues(words.subarray(i, i + 1024));
  for (let block = 0; block < LARGE_BYTES / MIB; block++) {
    words.copyWithin(block * blockWords, 0, blockWords);
    words[block * blockWords] = block;
  }
  return new Uint8Array(words.buffer);
}

function checkPattern(bytes) {
  if (bytes.byteLength !== LARGE_BYTES) throw new Error(`read gave ${bytes.byteLength} bytes`);
  const words = new Uint32Array(bytes.slice().buffer);
  const blockWords = MIB / 4;
  for (let i = 0; i < words.length; i++) {
    const inBlock = i % blockWords;
    const expected = inBlock === 0 ? i / blockWords : words[inBlock];
    if (words[i] !== expected) throw new Error(`read gave a wrong word at byte ${i * 4}`);
  }
}
