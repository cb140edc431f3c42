package kith.bridge.processor;

import javax.lang.model.element.Element;

/** A declaration that cannot become a route; told to the person as a compile error at its place. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Element place;

    Unfit(Element place, String message) {
        super(message, null, false, false);
        this.place = place;
    }

    Element place() {
        return place;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
