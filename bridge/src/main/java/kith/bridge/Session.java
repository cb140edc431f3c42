package kith.bridge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import kith.bridge.codec.Reject;
import kith.bridge.codec.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * One load of a page: its token, its channels, its handles. The host opens one at each load and
 * closes the one before. Safe to use from any thread.
 */
public final class Session {
    private final Bridge bridge;
    private final String token;
    private final Rights rights;
    private final Handles handles = new Handles(this);

    /** The least recently used first. */
    private final Map<Long, Channel> channels = new LinkedHashMap<>(16, 0.75f, true);

    private @Nullable CompletableFuture<@Nullable Void> closing;

    Session(Bridge bridge, String token, Rights rights) {
        this.bridge = bridge;
        this.token = token;
        this.rights = rights;
    }

    /** 128 random bits as 32 hexadecimal digits. */
    public String token() {
        return token;
    }

    /** Whether a request carries this session's token; takes the same time for every wrong one. */
    public boolean matches(@Nullable String claimed) {
        return claimed != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        claimed.getBytes(StandardCharsets.UTF_8));
    }

    public Rights rights() {
        return rights;
    }

    /**
     * The rights as the class that routes of one namespace need, for instance to look up paths.
     *
     * @throws ClassCastException if the host opened the session with something else
     */
    public <T extends Rights> T rights(Class<T> type) {
        return type.cast(rights);
    }

    public Handles handles() {
        return handles;
    }

    /**
     * Takes in one request. Immediate routes run before this returns, on this thread, which is the
     * interface thread; everything else goes on by itself.
     *
     * @param channelId names the JavaScript context, 1 to 2^53-1, chosen by it at random
     * @param batch the frames between position and limit; must not be changed afterwards
     * @param reply gets the answer, exactly once, whatever the request was
     */
    public void exchange(long channelId, ByteBuffer batch, Mode mode, Reply reply) {
        Channel channel = null;
        Reject refusal = null;
        synchronized (channels) {
            if (closing != null) {
                refusal = Reject.CLOSED;
            } else if (channelId < 1 || channelId > WireReader.SAFE_INTEGER_MAX) {
                refusal = Reject.CHANNEL_ID;
            } else {
                channel = channel(channelId);
            }
        }
        if (channel != null) {
            channel.exchange(batch, mode, reply);
            return;
        }
        Reject reason = refusal == null ? Reject.CHANNELS : refusal;
        count(reason);
        reply.send(
                Frames.refusal(
                        reason == Reject.CLOSED ? Faults.closed() : Faults.malformed(reason)));
    }

    /**
     * Ends the session: calls are cancelled, open exchanges are answered with nothing, handles are
     * closed by threads of their own.
     *
     * @return complete when all handles are closed; one that hangs (a dead network folder) delays
     *     it
     */
    public CompletableFuture<?> close() {
        List<Channel> open;
        CompletableFuture<@Nullable Void> done;
        synchronized (channels) {
            if (closing != null) {
                return closing;
            }
            done = new CompletableFuture<>();
            closing = done;
            open = new ArrayList<>(channels.values());
            channels.clear();
        }
        for (Channel channel : open) {
            channel.close();
        }
        bridge.forget(this);
        return handles.closeAll(done);
    }

    /** Forgets the channel of a JavaScript context that has ended, with all it left behind. */
    void end(Channel channel) {
        synchronized (channels) {
            channels.values().remove(channel);
        }
        channel.close();
    }

    /** Whether no call waits for its answer; subscriptions, which wait for ever, do not count. */
    public boolean quiet() {
        synchronized (channels) {
            for (Channel channel : channels.values()) {
                if (!channel.quiet()) {
                    return false;
                }
            }
        }
        return true;
    }

    Call.@Nullable Target target(int route) {
        return bridge.target(route);
    }

    boolean submit(Call call) {
        return bridge.submit(call.route().lane(), call);
    }

    boolean submit(Lane lane, Runnable task) {
        return bridge.submit(lane, task);
    }

    Executor interfaceThread() {
        return bridge.interfaceThread();
    }

    void count(Reject reason) {
        bridge.count(reason);
    }

    void failed(String what, Throwable error) {
        bridge.diagnostics()
                .failed(what, error.getClass().getName(), Arrays.asList(error.getStackTrace()));
    }

    /** Finds or opens a channel and announces the exchange to it; null when there are too many. */
    private @Nullable Channel channel(long id) {
        Channel channel = channels.get(id);
        if (channel == null) {
            if (channels.size() >= Bounds.CHANNELS_MAX) {
                forgetOneIdle();
            }
            if (channels.size() >= Bounds.CHANNELS_MAX) {
                return null;
            }
            channel = new Channel(this);
            channels.put(id, channel);
        }
        channel.enter();
        return channel;
    }

    /**
     * When the room is needed, the channel that has been idle longest is forgotten. Should it come
     * back, it begins anew.
     */
    private void forgetOneIdle() {
        for (Iterator<Channel> all = channels.values().iterator(); all.hasNext(); ) {
            if (all.next().idle()) {
                all.remove();
                return;
            }
        }
    }
}
