package kith.net.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private static final long START_MS = 1_800_000_000_000L;

    private final Crypto crypto = new FakeCrypto();

    @Test
    void aNodeThatRunsOnRenewsItsCertificateADayBeforeItsEnd() {
        byte[] staticPrivate = new byte[32];
        staticPrivate[0] = 2;
        long untilMs = START_MS + NodeIdentity.LIFE_MS;
        NodeIdentity own = NodeIdentity.of(new byte[32], staticPrivate, untilMs, crypto);
        Credentials credentials = new Credentials(own, crypto);
        long renewMs = untilMs - Credentials.RENEW_MS;
        assertArrayEquals(own.certificate(), credentials.certificate(renewMs));
        for (int turn = 1; turn <= 3; turn++) {
            long nowMs = renewMs + 1;
            byte[] renewed = credentials.certificate(nowMs);
            long ends = new Reader(renewed, Id.BYTES, 8).u64();
            assertEquals(nowMs + NodeIdentity.LIFE_MS, ends);
            byte[] key = credentials.keys().publicKey();
            assertEquals(Decoded.ok(own.id()), Certificate.check(renewed, key, crypto, nowMs));
            renewMs = ends - Credentials.RENEW_MS;
        }
    }
}
