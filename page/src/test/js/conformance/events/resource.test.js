import { EventEmitter, EventEmitterAsyncResource, once } from "node:events";
import { assert, describe, test } from "kith:test";

describe("EventEmitterAsyncResource", () => {
  const made = () => new EventEmitterAsyncResource({ name: "Q", triggerAsyncId: 1, requireManualDestroy: true });

  test("is an emitter with numbers", () => {
    const resource = made();
    assert.ok(resource instanceof EventEmitter);
    let seen;
    resource.on("x", function (value) {
      seen = [this, value];
    });
    resource.emit("x", 1);
    assert.deepEqual([seen[0] === resource, seen[1]], [true, 1]);
    assert.ok(resource.asyncId > 1 && made().asyncId > resource.asyncId);
    assert.equal(resource.triggerAsyncId, 1);
    assert.ok(Number.isInteger(new EventEmitterAsyncResource("R").triggerAsyncId));
    assert.equal(resource.emitDestroy(), undefined);
  });

  test("stands among resources by one that knows it", () => {
    const resource = made();
    const { asyncResource } = resource;
    assert.equal(asyncResource.eventEmitter, resource);
    assert.deepEqual([asyncResource.asyncId(), asyncResource.triggerAsyncId()], [resource.asyncId, 1]);
    assert.equal(asyncResource.runInAsyncScope(function (a, b) { return [this, a, b].join(); }, "t", 1, 2), "t,1,2");
    const bound = asyncResource.bind(function (a) { return [this.mark, a].join(); });
    assert.deepEqual([bound.call({ mark: "m" }, 3), bound.length], ["m,3", 1]);
    assert.equal(asyncResource.bind(function () { return this.mark; }, { mark: "given" }).call({ mark: "m" }), "given");
    assert.throws(() => asyncResource.bind(5), { code: "ERR_INVALID_ARG_TYPE", message: 'The "fn" argument must be of type function. Received type number (5)' });
    assert.equal(asyncResource.emitDestroy(), asyncResource);
  });

  test("captures rejections when it is asked to", async () => {
    const resource = new EventEmitterAsyncResource({ name: "Q", captureRejections: true });
    resource.on("x", async () => {
      throw new Error("mine");
    });
    const failed = once(resource, "error").catch((error) => [error]);
    const told = new Promise((resolve) => resource.on("error", resolve));
    resource.emit("x");
    assert.equal((await told).message, "mine");
    await failed;
  });

  test("classes made of it need no name", () => {
    class Mine extends EventEmitterAsyncResource {}
    assert.ok(new Mine().asyncId > 0);
  });

  test("refuses", () => {
    assert.throws(() => new EventEmitterAsyncResource(), { code: "ERR_INVALID_ARG_TYPE", message: 'The "options.name" property must be of type string. Received undefined' });
    assert.throws(() => new EventEmitterAsyncResource({ name: "Q", triggerAsyncId: -2 }), { code: "ERR_INVALID_ASYNC_ID", name: "RangeError", message: "Invalid triggerAsyncId value: -2" });
    const { emitDestroy } = EventEmitterAsyncResource.prototype;
    assert.throws(() => emitDestroy.call({}), { code: "ERR_INVALID_THIS", name: "TypeError", message: 'Value of "this" must be of type EventEmitterAsyncResource' });
  });
});
