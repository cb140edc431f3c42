package kith.net.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import kith.net.crypto.Vectors;
import kith.net.crypto.Vectors.Vector;
import org.junit.jupiter.api.Test;

/** The layouts of the frames, byte by byte, as somebody else wrote them. */
class StreamVectorsTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void writesTheFramesOfTheVectors() {
        for (Vector vector : Vectors.of("stream.json", "write")) {
            Connection connection = new Connection(true, ConnectionBounds.usual());
            for (String step : vector.text("do").split("; ")) {
                perform(connection, step.split(" "));
            }
            byte[] packet = new byte[1162];
            int length = connection.fill(0, packet, packet.length, 1000L);
            assertEquals(vector.text("plain"), HEX.formatHex(packet, 0, length), vector::toString);
        }
    }

    @Test
    void readsTheFramesOfTheVectors() {
        for (Vector vector : Vectors.of("stream.json", "read")) {
            assertEquals(vector.text("events"), read(vector.bytes("plain")), vector::toString);
        }
    }

    @Test
    void refusesTheFramesOfTheVectors() {
        for (Vector vector : Vectors.of("stream.json", "refuse")) {
            String expected = "rejected " + vector.text("reason");
            assertEquals(expected, read(vector.bytes("plain")), vector::toString);
        }
    }

    @Test
    void acknowledgesAsTheVectorsDo() {
        for (Vector vector : Vectors.of("stream.json", "acknowledge")) {
            Acknowledgements acks = new Acknowledgements();
            for (String range : vector.text("received").split(" ")) {
                int dash = range.indexOf('-');
                long last = Long.parseLong(range.substring(dash + 1));
                for (long n = Long.parseLong(range.substring(0, dash)); n <= last; n++) {
                    acks.received(n, true, false, 1000);
                }
            }
            byte[] packet = new byte[1162];
            PacketWriter writer = new PacketWriter();
            writer.begin(packet, packet.length);
            acks.write(writer, 1000 + Long.parseLong(vector.text("delay")));
            String written = HEX.formatHex(packet, 0, writer.length());
            assertEquals(vector.text("plain"), written, vector::toString);
        }
    }

    private static String read(byte[] plain) {
        Connection connection = new Connection(true, ConnectionBounds.usual());
        connection.receive(0, plain, 1000);
        List<String> events = new ArrayList<>();
        ConnectionEvent event;
        while ((event = connection.poll()) != null) {
            events.add(text(event));
        }
        return String.join("; ", events);
    }

    private static String text(ConnectionEvent event) {
        return switch (event) {
            case ConnectionEvent.Posted(byte[] bytes) -> "posted " + HEX.formatHex(bytes);
            case ConnectionEvent.Caught(byte[] bytes) -> "caught " + HEX.formatHex(bytes);
            case ConnectionEvent.Read(long stream, byte[] bytes, boolean last) ->
                    "read " + stream + " " + HEX.formatHex(bytes) + (last ? " last" : " more");
            case ConnectionEvent.Broken(long stream, long code) -> "broken " + stream + " " + code;
            case ConnectionEvent.Rejected(var reason, int bytes) -> "rejected " + reason;
            default -> event.toString();
        };
    }

    private static void perform(Connection connection, String[] step) {
        switch (step[0]) {
            case "post" -> connection.post(HEX.parseHex(step[1]));
            case "throw" -> connection.throwDatagram(HEX.parseHex(step[1]));
            case "ping" -> connection.ping();
            case "open" -> connection.open();
            case "finish" -> connection.finish(Long.parseLong(step[1]));
            case "reset" -> connection.reset(Long.parseLong(step[1]), Long.parseLong(step[2]));
            case "write" -> {
                byte[] bytes = HEX.parseHex(step[2]);
                connection.write(Long.parseLong(step[1]), bytes, 0, bytes.length);
            }
            default -> throw new IllegalArgumentException(step[0]);
        }
    }
}
