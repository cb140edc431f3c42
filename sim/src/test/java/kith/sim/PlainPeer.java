package kith.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.StoreRecord;
import kith.net.StoreRecord.Kind;
import kith.net.content.Delivery.Mark;
import kith.net.wire.Address;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * A peer without secrets, to test the world with: one message at a time to each contact, repeated
 * until it is acknowledged. It can be told to do wrong.
 */
public final class PlainPeer implements Driven {

    /** What it does wrong. */
    public enum Fault {
        NONE,
        DELIVERS_TWICE,
        OUT_OF_ORDER,
        CHANGES_CONTENT,
        LOSES_ONE,
        WRONG_AUTHOR,
        KEEPS_NOTHING,
        AMPLIFIES,
        GROWS
    }

    private static final long REPEAT_MS = 200;
    private static final int MESSAGE = 1;
    private static final int ACKNOWLEDGED = 2;

    private final int number;
    private final Fault fault;
    private final Address address;
    private final Map<Id, Contact> contacts = new LinkedHashMap<>();
    private final Deque<Output> outputs = new ArrayDeque<>();
    private final Deque<Output> withheld = new ArrayDeque<>();
    private final Deque<Long> withheldUntil = new ArrayDeque<>();
    private Output.@Nullable Deliver held;
    private long saves;
    private long safe;
    private long dueMs = Long.MAX_VALUE;
    private int table;

    private static final class Contact {
        private final Id id;
        private Address at;
        private final Deque<Input.Send> queue = new ArrayDeque<>();
        private long sent;
        private long received;

        Contact(Id id, Address at) {
            this.id = id;
            this.at = at;
        }
    }

    public PlainPeer(int number, Fault fault, Address address, List<StoreRecord> restored) {
        this.number = number;
        this.fault = fault;
        this.address = address;
        for (StoreRecord record : restored) {
            restore(record);
        }
        dueMs = 0;
    }

    public static Id id(int number) {
        return Id.of(new Writer(Id.BYTES).u32(number + 1).zeros(Id.BYTES - 4).toBytes());
    }

    @Override
    public List<Table> tables() {
        return List.of(new Table("strangers", table, 10));
    }

    @Override
    public void handle(Input input, long nowMs) {
        switch (input) {
            case Input.Invite invite -> outputs.add(new Output.Invited(invitation()));
            case Input.Accept accept -> accept(new Reader(accept.invitation()));
            case Input.Send send -> send(send, nowMs);
            case Input.Datagram datagram -> receive(datagram, nowMs);
            case Input.Saved saved -> release(saved.sequence());
            case Input.Tick tick -> repeat(nowMs);
            case Input.NetworkChanged changed -> repeat(nowMs);
            default -> {}
        }
    }

    @Override
    public Output poll(long nowMs) {
        Output next = outputs.poll();
        if (next == null && dueMs == 0) {
            dueMs = nowMs + REPEAT_MS;
        }
        return next == null ? new Output.Wait(dueMs) : next;
    }

    private byte[] invitation() {
        Writer writer = new Writer(64);
        id(number).write(writer);
        address.write(writer);
        return writer.toBytes();
    }

    private void accept(Reader reader) {
        Contact contact = new Contact(Id.read(reader), Address.read(reader));
        contacts.put(contact.id, contact);
        save(contact);
        outputs.add(new Output.Contact(contact.id, 1));
    }

    private void send(Input.Send send, long nowMs) {
        Contact contact = Objects.requireNonNull(contacts.get(send.author()));
        contact.queue.add(send);
        byte[] key = new Writer(8).u64(send.ticket()).toBytes();
        Writer value = new Writer(20_000);
        contact.id.write(value);
        save(Kind.OUTGOING, key, value.bytes(send.content()).toBytes());
        after(new Output.State(send.ticket(), Output.Progress.KEPT));
        if (contact.queue.size() == 1) {
            transmit(contact);
        }
        dueMs = nowMs + REPEAT_MS;
    }

    private void transmit(Contact contact) {
        Input.Send send = contact.queue.peek();
        if (send != null) {
            Writer writer = head(MESSAGE).u64(contact.sent).bytes(send.content());
            after(new Output.Transmit(contact.at, writer.toBytes()));
        }
    }

    private Writer head(int kind) {
        Writer writer = new Writer(20_000).u8(kind);
        id(number).write(writer);
        return writer;
    }

    private void receive(Input.Datagram datagram, long nowMs) {
        Reader reader = new Reader(datagram.bytes());
        int kind = reader.u8();
        Contact contact = contacts.get(Id.read(reader));
        long sequence = reader.u64();
        if (contact == null || reader.failed()) {
            table += fault == Fault.GROWS ? 1 : 0;
            if (fault == Fault.AMPLIFIES) {
                outputs.add(new Output.Transmit(datagram.from(), new byte[1200]));
            }
            return;
        }
        contact.at = datagram.from();
        if (kind == ACKNOWLEDGED) {
            acknowledged(contact, sequence, nowMs);
            return;
        }
        if (sequence == contact.received) {
            contact.received++;
            save(contact);
            deliver(contact, reader.rest());
        }
        if (sequence < contact.received) {
            Writer writer = head(ACKNOWLEDGED).u64(sequence);
            after(new Output.Transmit(contact.at, writer.toBytes()));
        }
    }

    private void deliver(Contact contact, byte[] content) {
        Id author = fault == Fault.WRONG_AUTHOR ? id(99) : contact.id;
        if (fault == Fault.CHANGES_CONTENT) {
            content[content.length - 1]++;
        }
        Output.Deliver deliver =
                new Output.Deliver(
                        id((int) contact.received), author, contact.id, content, Mark.NONE);
        if (fault == Fault.OUT_OF_ORDER && contact.received == 3) {
            held = deliver;
            return;
        }
        if (fault != Fault.LOSES_ONE || contact.received != 3) {
            after(deliver);
        }
        if (fault == Fault.DELIVERS_TWICE) {
            after(deliver);
        }
        if (held != null) {
            after(held);
            held = null;
        }
    }

    private void acknowledged(Contact contact, long sequence, long nowMs) {
        Input.Send send = contact.queue.peek();
        if (send == null || sequence != contact.sent) {
            return;
        }
        contact.queue.remove();
        contact.sent++;
        save(contact);
        save(Kind.OUTGOING, new Writer(8).u64(send.ticket()).toBytes(), null);
        after(new Output.State(send.ticket(), Output.Progress.DELIVERED));
        transmit(contact);
        dueMs = nowMs + REPEAT_MS;
    }

    private void repeat(long nowMs) {
        boolean any = false;
        for (Contact contact : contacts.values()) {
            transmit(contact);
            any |= !contact.queue.isEmpty();
        }
        dueMs = any ? nowMs + REPEAT_MS : Long.MAX_VALUE;
    }

    private void save(Contact contact) {
        Writer value = new Writer(64).u64(contact.sent).u64(contact.received);
        contact.at.write(value);
        save(Kind.CONTACT, contact.id.bytes(), value.toBytes());
    }

    private void save(Kind kind, byte[] key, byte @Nullable [] value) {
        outputs.add(new Output.Save(++saves, new StoreRecord(kind, key, value)));
    }

    private void restore(StoreRecord record) {
        Reader value = new Reader(Objects.requireNonNull(record.value()));
        if (fault == Fault.KEEPS_NOTHING && record.kind() == Kind.OUTGOING) {
            return;
        }
        if (record.kind() == Kind.CONTACT) {
            long sent = value.u64();
            long received = value.u64();
            Contact contact = new Contact(Id.of(record.key()), Address.read(value));
            contact.sent = sent;
            contact.received = received;
            contacts.put(contact.id, contact);
        } else {
            Contact contact = Objects.requireNonNull(contacts.get(Id.read(value)));
            long ticket = new Reader(record.key()).u64();
            contact.queue.add(new Input.Send(ticket, contact.id, value.rest()));
        }
    }

    private void after(Output output) {
        withheld.add(output);
        withheldUntil.add(saves);
        release(-1);
    }

    private void release(long sequence) {
        safe = Math.max(safe, sequence);
        while (!withheld.isEmpty() && withheldUntil.element() <= safe) {
            withheldUntil.remove();
            outputs.add(withheld.remove());
        }
    }
}
