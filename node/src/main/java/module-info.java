/** The protocol on real UDP: sockets, a store of files, keys, and peers on the local network. */
module kith.node {
    requires transitive kith.net;
    requires static org.jspecify;

    exports kith.node;
    exports kith.node.lan;
}
