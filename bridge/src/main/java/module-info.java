/** Routes between page and device, permissions, and the services behind them. */
module kith.bridge {
    requires com.fasterxml.jackson.core;
    requires static transitive org.jspecify;

    exports kith.bridge;
    exports kith.bridge.app;
    exports kith.bridge.application;
    exports kith.bridge.codec;
    exports kith.bridge.debug;
    exports kith.bridge.dns;
    exports kith.bridge.fs;
    exports kith.bridge.manifest;
    exports kith.bridge.net;
    exports kith.bridge.os;
    exports kith.bridge.pack;
    exports kith.bridge.permission;
    exports kith.bridge.process;
    exports kith.bridge.tls;
    exports kith.bridge.window;
}
