package kith.sim.scenario;

import java.util.List;

/** The same as {@link Broadcast}, the way the predecessor did it: to compare with. */
final class Predecessor implements Scenario {

    @Override
    public String name() {
        return "predecessor";
    }

    @Override
    public String about() {
        return "broadcast as the predecessor did it, to compare with";
    }

    @Override
    public List<String> takes() {
        return List.of("peers", "loss", "churn");
    }

    @Override
    public void play(Play play) {
        Options options = play.options();
        int count = options.peers(10_000);
        FloodPeers peers = new FloodPeers(options.seed(), count);
        Crowd crowd = new Crowd(play.crowd(peers), count, options.loss(0.05));
        crowd.countPayloadsFrom(Crowd.CONTENT_BYTES);
        crowd.gather(crowd.open());
        Broadcast.speak(play, crowd, options);
        Broadcast.note(play, crowd, Broadcast.WARM_UP);
    }
}
