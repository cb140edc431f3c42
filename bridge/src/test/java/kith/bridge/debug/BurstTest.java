package kith.bridge.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.List;
import kith.bridge.Bridge;
import kith.bridge.Mode;
import kith.bridge.RouteInfo;
import kith.bridge.Session;
import org.junit.jupiter.api.Test;

class BurstTest {
    private static final int ORDER_BYTES = 13;

    private static ByteBuffer events(int count, int size) {
        DebugDispatch dispatch = new DebugDispatch(new DebugRoutes());
        int id = 0;
        for (RouteInfo route : dispatch.routes()) {
            id = route.name().equals("debug.events") ? route.id() : id;
        }
        ByteBuffer batch = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        batch.putInt(15).put((byte) 1).putInt(1).putShort((short) id).putInt(count).putInt(size);
        return batch.flip();
    }

    @Test
    void sendsAllEventsInOrderThroughTheBackPressure() {
        Session session =
                Bridge.builder()
                        .add(new DebugDispatch(new DebugRoutes()))
                        .build()
                        .open(anyOf -> {});
        int count = 20_000;
        int size = 1000; // 20 MB: five times what may wait
        ArrayDeque<ByteBuffer> answers = new ArrayDeque<>();
        session.exchange(1, events(count, size), Mode.SLOT, answers::add);
        int next = 0;
        boolean ended = false;
        while (!ended) {
            ByteBuffer answer = answers.remove().order(ByteOrder.LITTLE_ENDIAN);
            assertEquals(4, answer.get(answer.position() + 4), "an ORDER frame");
            int at = answer.position() + ORDER_BYTES;
            while (at < answer.limit()) {
                ended = answer.get(at + 4) == 1;
                if (!ended) {
                    assertEquals(size, answer.getInt(at + 9));
                    assertEquals(next++, answer.getInt(at + 13));
                }
                at += 4 + answer.getInt(at);
            }
            session.exchange(1, ByteBuffer.allocate(0), Mode.SLOT, answers::add);
        }
        assertEquals(count, next);
        assertTrue(answers.isEmpty());
    }

    @Test
    void refusesSizesOutsideTheirRange() {
        Session session =
                Bridge.builder()
                        .add(new DebugDispatch(new DebugRoutes()))
                        .build()
                        .open(anyOf -> {});
        for (ByteBuffer batch :
                List.of(events(-1, 0), events(1, -1), events(1, DebugRoutes.EVENT_BYTES_MAX + 1))) {
            ArrayDeque<ByteBuffer> answers = new ArrayDeque<>();
            session.exchange(1, batch, Mode.SLOT, answers::add);
            ByteBuffer answer = answers.remove();
            assertEquals(2, answer.get(answer.position() + ORDER_BYTES + 4), "an ERROR frame");
        }
    }
}
