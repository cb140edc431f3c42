package kith.desktop.webkitgtk.ffm;

/** The one library that is opened by name; all others are among its dependencies. */
final class Libraries {
    static final Native.Library WEBKIT = new Native.Library("libwebkit2gtk-4.1.so.0");

    private Libraries() {}

    static long function(String symbol) {
        return WEBKIT.function(symbol);
    }
}
