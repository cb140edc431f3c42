// hyperdht and hyperswarm in the network benchmark: `node peer.js KIND ROLE [ADDRESS..]`. What each role does and
// says is in harness/netpeers.py; a process ends with its standard input.

const DHT = require("hyperdht")
const Hyperswarm = require("hyperswarm")
const createTestnet = require("hyperdht/testnet")

const PLAN = JSON.parse(process.env.KITH_BENCH_PLAN)
const HOST = "127.0.0.1"
const CHUNK_BYTES = 64 << 10
const CONNECT_LIMIT_MS = 5000
const TRIES = 3
const SETTLE_MS = 300
const [kind, role, ...addresses] = process.argv.slice(2)

// First byte of what the measuring side writes next. Echoes and messages keep their borders, because a NoiseSecretStream
// hands on what was one write as one piece; in a transfer only the number of bytes counts.
const ECHO = 1
const MESSAGE = 2
const BULK = 3

const say = (text) => process.stdout.write(`${text}\n`)
const dht = (bootstrap, options) => new DHT({ bootstrap: [bootstrap], host: HOST, ...options })
const fail = (error) => {
  console.error(error)
  process.exit(1)
}

async function ground() {
  const net = await createTestnet(3)
  const { host, port } = net.bootstrap[0]
  say(`ready ${host}:${port}`)
}

async function serve(bootstrap) {
  const keyPair = DHT.keyPair()
  if (kind === "hyperswarm") {
    const swarm = new Hyperswarm({ keyPair, dht: dht(bootstrap) })
    swarm.on("connection", answer)
    await swarm.listen()
  } else {
    const server = dht(bootstrap).createServer(answer)
    await server.listen(keyPair)
  }
  say(`ready ${keyPair.publicKey.toString("hex")}`)
}

/** Answers echoes, and says when as many messages or bytes came as were promised. */
function answer(socket) {
  let left = 0
  let bulk = false
  socket.on("error", () => {})
  socket.on("data", (data) => {
    if (left === 0 && data[0] === ECHO) {
      socket.write(data)
    } else if (left === 0) {
      bulk = data[0] === BULK
      left = data.readUInt32LE(1)
    } else {
      left -= bulk ? data.length : 1
      if (left === 0) socket.write(Buffer.from([0]))
    }
  })
}

/** A link that stands: the socket, and how long it took. One try in some dozens comes to nothing, and does not count. */
async function connect(bootstrap, key) {
  for (let tries = 0; tries < TRIES; tries++) {
    const linked = await tryToConnect(bootstrap, key)
    if (linked) return linked
    console.error("no link, trying again")
  }
  throw new Error(`no link in ${TRIES} tries`)
}

async function tryToConnect(bootstrap, key) {
  const node = dht(bootstrap)
  await node.fullyBootstrapped()
  const swarm = kind === "hyperswarm" ? new Hyperswarm({ dht: node }) : null
  const since = process.hrtime.bigint()
  let timer
  const socket = await new Promise((resolve) => {
    timer = setTimeout(resolve, CONNECT_LIMIT_MS, null)
    if (swarm) {
      swarm.on("connection", resolve)
      swarm.joinPeer(key)
    } else {
      const opening = node.connect(key)
      opening.on("open", () => resolve(opening))
      opening.on("error", () => resolve(null))
    }
  })
  const tookMs = Number(process.hrtime.bigint() - since) / 1e6
  clearTimeout(timer)
  if (!socket) {
    ;(swarm || node).destroy({ force: true })
    return null
  }
  socket.on("error", () => {})
  return { socket, tookMs, close: () => (swarm || node).destroy({ force: true }) }
}

async function measure(bootstrap, hex) {
  const key = Buffer.from(hex, "hex")
  const connects = []
  for (let i = -PLAN.connectWarmUps; i < PLAN.connects; i++) {
    const { socket, tookMs, close } = await connect(bootstrap, key)
    if (i >= 0) connects.push(tookMs)
    socket.destroy()
    await close()
  }
  const socket = await lasting(bootstrap, key)
  const echoes = await echo(socket)
  const bulk = await repeat(PLAN.bulkWarmUps, PLAN.bulks, () => transfer(socket, BULK, PLAN.bulkBytes, CHUNK_BYTES))
  const messages = () => transfer(socket, MESSAGE, PLAN.messages, 100)
  const took = await repeat(PLAN.messageWarmUps, PLAN.messageRounds, messages)
  const figures = {
    connect_ms: part(connects, 0.5),
    echo_p50_us: part(echoes, 0.5),
    echo_p99_us: part(echoes, 0.99),
    bulk_mb_per_s: PLAN.bulkBytes / 1e6 / part(bulk, 0.5),
    messages_per_s: PLAN.messages / part(took, 0.5),
  }
  say(`result ${JSON.stringify(figures)}`)
  process.exit(0)
}

/** A link still there after a moment: hyperswarm closes one of two that were made at once. */
async function lasting(bootstrap, key) {
  for (let tries = 0; tries < TRIES; tries++) {
    const { socket } = await connect(bootstrap, key)
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
    if (!socket.destroyed) {
      socket.on("close", () => fail("the link has ended"))
      return socket
    }
  }
  throw new Error("links do not last")
}

/** Microseconds of each echo of 32 bytes, one after another. */
function echo(socket) {
  return new Promise((resolve) => {
    const data = Buffer.alloc(32, ECHO)
    const took = []
    let left = PLAN.echoWarmUps + PLAN.echoes
    let since
    const next = () => {
      since = process.hrtime.bigint()
      socket.write(data)
    }
    const came = () => {
      took.push(Number(process.hrtime.bigint() - since) / 1e3)
      if (--left > 0) return next()
      socket.off("data", came)
      resolve(took.slice(PLAN.echoWarmUps))
    }
    socket.on("data", came)
    next()
  })
}

/** Seconds until the other side says that all has come: `count` bytes, or messages of `size`. */
async function transfer(socket, what, count, size) {
  const since = process.hrtime.bigint()
  const done = new Promise((resolve) => socket.once("data", resolve))
  const head = Buffer.alloc(5)
  head[0] = what
  head.writeUInt32LE(count, 1)
  socket.write(head)
  const writes = what === BULK ? count / size : count
  for (let i = 0; i < writes; i++) {
    if (!socket.write(Buffer.alloc(size, what))) await new Promise((resolve) => socket.once("drain", resolve))
  }
  await done
  return Number(process.hrtime.bigint() - since) / 1e9
}

async function repeat(warmUps, counted, action) {
  const seconds = []
  for (let i = -warmUps; i < counted; i++) {
    const took = await action()
    if (i >= 0) seconds.push(took)
  }
  return seconds
}

function part(samples, share) {
  return samples.sort((a, b) => a - b)[Math.floor(samples.length * share)]
}

process.stdin.on("end", () => process.exit(0)).resume()
process.on("unhandledRejection", fail)
const roles = { ground, serve, measure }
roles[role](...addresses).catch(fail)
