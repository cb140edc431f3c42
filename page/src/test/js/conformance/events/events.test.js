import events, { EventEmitter, addAbortListener, on, once } from "node:events";
import { assert, describe, test } from "kith:test";

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe("EventEmitter", () => {
  test("is the module itself, under three names", () => {
    assert.equal(events, EventEmitter);
    assert.equal(events.EventEmitter, EventEmitter);
    assert.equal(EventEmitter.name, "EventEmitter");
  });

  test("can be extended by classes and by functions", () => {
    class Mine extends EventEmitter {}
    function Old() {
      EventEmitter.call(this);
    }
    Object.setPrototypeOf(Old.prototype, EventEmitter.prototype);
    for (const emitter of [new Mine(), new Old()]) {
      let seen;
      emitter.on("x", (value) => (seen = value));
      assert.equal(emitter.emit("x", 5), true);
      assert.equal(seen, 5);
      assert.ok(emitter instanceof EventEmitter);
    }
  });

  test("can be mixed in", () => {
    const mixed = Object.assign({}, EventEmitter.prototype);
    let count = 0;
    mixed.on("x", () => count++);
    mixed.emit("x");
    assert.equal(count, 1);
  });

  test("calls listeners in order, with this and arguments", () => {
    const emitter = new EventEmitter();
    const seen = [];
    assert.equal(emitter.on("x", function (...args) {
      seen.push(["first", this === emitter, args]);
    }), emitter);
    emitter.addListener("x", () => seen.push("second"));
    emitter.prependListener("x", () => seen.push("zeroth"));
    assert.equal(emitter.emit("x", 1, 2, 3, 4), true);
    assert.deepEqual(seen, ["zeroth", ["first", true, [1, 2, 3, 4]], "second"]);
    assert.equal(emitter.emit("y"), false);
  });

  test("once, also before others", () => {
    const emitter = new EventEmitter();
    const seen = [];
    emitter.on("x", () => seen.push("always"));
    emitter.once("x", () => seen.push("once"));
    emitter.prependOnceListener("x", () => seen.push("first"));
    emitter.emit("x");
    emitter.emit("x");
    assert.deepEqual(seen, ["first", "always", "once", "always"]);
  });

  test("removing while emitting does not skip", () => {
    const emitter = new EventEmitter();
    const seen = [];
    const second = () => seen.push("second");
    emitter.on("x", () => {
      seen.push("first");
      emitter.off("x", second);
    });
    emitter.on("x", second);
    emitter.emit("x");
    emitter.emit("x");
    assert.deepEqual(seen, ["first", "second", "first"]);
  });

  test("removes the one that was added last", () => {
    const emitter = new EventEmitter();
    const seen = [];
    const twice = () => seen.push("twice");
    emitter.on("x", twice);
    emitter.on("x", () => seen.push("between"));
    emitter.on("x", twice);
    emitter.removeListener("x", twice);
    emitter.emit("x");
    assert.deepEqual(seen, ["twice", "between"]);
    assert.equal(emitter.removeListener("x", () => {}), emitter);
  });

  test("removeAllListeners of one event, and of all", () => {
    const emitter = new EventEmitter();
    emitter.on("x", () => {});
    emitter.on("y", () => {});
    emitter.removeAllListeners("x");
    assert.deepEqual(emitter.eventNames(), ["y"]);
    assert.equal(emitter.removeAllListeners(), emitter);
    assert.deepEqual(emitter.eventNames(), []);
  });

  test("newListener and removeListener tell", () => {
    const emitter = new EventEmitter();
    const seen = [];
    const listener = () => {};
    emitter.on("newListener", (name, fn) => seen.push(["new", name, fn === listener, emitter.listenerCount("x")]));
    emitter.on("removeListener", (name, fn) => name === "x" && seen.push(["removed", name, fn === listener]));
    seen.length = 0;
    emitter.once("x", listener);
    emitter.off("x", listener);
    emitter.on("x", listener);
    emitter.removeAllListeners("x");
    assert.deepEqual(seen, [["new", "x", true, 0], ["removed", "x", true], ["new", "x", true, 0], ["removed", "x", true]]);
  });

  test("lists listeners, raw and not", () => {
    const emitter = new EventEmitter();
    const [a, b] = [() => {}, () => {}];
    emitter.on("x", a);
    emitter.once("x", b);
    assert.deepEqual(emitter.listeners("x"), [a, b]);
    assert.equal(emitter.rawListeners("x")[0], a);
    assert.equal(emitter.rawListeners("x")[1].listener, b);
    assert.equal(emitter.listenerCount("x"), 2);
    assert.equal(emitter.listenerCount("x", b), 1);
    assert.equal(emitter.listenerCount("x", () => {}), 0);
    assert.deepEqual(emitter.listeners("nothing"), []);
    const symbol = Symbol("s");
    emitter.on(symbol, a);
    assert.deepEqual(emitter.eventNames(), ["x", symbol]);
    emitter.rawListeners("x")[1]();
    assert.equal(emitter.listenerCount("x"), 1);
  });

  test("an error that nobody hears is thrown", () => {
    const emitter = new EventEmitter();
    const mine = new Error("mine");
    assert.throws(() => emitter.emit("error", mine), (error) => error === mine);
    assert.throws(() => emitter.emit("error", "text"), { code: "ERR_UNHANDLED_ERROR", message: "Unhandled error. ('text')", context: "text" });
    assert.throws(() => emitter.emit("error"), { code: "ERR_UNHANDLED_ERROR", message: "Unhandled error. (undefined)" });
  });

  test("an error monitor sees it first and does not handle it", () => {
    const emitter = new EventEmitter();
    const seen = [];
    emitter.on(events.errorMonitor, (error) => seen.push(`monitor ${error.message}`));
    assert.throws(() => emitter.emit("error", new Error("a")), { message: "a" });
    emitter.on("error", (error) => seen.push(`handler ${error.message}`));
    emitter.emit("error", new Error("b"));
    assert.deepEqual(seen, ["monitor a", "monitor b", "handler b"]);
  });

  for (const method of ["on", "addListener", "once", "prependListener", "prependOnceListener", "off", "removeListener"]) {
    test(`${method} wants a function`, () => {
      assert.throws(() => new EventEmitter()[method]("x", 1), {
        code: "ERR_INVALID_ARG_TYPE",
        name: "TypeError",
        message: 'The "listener" argument must be of type function. Received type number (1)',
      });
    });
  }

  test("limits are numbers from 0", () => {
    const emitter = new EventEmitter();
    assert.equal(emitter.getMaxListeners(), 10);
    assert.equal(emitter.setMaxListeners(0), emitter);
    assert.equal(emitter.getMaxListeners(), 0);
    assert.throws(() => emitter.setMaxListeners(-1), { code: "ERR_OUT_OF_RANGE", message: 'The value of "setMaxListeners" is out of range. It must be >= 0. Received -1' });
    assert.throws(() => emitter.setMaxListeners("a"), { code: "ERR_INVALID_ARG_TYPE", message: `The "setMaxListeners" argument must be of type number. Received type string ('a')` });
    assert.throws(() => (EventEmitter.defaultMaxListeners = -1), { code: "ERR_OUT_OF_RANGE" });
    const before = EventEmitter.defaultMaxListeners;
    EventEmitter.defaultMaxListeners = 3;
    try {
      assert.equal(new EventEmitter().getMaxListeners(), 3);
    } finally {
      EventEmitter.defaultMaxListeners = before;
    }
  });

  test("too many listeners warn once", async () => {
    const { default: process } = await import("node:process");
    const emitter = new EventEmitter();
    const warned = new Promise((resolve) => process.on("warning", (warning) => warning.emitter === emitter && resolve(warning)));
    for (let i = 0; i < 12; i++) emitter.on("many", () => {});
    const warning = await warned;
    assert.equal(warning.name, "MaxListenersExceededWarning");
    assert.equal(warning.count, 11);
    assert.equal(warning.type, "many");
    assert.equal(warning.emitter, emitter);
    assert.match(warning.message, /^Possible EventEmitter memory leak detected\. 11 many listeners added to \[EventEmitter\]\. MaxListeners is 10\./);
  });
});

describe("captureRejections", () => {
  const failing = async () => {
    throw new Error("rejected");
  };

  test("makes errors of rejections", async () => {
    const emitter = new EventEmitter({ captureRejections: true });
    const seen = new Promise((resolve) => emitter.on("error", resolve));
    emitter.on("x", failing);
    emitter.emit("x");
    assert.equal((await seen).message, "rejected");
  });

  test("calls the method of the symbol, if there is one", async () => {
    const emitter = new EventEmitter({ captureRejections: true });
    const seen = new Promise((resolve) => (emitter[events.captureRejectionSymbol] = (...args) => resolve(args)));
    emitter.on("x", failing);
    emitter.emit("x", 1, 2);
    const [error, name, ...args] = await seen;
    assert.deepEqual([error.message, name, args], ["rejected", "x", [1, 2]]);
    assert.equal(events.captureRejectionSymbol, Symbol.for("nodejs.rejection"));
  });

  test("can be switched on for all", async () => {
    assert.equal(EventEmitter.captureRejections, false);
    EventEmitter.captureRejections = true;
    const emitter = new EventEmitter();
    EventEmitter.captureRejections = false;
    const seen = new Promise((resolve) => emitter.on("error", resolve));
    emitter.on("x", failing);
    emitter.emit("x");
    assert.equal((await seen).message, "rejected");
    assert.throws(() => (EventEmitter.captureRejections = 1), { code: "ERR_INVALID_ARG_TYPE" });
    assert.throws(() => new EventEmitter({ captureRejections: 1 }), { code: "ERR_INVALID_ARG_TYPE", message: 'The "options.captureRejections" property must be of type boolean. Received type number (1)' });
  });
});

describe("once", () => {
  test("waits for an event", async () => {
    const emitter = new EventEmitter();
    setTimeout(() => emitter.emit("x", 1, 2));
    assert.deepEqual(await once(emitter, "x"), [1, 2]);
    assert.deepEqual(emitter.eventNames(), []);
  });

  test("is rejected by an error, unless that is waited for", async () => {
    const emitter = new EventEmitter();
    setTimeout(() => emitter.emit("error", new Error("no")));
    await assert.rejects(once(emitter, "x"), { message: "no" });
    setTimeout(() => emitter.emit("error", new Error("wanted")));
    assert.equal((await once(emitter, "error"))[0].message, "wanted");
  });

  test("waits for events of an EventTarget", async () => {
    const target = new EventTarget();
    setTimeout(() => target.dispatchEvent(new Event("x")));
    assert.equal((await once(target, "x"))[0].type, "x");
  });

  test("is called off by a signal", async () => {
    const emitter = new EventEmitter();
    const controller = new AbortController();
    const waiting = once(emitter, "x", { signal: controller.signal });
    controller.abort(new Error("why"));
    await assert.rejects(waiting, { name: "AbortError", code: "ABORT_ERR", message: "The operation was aborted" });
    await assert.rejects(once(emitter, "x", { signal: AbortSignal.abort() }), { code: "ABORT_ERR" });
    assert.deepEqual(emitter.eventNames(), []);
  });

  test("refuses what is no emitter, no options, no signal", async () => {
    await assert.rejects(once({}, "x"), { code: "ERR_INVALID_ARG_TYPE", message: 'The "emitter" argument must be an instance of EventEmitter. Received an instance of Object' });
    await assert.rejects(once(new EventEmitter(), "x", 1), { code: "ERR_INVALID_ARG_TYPE", message: 'The "options" argument must be of type object. Received type number (1)' });
    await assert.rejects(once(new EventEmitter(), "x", { signal: 1 }), { code: "ERR_INVALID_ARG_TYPE" });
  });
});

describe("on", () => {
  test("gives events as they come, also those of before", async () => {
    const emitter = new EventEmitter();
    const iterator = on(emitter, "x");
    emitter.emit("x", 1);
    emitter.emit("x", 2);
    assert.deepEqual(await iterator.next(), { value: [1], done: false });
    assert.deepEqual((await iterator.next()).value, [2]);
    const later = iterator.next();
    emitter.emit("x", 3);
    assert.deepEqual((await later).value, [3]);
    assert.equal(iterator[Symbol.asyncIterator](), iterator);
    assert.deepEqual(await iterator.return(), { value: undefined, done: true });
    assert.deepEqual(emitter.eventNames(), []);
  });

  test("ends by an event of close, and fails by an error", async () => {
    const emitter = new EventEmitter();
    const seen = [];
    setTimeout(() => (emitter.emit("x", 1), emitter.emit("end")));
    for await (const [value] of on(emitter, "x", { close: ["end"] })) seen.push(value);
    assert.deepEqual(seen, [1]);
    setTimeout(() => emitter.emit("error", new Error("no")));
    await assert.rejects(async () => {
      for await (const args of on(emitter, "x")) assert.fail(args);
    }, { message: "no" });
  });

  test("pauses the emitter that has too many waiting", async () => {
    const calls = [];
    const emitter = Object.assign(new EventEmitter(), { pause: () => calls.push("pause"), resume: () => calls.push("resume") });
    const iterator = on(emitter, "x", { highWaterMark: 2, lowWaterMark: 1 });
    for (let i = 0; i < 3; i++) emitter.emit("x", i);
    assert.deepEqual(calls, ["pause"]);
    for (let i = 0; i < 3; i++) await iterator.next();
    assert.deepEqual(calls, ["pause", "resume"]);
    await iterator.return();
  });

  test("is called off by a signal, and by throw", async () => {
    const emitter = new EventEmitter();
    const controller = new AbortController();
    const iterator = on(emitter, "x", { signal: controller.signal });
    controller.abort();
    await assert.rejects(iterator.next(), { code: "ABORT_ERR" });
    assert.throws(() => on(emitter, "x", { signal: AbortSignal.abort() }), { code: "ABORT_ERR" });
    const other = on(emitter, "x");
    other.throw(new Error("mine"));
    await assert.rejects(other.next(), { message: "mine" });
    assert.throws(() => on(emitter, "x").throw(1), { code: "ERR_INVALID_ARG_TYPE" });
  });

  for (const [what, run, code] of [
    ["no emitter", () => on({}, "x"), "ERR_INVALID_ARG_TYPE"],
    ["a wrong signal", () => on(new EventEmitter(), "x", { signal: 1 }), "ERR_INVALID_ARG_TYPE"],
    ["highWaterMark 0", () => on(new EventEmitter(), "x", { highWaterMark: 0 }), "ERR_OUT_OF_RANGE"],
    ["lowWaterMark 0", () => on(new EventEmitter(), "x", { lowWaterMark: 0 }), "ERR_OUT_OF_RANGE"],
  ]) {
    test(`refuses ${what}`, () => assert.throws(run, { code }));
  }
});

describe("functions about emitters", () => {
  test("getEventListeners, listenerCount", () => {
    const emitter = new EventEmitter();
    const listener = () => {};
    emitter.on("x", listener);
    assert.deepEqual(events.getEventListeners(emitter, "x"), [listener]);
    assert.equal(events.listenerCount(emitter, "x"), 1);
    assert.throws(() => events.getEventListeners({}, "x"), { code: "ERR_INVALID_ARG_TYPE", message: 'The "emitter" argument must be an instance of EventEmitter or EventTarget. Received an instance of Object' });
  });

  test("getMaxListeners, setMaxListeners", () => {
    const [emitter, target] = [new EventEmitter(), new EventTarget()];
    events.setMaxListeners(5, emitter, target);
    assert.deepEqual([events.getMaxListeners(emitter), events.getMaxListeners(target)], [5, 5]);
    assert.equal(events.getMaxListeners(new EventTarget()), 10);
    assert.throws(() => events.getMaxListeners({}), { code: "ERR_INVALID_ARG_TYPE" });
    assert.throws(() => events.setMaxListeners(-1), { code: "ERR_OUT_OF_RANGE" });
    assert.throws(() => events.setMaxListeners(1, {}), { code: "ERR_INVALID_ARG_TYPE" });
  });

  test("addAbortListener", async () => {
    const controller = new AbortController();
    let count = 0;
    const disposable = addAbortListener(controller.signal, () => count++);
    addAbortListener(controller.signal, () => (count += 10));
    disposable[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
    controller.abort();
    assert.equal(count, 10);
    addAbortListener(controller.signal, () => (count += 100));
    await turn();
    assert.equal(count, 110);
    assert.throws(() => addAbortListener({}, () => {}), { code: "ERR_INVALID_ARG_TYPE", message: 'The "signal" argument must be an instance of AbortSignal. Received an instance of Object' });
    assert.throws(() => addAbortListener(controller.signal), { code: "ERR_INVALID_ARG_TYPE", message: 'The "listener" argument must be of type function. Received undefined' });
  });

  test("init makes an emitter of what inherits from one", () => {
    const made = Object.create(EventEmitter.prototype);
    events.init.call(made, { captureRejections: true });
    assert.deepEqual([made.eventNames(), made.getMaxListeners()], [[], 10]);
    let seen;
    made.on("x", (value) => (seen = value));
    made.emit("x", 5);
    assert.equal(seen, 5);
    assert.throws(() => events.init.call({}, { captureRejections: 1 }), { code: "ERR_INVALID_ARG_TYPE", message: 'The "options.captureRejections" property must be of type boolean. Received type number (1)' });
  });

  test("constants", () => {
    assert.equal(events.defaultMaxListeners, 10);
    assert.equal(events.usingDomains, false);
  });
});
