package kith.net.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.SeededRandomness;
import kith.net.envelope.Envelopes;
import kith.net.envelope.HeadFields;
import kith.net.envelope.Sealed;
import org.jspecify.annotations.Nullable;

/** A mailbox alone, and what is brought to it. */
final class Holder {

    static final long NOW_MS = 1_800_000_000_000L;
    static final long EXPIRES_MS = NOW_MS + 86_400_000;

    final Crypto crypto = new RealCrypto();
    final Random random = new Random(1);
    final List<StoreRecord> saved = new ArrayList<>();
    final List<MailboxOutput> outputs = new ArrayList<>();
    final Mailbox mailbox;
    long nowMs = NOW_MS;
    boolean behind;

    Holder(HoldBounds bounds) {
        mailbox =
                new Mailbox(
                        id(0),
                        bounds,
                        crypto,
                        new SeededRandomness(7),
                        new Mailbox.Surroundings() {
                            @Override
                            public @Nullable Id address(Id author, Id device, long day) {
                                return null;
                            }

                            @Override
                            public boolean settled(Id envelope) {
                                return false;
                            }

                            @Override
                            public boolean behind() {
                                return behind;
                            }

                            @Override
                            public boolean kept(Id envelope) {
                                return true;
                            }
                        });
        mailbox.start(nowMs);
        poll();
    }

    /** An envelope that a message with this token is in. */
    record Letter(Sealed sealed, Id address, int bytes, long expiresMs, byte[] token) {

        MailboxMessage.Store store(boolean spread) {
            return new MailboxMessage.Store(sealed.id(), address, bytes, expiresMs, 0, spread);
        }
    }

    Letter letter(Id address, int cipherBytes) {
        byte[] token = bytes(Release.BYTES);
        byte[] cipher = bytes(cipherBytes);
        System.arraycopy(Release.lock(token, crypto), 0, cipher, 0, Release.BYTES);
        HeadFields fields = new HeadFields(1, id(0), EXPIRES_MS);
        Sealed sealed = Envelopes.split(fields, null, cipher, crypto);
        int sum = 0;
        for (byte[] packet : sealed.packets()) {
            sum += packet.length;
        }
        return new Letter(sealed, address, sum, EXPIRES_MS, token);
    }

    /** Offers a letter and gives it if it is wanted; the answer to the offer. */
    MailboxMessage.Verdict bring(Id from, long network, Letter letter) {
        MailboxMessage.Verdict verdict = offer(from, network, letter.store(true));
        if (verdict == MailboxMessage.Verdict.SEND) {
            mailbox.complete(letter.sealed(), letter.expiresMs(), nowMs);
            poll();
        }
        return verdict;
    }

    MailboxMessage.Verdict offer(Id from, long network, MailboxMessage.Store store) {
        List<MailboxMessage> said = receive(from, network, store);
        return ((MailboxMessage.Answer) said.get(0)).verdict();
    }

    /** What is posted because of a message. */
    List<MailboxMessage> receive(Id from, long network, MailboxMessage message) {
        mailbox.receive(from, network, message.encode(), nowMs);
        return poll();
    }

    List<MailboxMessage> expire(long atMs) {
        nowMs = atMs;
        mailbox.expire(nowMs);
        return poll();
    }

    List<MailboxMessage> poll() {
        List<MailboxMessage> posts = new ArrayList<>();
        MailboxOutput output;
        while ((output = mailbox.poll()) != null) {
            outputs.add(output);
            if (output instanceof MailboxOutput.Post(Id to, MailboxMessage message)) {
                posts.add(message);
            } else if (output instanceof MailboxOutput.Save(StoreRecord record)) {
                saved.add(record);
            }
        }
        return posts;
    }

    /** All outputs of a type since the last time. */
    <T extends MailboxOutput> List<T> take(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (MailboxOutput output : outputs) {
            if (type.isInstance(output)) {
                found.add(type.cast(output));
            }
        }
        outputs.removeIf(type::isInstance);
        return found;
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static Id id(int number) {
        byte[] bytes = new byte[Id.BYTES];
        bytes[0] = (byte) number;
        bytes[1] = (byte) (number >> 8);
        return Id.of(bytes);
    }
}
