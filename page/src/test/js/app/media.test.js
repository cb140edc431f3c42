import { assert, describe, test } from "kith:test";

const TONE = new URL("tone.wav", import.meta.url).href;
const EVENTS = ["loadstart", "abort", "emptied", "error", "loadedmetadata", "canplay", "play", "playing", "pause"];
const logs = new WeakMap();

/** @template {HTMLMediaElement} T @param {T} element @returns {T} */
function heard(element) {
  const log = [];
  logs.set(element, log);
  for (const type of EVENTS) element.addEventListener(type, () => log.push(type));
  element.muted = true;
  return element;
}

/** @param {HTMLMediaElement} element @param {string} type */
async function event(element, type) {
  const log = logs.get(element);
  for (let i = 0; i < 500 && !log.includes(type); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(log.includes(type), `${type} did not come: ${log.join()} ${element.error?.code ?? ""}`);
}

/** @param {HTMLMediaElement} element */
function assertLooksLoaded(element) {
  assert.equal(element.src, TONE);
  assert.equal(element.currentSrc, TONE);
  assert.equal(element.srcObject, null);
  assert.equal(element.duration, 1);
  assert.equal(element.error, null);
}

test("media: a new Audio loads, and shows the app's own address", async () => {
  const audio = heard(new Audio(TONE));
  await event(audio, "canplay");
  assertLooksLoaded(audio);
  assert.deepEqual(logs.get(audio), ["loadstart", "loadedmetadata", "canplay"]);
});

test("media: plays at once, pauses and seeks", async () => {
  const audio = heard(new Audio(TONE));
  const playing = audio.play();
  assert.equal(audio.paused, false);
  await playing;
  audio.pause();
  assert.equal(audio.paused, true);
  audio.currentTime = 0.5;
  await new Promise((resolve) => audio.addEventListener("seeked", resolve, { once: true }));
  assert.equal(audio.currentTime, 0.5);
  assert.ok(!logs.get(audio).includes("abort") && !logs.get(audio).includes("emptied"));
});

test("media: a source set later keeps what was set with it", async () => {
  const video = heard(document.createElement("video"));
  video.src = "tone.wav";
  video.src = TONE;
  video.playbackRate = 2;
  video.currentTime = 0.25;
  await video.play();
  assertLooksLoaded(video);
  assert.equal(video.playbackRate, 2);
  assert.ok(video.currentTime >= 0.25);
  video.pause();
});

test("media: elements that come with markup load", async () => {
  const box = document.createElement("div");
  box.innerHTML = `<audio src="${TONE}"></audio><video><source src="nothing.wav" type="audio/wav"><source src="${TONE}#t=0.5"></video>`;
  const [audio, video] = /** @type {any} */ ([...box.children]).map(heard);
  document.body.append(box);
  await event(audio, "canplay");
  assertLooksLoaded(audio);
  await event(video, "canplay");
  assert.equal(video.currentSrc, `${TONE}#t=0.5`);
  assert.equal(video.currentTime, 0.5);
  assert.equal(box.querySelector("audio").outerHTML, `<audio src="${TONE}"></audio>`);
  box.remove();
});

test("media: elements in a shadow root load", async () => {
  const box = document.createElement("div");
  document.body.append(box);
  const root = box.attachShadow({ mode: "closed" });
  root.innerHTML = `<audio src="${TONE}">`;
  const audio = heard(root.querySelector("audio"));
  await event(audio, "canplay");
  assertLooksLoaded(audio);
  box.remove();
});

test("media: autoplay starts", async () => {
  const audio = heard(document.createElement("audio"));
  audio.autoplay = true;
  audio.src = TONE;
  await event(audio, "playing");
  audio.pause();
});

test("media: a missing and a broken file fail as anywhere", async () => {
  for (const name of ["nothing.wav", "broken.wav"]) {
    const audio = heard(new Audio(new URL(name, import.meta.url).href));
    await event(audio, "error");
    assert.equal(audio.error.code, MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED);
    assert.deepEqual(logs.get(audio), ["loadstart", "error"]);
    await assert.rejects(audio.play(), { name: "NotSupportedError" });
  }
});

test("media: pause refuses a play that waits", async () => {
  const audio = heard(new Audio(`${TONE}?again`));
  const playing = audio.play();
  audio.pause();
  await assert.rejects(playing, { name: "AbortError" });
});

test("media: other sources are left alone", async () => {
  const bytes = await (await fetch(TONE)).arrayBuffer();
  const url = URL.createObjectURL(new Blob([bytes], { type: "audio/wav" }));
  const audio = heard(new Audio(TONE));
  await event(audio, "canplay");
  logs.get(audio).length = 0;
  audio.src = url;
  await event(audio, "canplay");
  assert.equal(audio.currentSrc, url);
  const stream = new MediaSource();
  audio.srcObject = stream;
  assert.equal(audio.srcObject, stream);
});

test("media: many sounds of one file play", async () => {
  const sounds = Array.from({ length: 10 }, () => heard(new Audio(TONE)));
  await Promise.all(sounds.map((sound) => sound.play()));
  for (const sound of sounds) sound.pause();
});

describe("a service worker", () => {
  test("is registered without a worker, so that apps go on", async () => {
    const registration = await navigator.serviceWorker.register("/sw.js");
    assert.equal(registration.scope, `${location.origin}/`);
    assert.equal(registration.active, null);
    assert.equal(await registration.update(), registration);
    assert.equal(await navigator.serviceWorker.getRegistration("/any/page"), registration);
    assert.deepEqual(await navigator.serviceWorker.getRegistrations(), [registration]);
    assert.equal(navigator.serviceWorker.controller, null);
    const ready = await Promise.race([navigator.serviceWorker.ready, new Promise((resolve) => setTimeout(resolve, 50, "pending"))]);
    assert.equal(ready, "pending");
    assert.equal(await registration.unregister(), true);
    assert.deepEqual(await navigator.serviceWorker.getRegistrations(), []);
    await assert.rejects(navigator.serviceWorker.register("https://other.example/sw.js"), { name: "SecurityError" });
  });
});
