package kith.desktop;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import kith.bridge.application.Launched;
import kith.bridge.permission.Grant;
import kith.desktop.instance.InstanceSocket;
import kith.desktop.instance.Offer;
import kith.desktop.instance.Start;
import org.jspecify.annotations.Nullable;

/** Lets later starts of the app in this profile reach the instance that runs. */
final class Instances {
    /** 1 s: by then the first window is there, which this must not delay. */
    static final long LISTEN_AFTER_MS = 1_000;

    /** 4 s for the interface thread; who asks waits no longer than 5. */
    private static final long TAKE_MS = 4_000;

    private final RunningApp running;
    private final Launch launch;
    private final Path profile;
    private @Nullable InstanceSocket socket;
    private boolean closed;

    /**
     * @param profile the folder of the profile that this process holds
     */
    Instances(RunningApp running, Launch launch, Path profile) {
        this.running = running;
        this.launch = launch;
        this.profile = profile;
    }

    /** Begins to listen, on another thread. */
    void listen() {
        if (launch.purpose() instanceof Launch.Use) {
            Thread thread = new Thread(this::open, "kith-instance");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private synchronized void open() {
        if (closed) {
            return;
        }
        try {
            socket = InstanceSocket.listen(System.getenv(), profile, this::take);
        } catch (IOException e) {
            running.terminal().say("later starts cannot reach this one: " + e.getMessage());
        }
    }

    private boolean take(Start start) {
        boolean same = start.app().equals(running.app().root().toString());
        if (!same && !(start.packaged() && launch.seal() != null)) {
            return false;
        }
        Launched launched;
        try {
            launched =
                    LaunchWords.launched(
                            running.app().manifest(), Path.of(start.folder()), start.arguments());
        } catch (InvalidPathException e) {
            return false;
        }
        List<Grant> named = running.access().named(launched);
        Offer offer = new Offer(() -> running.launched(launched, named));
        running.engine().post(offer);
        return offer.await(TAKE_MS);
    }

    /** Hands {@code launch} to the instance that holds the profile; whether it took it. */
    static boolean tell(Path profile, Launch launch, Path here) {
        if (!(launch.purpose() instanceof Launch.Use)) {
            return false;
        }
        try {
            String app = launch.app().toRealPath().toString();
            boolean packaged = launch.seal() != null;
            Start start = new Start(app, packaged, here.toString(), launch.arguments());
            return InstanceSocket.tell(System.getenv(), profile, start);
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes no more starts. */
    synchronized void close() {
        closed = true;
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // What is left of it the next instance deletes.
        }
    }
}
