package kith.sim.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.topic.MessageId;
import kith.net.wire.Writer;
import kith.sim.Host;
import kith.sim.Owner;
import kith.sim.World;
import kith.sim.check.Violation;
import org.jspecify.annotations.Nullable;

/** Ten members of a topic each ask 500 others, over lossy lines, while members come and go. */
final class Query implements Scenario {

    private static final int ASKERS = 10;

    /** As many as one query may ask. */
    private static final int ASKED = 500;

    /** Every second asker is content with so many. */
    private static final int ENOUGH = 50;

    private static final int TIME_MS = 10_000;
    private static final long INTERVAL_US = 20_000_000;

    /** A small answer: a name, a price, a place. */
    private static final int ANSWER_BYTES = 100;

    /** Who ends in these seconds takes the answers of others along. */
    private static final double ASKED_MIN = 0.99;

    private static final double ANSWERED_MIN = 0.98;

    /** What a member asked before it ended is asked again by others, in its stead. */
    private static final double OVERSHOOT_MAX = 1.05;

    /** The bytes of so long before and after a question are compared. */
    private static final long COMPARED_US = 2_000_000;

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String about() {
        return "members of a topic ask 500 of 2000, and hear their answers";
    }

    @Override
    public List<String> takes() {
        return List.of("peers", "loss", "churn");
    }

    @Override
    public void play(Play play) {
        Options options = play.options();
        Crowd crowd = new Crowd(play.crowd(), options.peers(2000), options.loss(0.05));
        crowd.gather(crowd.open());
        play.said("all have joined", crowd.stage());
        World world = crowd.world();
        Id topic = crowd.topicId();
        Hall hall = new Hall(crowd, topic);
        long untilUs = world.nowUs() + (ASKERS + 1) * INTERVAL_US;
        crowd.churn(options.churn(0.01), ASKERS, untilUs);
        for (int i = 0; i < Math.min(ASKERS, crowd.count()); i++) {
            world.run(world.nowUs() + INTERVAL_US - COMPARED_US);
            long bytesBefore = world.figures().datagramBytes();
            world.run(world.nowUs() + COMPARED_US);
            hall.ask(world.hosts().get(i), i % 2 == 0 ? ASKED : ENOUGH, bytesBefore);
        }
        world.run(world.nowUs() + INTERVAL_US);
        hall.judge(play);
    }

    /** Asks, answers and counts. */
    private static final class Hall implements Owner {
        private final Crowd crowd;
        private final World world;
        private final Id topic;
        private final List<Asked> queries = new ArrayList<>();

        /** One query: who was asked, who was heard, and what it cost until the next. */
        private final class Asked {
            final int enough;
            final int alive = crowd.alive() - 1;
            final long atUs = world.nowUs();
            final Set<Long> asked = new LinkedHashSet<>();
            final Set<Integer> heard = new LinkedHashSet<>();
            final List<Long> latenciesMs = new ArrayList<>();

            /** IP bytes of the first seconds, less those of as many seconds before. */
            long bytes;

            Output.@Nullable QueryEnded ended;

            Asked(int enough) {
                this.enough = enough;
            }
        }

        Hall(Crowd crowd, Id topic) {
            this.crowd = crowd;
            this.world = crowd.world();
            this.topic = topic;
            crowd.stage().alsoTell(this);
        }

        void ask(Host host, int enough, long bytesBefore) {
            int number = queries.size();
            Asked query = new Asked(enough);
            long bytesNow = world.figures().datagramBytes();
            queries.add(query);
            byte[] question = new Writer(1).u8(number).toBytes();
            host.give(new Input.Query(number, topic, question, ASKED, enough, TIME_MS));
            world.after(
                    COMPARED_US,
                    () ->
                            query.bytes =
                                    world.figures().datagramBytes() - 2 * bytesNow + bytesBefore);
        }

        @Override
        public void heard(Host host, Output output) {
            switch (output) {
                case Output.Question question -> answer(host, question);
                case Output.Answer answer -> heard(answer);
                case Output.QueryEnded end -> queries.get((int) end.ticket()).ended = end;
                default -> crowd.heard(host, output);
            }
        }

        private void answer(Host host, Output.Question question) {
            Asked query = queries.get(question.question()[0]);
            long life = (long) host.life() << 32 | host.number();
            if (!query.asked.add(life)) {
                throw new Violation("host " + host.number() + " was asked twice", world.nowUs());
            }
            MessageId id = question.query();
            host.give(new Input.Answer(topic, id, content(host.number(), question.question()[0])));
        }

        private static byte[] content(int host, int query) {
            return new Writer(ANSWER_BYTES)
                    .u32(host)
                    .u8(query)
                    .bytes(new byte[ANSWER_BYTES - 5])
                    .toBytes();
        }

        private void heard(Output.Answer answer) {
            Asked query = queries.get((int) answer.ticket());
            byte[] content = answer.content();
            int from = (content[2] & 0xff) << 8 | (content[3] & 0xff);
            boolean said =
                    Arrays.equals(content, content(from, (int) answer.ticket()))
                            && query.asked.stream().anyMatch(life -> life.intValue() == from);
            if (!said) {
                throw new Violation("an answer that nobody gave", world.nowUs());
            }
            query.heard.add(from);
            query.latenciesMs.add((world.nowUs() - query.atUs) / 1000);
        }

        void judge(Play play) {
            for (int i = 0; i < queries.size(); i++) {
                Asked query = queries.get(i);
                Output.QueryEnded end = query.ended;
                int most = Math.min(ASKED, query.alive);
                List<Long> sorted = query.latenciesMs.stream().sorted().toList();
                play.note(
                        String.format(
                                Locale.ROOT,
                                "query %d: %d of %d asked, %d answers, median %d ms, last %d ms,"
                                        + " %.0f IP bytes for each who was asked",
                                i + 1,
                                query.asked.size(),
                                most,
                                query.heard.size(),
                                sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2),
                                sorted.isEmpty() ? 0 : sorted.getLast(),
                                (double) query.bytes / Math.max(1, query.asked.size())));
                judge(query, end, most);
            }
        }

        private void judge(Asked query, Output.@Nullable QueryEnded end, int most) {
            boolean all = query.enough >= most;
            int wanted = Math.min(query.enough, (int) (ANSWERED_MIN * query.asked.size()));
            boolean few = query.heard.size() < wanted;
            boolean fewAsked = all && query.asked.size() < ASKED_MIN * most;
            boolean many =
                    query.asked.size() > OVERSHOOT_MAX * ASKED || query.heard.size() > query.enough;
            if (end == null || few || fewAsked || many) {
                throw new Violation(
                        query.asked.size()
                                + " asked, "
                                + query.heard.size()
                                + " answers of "
                                + query.enough
                                + (end == null ? ", without end" : ""),
                        world.nowUs());
            }
        }
    }
}
