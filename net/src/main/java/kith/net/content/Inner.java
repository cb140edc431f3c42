package kith.net.content;

import java.util.Arrays;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.person.Domain;
import kith.net.person.Owner;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/**
 * The plain text of a sealed message: signature, fields, content, zeros. The signature covers
 * everything after it, for whom it is sealed, and under which encapsulation.
 *
 * @param run the number of the run among the author device's runs to this receiver
 * @param position in the run
 * @param opened what it says
 */
record Inner(long run, int position, Opened opened) {

    private static final int FORMAT = 1;

    /** Everything but content and padding: 246. */
    static final int OVERHEAD_BYTES =
            Crypto.SIGNATURE_BYTES + 1 + 2 * Id.BYTES + 8 + 8 + 1 + Id.BYTES + 8 + Id.BYTES + 28;

    /**
     * For whom a message is sealed.
     *
     * @param author the receiver
     * @param device the receiver's device
     * @param run the hash of the encapsulation
     */
    record Binding(Id author, Id device, Id run) {

        /** What is signed of a message, beside the domain. */
        byte[] over(byte[] fieldsHash) {
            Writer writer = new Writer(2 + 4 * Id.BYTES).u16(Sealing.SUITE);
            author.write(writer);
            device.write(writer);
            run.write(writer);
            return writer.bytes(fieldsHash).toBytes();
        }
    }

    /** Signed by the owner's device and padded. */
    byte[] sign(Owner owner, Binding binding, Crypto crypto) {
        int length = Padding.padded(OVERHEAD_BYTES + opened.content().length);
        Writer writer = new Writer(length).zeros(Crypto.SIGNATURE_BYTES).u8(FORMAT);
        opened.author().write(writer);
        opened.device().write(writer);
        writer.u64(opened.listVersion()).u64(run).u8(position);
        opened.conversation().write(writer);
        writer.u64(opened.sequence());
        opened.predecessor().write(writer);
        writer.u64(opened.after()).u64(opened.afterExpiresMs()).u64(opened.timeMs());
        writer.u32(opened.content().length).bytes(opened.content());
        byte[] plain = writer.zeros(writer.room()).toBytes();
        byte[] statement = binding.over(crypto.sha256(fields(plain)));
        byte[] signature = owner.signAsDevice(Domain.MESSAGE, statement);
        System.arraycopy(signature, 0, plain, 0, signature.length);
        return plain;
    }

    /** Reads the fields; the signature is to be verified before any of them is believed. */
    static Decoded<Inner> decode(byte[] plain) {
        Reader reader = new Reader(plain);
        reader.skip(Crypto.SIGNATURE_BYTES);
        if (reader.u8() != FORMAT) {
            return Decoded.reject(Reason.UNKNOWN_KIND);
        }
        Id author = Id.read(reader);
        Id device = Id.read(reader);
        long listVersion = reader.u64();
        long run = reader.u64();
        int position = reader.u8();
        Opened opened =
                new Opened(
                        author,
                        device,
                        listVersion,
                        Id.read(reader),
                        reader.u64(),
                        Id.read(reader),
                        reader.u64(),
                        reader.u64(),
                        reader.u64(),
                        reader.bytes(reader.u32()));
        int used = reader.position();
        byte[] padding = reader.rest();
        if (reader.failed()) {
            return Decoded.reject(Reason.TRUNCATED);
        }
        boolean canonical = plain.length == Padding.padded(used) && zeros(padding);
        Inner inner = new Inner(run, position, opened);
        return canonical && inner.valid() ? Decoded.ok(inner) : reject();
    }

    /** Whether the device named inside signed this, for this receiver. */
    boolean signed(byte[] plain, Binding binding, Crypto crypto) {
        byte[] signature = Arrays.copyOf(plain, Crypto.SIGNATURE_BYTES);
        byte[] statement = Domain.MESSAGE.over(binding.over(crypto.sha256(fields(plain))));
        return crypto.verify(opened.device().bytes(), statement, signature);
    }

    private boolean valid() {
        boolean numbers = opened.sequence() >= 1 && opened.sequence() <= Writer.VARINT_MAX;
        boolean before = opened.after() >= 0 && opened.after() < opened.sequence();
        boolean times = opened.timeMs() >= 0 && opened.afterExpiresMs() >= 0;
        boolean where = run >= 1 && position < RunKeys.MESSAGES_MAX && opened.listVersion() >= 1;
        boolean size = opened.content().length <= Sealing.CONTENT_BYTES_MAX;
        return numbers && before && times && where && size;
    }

    private static byte[] fields(byte[] plain) {
        return Arrays.copyOfRange(plain, Crypto.SIGNATURE_BYTES, plain.length);
    }

    private static boolean zeros(byte[] bytes) {
        int any = 0;
        for (byte b : bytes) {
            any |= b;
        }
        return any == 0;
    }

    private static Decoded<Inner> reject() {
        return Decoded.reject(Reason.INVALID_FIELD);
    }
}
