package kith.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import kith.net.Input;
import kith.net.Output;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** A device in the world: a peer, its clock, its disk, and where it is. */
public final class Host {

    /** 100 000 outputs after one input: a peer that goes on for longer never stops. */
    private static final int OUTPUTS_MAX = 100_000;

    private final World world;
    private final int number;
    private final int port;
    private final Driven.Birth birth;
    private final Owner owner;
    private final Disk disk;
    private final Deque<Input> waiting = new ArrayDeque<>();
    private final Event alarm = this::ring;
    private Site site;
    private Address address;
    private @Nullable Driven peer;
    private boolean asleep;
    private boolean busy;
    private int life;
    private long skewMs;
    private long dueUs = Long.MAX_VALUE;
    private long armedUs = Long.MAX_VALUE;

    Host(World world, Site site, int port, Driven.Birth birth, Owner owner) {
        this.world = world;
        this.number = world.hosts().size();
        this.port = port;
        this.site = site;
        this.birth = birth;
        this.owner = owner;
        this.disk = new Disk(world.dice("disk", number));
        this.address = site.admit(this, port);
    }

    public int number() {
        return number;
    }

    public Site site() {
        return site;
    }

    /** The device's own address, which may be a private one. */
    public Address address() {
        return address;
    }

    public Disk disk() {
        return disk;
    }

    /** Whether the process runs and the device is awake. */
    public boolean isUp() {
        return peer != null && !asleep;
    }

    /** How often the process was started. */
    public int life() {
        return life;
    }

    /** The peer, or null while the process does not run. */
    public @Nullable Driven peer() {
        return peer;
    }

    /** The device's clock. */
    public long nowMs() {
        return World.EPOCH_MS + world.nowUs() / 1000 + skewMs;
    }

    /** Microseconds since the world began. */
    public long nowUs() {
        return world.nowUs();
    }

    /** Sets how much the clock is ahead; only before the start, as no clock runs backwards. */
    public Host ahead(long ms) {
        skewMs = ms;
        return this;
    }

    /** Starts the process with what the disk holds. */
    public void start() {
        if (peer != null) {
            throw new IllegalStateException("host " + number + " runs");
        }
        life++;
        peer =
                birth.born(
                        disk.records(), world.dice("peer", ((long) number << 20) + life), nowMs());
        world.watch().changed(this, "started");
        give(networks());
    }

    /** Ends the process at once; with {@code wiped}, the disk is lost too. */
    public void crash(boolean wiped) {
        peer = null;
        waiting.clear();
        asleep = false;
        disk.crash();
        if (wiped) {
            disk.wipe();
        }
        world.watch().changed(this, wiped ? "wiped" : "crashed");
    }

    /** Suspends the device: datagrams that arrive are lost, timers do not fire. */
    public void sleep() {
        asleep = true;
        world.watch().changed(this, "asleep");
    }

    public void wake() {
        asleep = false;
        world.watch().changed(this, "awake");
        give(networks());
    }

    /** Takes the device elsewhere, where it has another address. */
    public void move(Site to, boolean told) {
        site.leave(address);
        site = to;
        address = to.admit(this, port);
        world.watch().changed(this, "moved");
        if (told) {
            give(networks());
        }
    }

    /** Gives the peer inputs in one turn. Nothing happens if it is not up. */
    public void give(Input... inputs) {
        for (Input input : inputs) {
            waiting.add(input);
        }
        if (!busy && isUp()) {
            drain();
        }
    }

    private Input networks() {
        return new Input.NetworkChanged(List.of(address));
    }

    void receive(Address from, byte[] bytes) {
        if (isUp()) {
            world.watch().arrived(this, from, bytes);
            give(new Input.Datagram(from, bytes));
        }
    }

    private void drain() {
        busy = true;
        try {
            Driven now = peer;
            do {
                while (now != null && peer != null && !waiting.isEmpty()) {
                    Input input = waiting.remove();
                    world.watch().input(this, input);
                    now.handle(input, nowMs());
                }
                if (now != null) {
                    poll(now);
                }
                now = peer;
            } while (now != null && !waiting.isEmpty());
        } finally {
            busy = false;
        }
    }

    private void poll(Driven now) {
        for (int i = 0; i < OUTPUTS_MAX; i++) {
            if (peer == null) {
                return; // Its owner let it crash in the middle of what it had to say.
            }
            Output output = now.poll(nowMs());
            switch (output) {
                case Output.Wait wait -> {
                    await(wait.untilMs());
                    return;
                }
                case Output.Transmit transmit -> world.send(this, transmit);
                case Output.Save save -> {
                    world.watch().output(this, save);
                    save(save);
                }
                default -> {
                    world.watch().output(this, output);
                    owner.heard(this, output);
                }
            }
        }
        throw new IllegalStateException("host " + number + " never waits");
    }

    private void save(Output.Save save) {
        if (disk.write(save)) {
            int now = life;
            world.after(
                    disk.syncUs(),
                    () -> {
                        if (now == life && peer != null) {
                            give(new Input.Saved(disk.sync()));
                        }
                    });
        }
    }

    /** At most one alarm is ahead: one that is too early goes on to the time that counts. */
    private void await(long untilMs) {
        if (untilMs == Long.MAX_VALUE) {
            dueUs = Long.MAX_VALUE;
            return;
        }
        // A peer that waits for what is past is asked again with the next millisecond.
        long nextMs = Math.max(untilMs, nowMs() + 1);
        dueUs = (nextMs - World.EPOCH_MS - skewMs) * 1000;
        if (dueUs < armedUs) {
            armedUs = dueUs;
            world.at(dueUs, alarm);
        }
    }

    private void ring() {
        if (world.nowUs() != armedUs) {
            return;
        }
        armedUs = Long.MAX_VALUE;
        if (dueUs > world.nowUs()) {
            if (dueUs != Long.MAX_VALUE) {
                armedUs = dueUs;
                world.at(dueUs, alarm);
            }
        } else if (isUp()) {
            give(new Input.Tick());
        }
    }
}
