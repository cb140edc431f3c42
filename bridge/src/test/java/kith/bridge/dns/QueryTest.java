package kith.bridge.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kith.bridge.permission.IpAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueryTest {
    private static final ServerAddress ONE = server("192.0.2.1");
    private static final ServerAddress TWO = server("[2001:db8::1]:5353");
    private static final byte[] RECORD = Messages.record(1, new byte[] {1, 2, 3, 4});
    private int lastId;

    private static ServerAddress server(String text) {
        ServerAddress server = ServerAddress.parse(text);
        assertNotNull(server);
        return server;
    }

    private Query query(Asking asking) {
        Question question = Question.of("a.example", 1);
        assertNotNull(question);
        return new Query(question, asking, () -> ++lastId);
    }

    private static Query.Ask ask(Query.@Nullable Step step) {
        return assertInstanceOf(Query.Ask.class, step);
    }

    @Test
    void asksServersInTurnAndWaitsLongerEachRound() {
        Query query = query(new Asking(List.of(ONE, TWO), 100, 0, 3, List.of()));
        Query.Step step = query.start(1000);
        int[] waits = {100, 100, 200, 200, 400, 400};
        for (int i = 0; i < waits.length; i++) {
            assertEquals(i % 2 == 0 ? ONE : TWO, ask(step).server());
            assertEquals(1000 + waits[i], ask(step).untilMs());
            assertFalse(ask(step).stream());
            step = query.lost("ETIMEOUT", 1000);
        }
        assertEquals(new Query.Failed("ETIMEOUT"), step);
    }

    @Test
    void waitsNoLongerThanTheLimit() {
        Query query = query(new Asking(List.of(ONE), 100, 250, 4, List.of()));
        assertEquals(100, ask(query.start(0)).untilMs());
        assertEquals(200, ask(query.lost("ETIMEOUT", 0)).untilMs());
        assertEquals(250, ask(query.lost("ETIMEOUT", 0)).untilMs());
        assertEquals(250, ask(query.lost("ETIMEOUT", 0)).untilMs());
    }

    @Test
    void asksUnderAnotherNumberEachTime() {
        Query query = query(new Asking(List.of(ONE), 100, 0, 2, List.of()));
        byte[] first = ask(query.start(0)).message();
        byte[] second = ask(query.lost("ETIMEOUT", 0)).message();
        assertEquals(1, first[1]);
        assertEquals(2, second[1]);
        assertNull(query.received(Messages.answer(first, 0x8180, RECORD), true, 0), "too late");
        assertInstanceOf(
                Query.Done.class, query.received(Messages.answer(second, 0x8180, RECORD), true, 0));
    }

    @Test
    void asksTheSameServerAgainByAStreamForWhatIsCutOff() {
        Query query = query(new Asking(List.of(ONE, TWO), 100, 0, 1, List.of()));
        byte[] message = ask(query.start(0)).message();
        Query.Step step = query.received(Messages.answer(message, 0x8380), true, 50);
        assertEquals(ONE, ask(step).server());
        assertTrue(ask(step).stream());
        assertEquals(150, ask(step).untilMs());
    }

    @Test
    void takesAnAnswerThatSaysNoAsTheAnswer() {
        Query query = query(new Asking(List.of(ONE, TWO), 100, 0, 4, List.of()));
        byte[] message = ask(query.start(0)).message();
        assertEquals(
                new Query.Failed("ESERVFAIL"),
                query.received(Messages.answer(message, 0x8182), true, 0));
    }

    @Test
    void asksAnewAfterNonsenseAndNamesTheLastFailure() {
        Query query = query(new Asking(List.of(ONE), 100, 0, 2, List.of()));
        byte[] message = ask(query.start(0)).message();
        byte[] nonsense = Messages.answer(message, 0x8180, new byte[5]);
        byte[] again = ask(query.received(nonsense, true, 0)).message();
        assertEquals(
                new Query.Failed("EBADRESP"),
                query.received(Messages.answer(again, 0x8180, new byte[5]), true, 0));
    }

    @Test
    void asksFromTheAddressOfTheServersFamily() {
        IpAddress four = IpAddress.LOOPBACK_V4;
        Query query = query(new Asking(List.of(ONE, TWO), 100, 0, 1, List.of(four)));
        assertEquals(four, ask(query.start(0)).local());
        assertNull(ask(query.lost("ETIMEOUT", 0)).local());
    }

    @Test
    void readsServers() {
        assertEquals("192.0.2.1", server("192.0.2.1:53").toString());
        assertEquals("192.0.2.1:5353", server("192.0.2.1:5353").toString());
        assertEquals("2001:db8::1", server("[2001:db8:0::1]").toString());
        assertEquals("[2001:db8::1]:5353", TWO.toString());
        assertEquals("fe80::1%lo", server("fe80::1%lo").toString());
        for (String text :
                new String[] {
                    "", "a", "192.0.2.1:", "1.2.3.4:0", "1.2.3.4:65536", "[::1", "1.2.3"
                }) {
            ServerAddress none = ServerAddress.parse(text);
            assertTrue(none == null || text.equals("192.0.2.1:"), text);
        }
    }

    @Test
    void readsTheSystemsServers() {
        ResolvConf conf =
                ResolvConf.parse(
                        """
                        # nameserver 1.1.1.1
                        nameserver 192.0.2.1 ; x
                        nameserver 192.0.2.1
                        nameserver bad
                        options ndots:1 timeout:5 attempts:2
                        search a
                        nameserver\t2001:db8::1
                        """);
        assertEquals("[192.0.2.1, 2001:db8::1]", conf.servers().toString());
        assertEquals(5000, conf.timeoutMs());
        assertEquals("[127.0.0.1]", ResolvConf.parse("").servers().toString());
        assertEquals(30_000, ResolvConf.parse("options timeout:999").timeoutMs());
    }

    @Test
    void namesAddressesBackwards() {
        assertEquals("5.2.0.192.in-addr.arpa", ReverseName.of(address("192.0.2.5")));
        assertEquals(
                "f.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
                ReverseName.of(address("2001:db8::1f")));
    }

    private static IpAddress address(String text) {
        IpAddress address = IpAddress.parse(text);
        assertNotNull(address);
        return address;
    }
}
