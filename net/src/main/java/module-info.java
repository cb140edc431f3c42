/** The peer-to-peer protocol as a pure state machine: no sockets, files, threads or clocks. */
module kith.net {
    requires org.bouncycastle.provider;
    requires static transitive org.jspecify;

    exports kith.net;
    exports kith.net.content;
    exports kith.net.crypto;
    exports kith.net.discovery;
    exports kith.net.envelope;
    exports kith.net.group;
    exports kith.net.lan;
    exports kith.net.link;
    exports kith.net.mailbox;
    exports kith.net.person;
    exports kith.net.stream;
    exports kith.net.sync;
    exports kith.net.topic;
    exports kith.net.trace;
    exports kith.net.wire;
}
