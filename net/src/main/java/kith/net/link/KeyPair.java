package kith.net.link;

import kith.net.crypto.Crypto;

/** An X25519 private key and its public key. */
record KeyPair(byte[] privateKey, byte[] publicKey) {

    static KeyPair of(byte[] privateKey, Crypto crypto) {
        return new KeyPair(privateKey, crypto.x25519Public(privateKey));
    }
}
