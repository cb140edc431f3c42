package kith.sim.check;

/** Something that must hold in the world does not: a defect of a peer, or of the world. */
public final class Violation extends RuntimeException {

    private final String text;

    public Violation(String what, long atUs) {
        super(what);
        this.text = "after " + atUs / 1000 + " ms: " + what;
    }

    /** When and what. */
    public String text() {
        return text;
    }
}
