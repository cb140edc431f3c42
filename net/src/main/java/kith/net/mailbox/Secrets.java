package kith.net.mailbox;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Reader;
import kith.net.wire.Writer;

/** The own secrets that addresses follow from: one that contacts are told, and earlier ones. */
final class Secrets {

    /** 30 days after a change, contacts who did not hear of it still write to the old addresses. */
    static final long OLD_MS = 30L * 86_400_000;

    /** 8: a change each four days; beyond that the oldest are no longer looked after. */
    static final int SECRETS_MAX = 8;

    private static final byte[] KEY = {'s'};

    private final MailboxTools tools;
    private final List<Secret> secrets = new ArrayList<>();

    /** The last day whose addresses were asked for; -1 if never. */
    private long lastDay = -1;

    /** A secret and until when its addresses are asked for. */
    private record Secret(byte[] bytes, long sinceMs, long untilMs) {}

    Secrets(MailboxTools tools) {
        this.tools = tools;
    }

    boolean restore(StoreRecord record) {
        byte[] value = record.value();
        boolean own =
                record.kind() == StoreRecord.Kind.MAILBOX
                        && record.key().length == 1
                        && record.key()[0] == KEY[0]
                        && value != null;
        if (own && value != null) {
            Reader reader = new Reader(value);
            lastDay = reader.u64();
            int count = reader.u8();
            for (int i = 0; i < count && !reader.failed(); i++) {
                secrets.add(
                        new Secret(
                                reader.bytes(Addresses.SECRET_BYTES), reader.u64(), reader.u64()));
            }
            if (!reader.finished()) {
                secrets.clear();
            }
        }
        return own;
    }

    /** Makes the first secret if there is none. */
    void start(long nowMs) {
        if (secrets.isEmpty()) {
            renew(nowMs);
        }
    }

    /** The secret contacts are told. */
    byte[] current() {
        return secrets.get(0).bytes.clone();
    }

    /** When it was made: later ones replace earlier ones. */
    long sinceMs() {
        return secrets.get(0).sinceMs;
    }

    /** Another secret from now on, because somebody who knows it is no contact any more. */
    void renew(long nowMs) {
        if (!secrets.isEmpty()) {
            Secret old = secrets.remove(0);
            secrets.add(0, new Secret(old.bytes, old.sinceMs, nowMs + OLD_MS));
        }
        long sinceMs = secrets.isEmpty() ? nowMs : Math.max(nowMs, secrets.get(0).sinceMs + 1);
        byte[] fresh = tools.randomness().bytes(Addresses.SECRET_BYTES);
        secrets.add(0, new Secret(fresh, sinceMs, Long.MAX_VALUE));
        if (secrets.size() > SECRETS_MAX) {
            secrets.remove(SECRETS_MAX);
        }
        save();
    }

    /** The addresses of a day at which mail for this device may wait. */
    List<Id> addresses(long day, long nowMs) {
        List<Id> addresses = new ArrayList<>();
        for (Secret secret : secrets) {
            if (nowMs < secret.untilMs) {
                addresses.add(Addresses.of(secret.bytes, day, tools.crypto()));
            }
        }
        return addresses;
    }

    long lastDay() {
        return lastDay;
    }

    /** All addresses up to this day were asked for. */
    void asked(long day) {
        if (day > lastDay) {
            lastDay = day;
            save();
        }
    }

    private void save() {
        Writer writer = new Writer(9 + SECRETS_MAX * (Addresses.SECRET_BYTES + 16));
        writer.u64(lastDay).u8(secrets.size());
        for (Secret secret : secrets) {
            writer.bytes(secret.bytes).u64(secret.sinceMs).u64(secret.untilMs);
        }
        tools.save(new StoreRecord(StoreRecord.Kind.MAILBOX, KEY, writer.toBytes()));
    }
}
