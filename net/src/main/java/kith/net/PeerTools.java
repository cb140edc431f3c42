package kith.net;

import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;

/** What every part of a peer works with. */
record PeerTools(PeerSetup setup, Crypto crypto, Randomness randomness, Outbox outbox) {}
