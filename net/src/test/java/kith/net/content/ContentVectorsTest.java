package kith.net.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.Vectors;
import kith.net.person.Owner;
import kith.net.person.Prekey;
import org.junit.jupiter.api.Test;

/** The published bytes of suite 1: a second implementation has to make and open the same. */
class ContentVectorsTest {

    private final Crypto crypto = new RealCrypto();

    @Test
    void runsAreDerivedAsPublished() {
        for (Vectors.Vector vector : Vectors.of("content.json", "run")) {
            Prekey prekey = prekey(vector);
            RunKeys keys = keys(vector, prekey);
            int position = (int) vector.number("position");
            byte[] chain = keys.chainKey();
            for (int i = 0; i < position; i++) {
                chain = RunKeys.next(crypto, chain);
            }
            assertArrayEquals(vector.bytes("message_key"), RunKeys.message(crypto, chain));
            assertEquals(
                    vector.number("locator"), RunKeys.locator(crypto, keys.locatorKey(), position));
            assertEquals(vector.number("hint"), RunKeys.hint(crypto, prekey, vector.bytes("enc")));
        }
    }

    @Test
    void messagesAreOpenedAndMadeAsPublished() {
        for (Vectors.Vector vector : Vectors.of("content.json", "message")) {
            Prekey prekey = prekey(vector);
            byte[] key = RunKeys.message(crypto, keys(vector, prekey).chainKey());
            byte[] sealed = vector.bytes("ciphertext");
            byte[] prefix = Arrays.copyOf(sealed, Keys.PREFIX_BYTES_MAX);
            byte[] associated = Keys.associated(vector.bytes("associated"), prefix);
            byte[] plain = new byte[sealed.length - prefix.length - Crypto.TAG_BYTES];
            Crypto.Span span =
                    new Crypto.Span(sealed, prefix.length, sealed.length - prefix.length);
            assertEquals(plain.length, crypto.aead(key).open(0, associated, span, plain, 0));
            Inner inner = Objects.requireNonNull(Inner.decode(plain).orNull());
            Id run = Id.of(crypto.sha256(vector.bytes("enc")));
            Inner.Binding binding = new Inner.Binding(prekey.author(), prekey.device(), run);
            assertTrue(inner.signed(plain, binding, crypto));
            assertEquals(vector.text("text"), Party.text(inner.opened().content()));
            assertArrayEquals(vector.bytes("id"), inner.opened().id(crypto).bytes());
            Owner sender =
                    new Owner(
                            vector.bytes("sender_author_seed"),
                            vector.bytes("sender_device_seed"),
                            crypto);
            assertArrayEquals(plain, inner.sign(sender, binding, crypto));
        }
    }

    private RunKeys keys(Vectors.Vector vector, Prekey prekey) {
        byte[] seed = vector.bytes("prekey_seed");
        byte[] shared = Objects.requireNonNull(crypto.decapsulate(seed, vector.bytes("enc")));
        return RunKeys.derive(crypto, shared, prekey);
    }

    private Prekey prekey(Vectors.Vector vector) {
        Owner owner = new Owner(vector.bytes("author_seed"), vector.bytes("device_seed"), crypto);
        byte[] publicKey = crypto.kemPublic(vector.bytes("prekey_seed"));
        return Prekey.sign(owner, vector.number("version"), publicKey, vector.number("created"));
    }
}
