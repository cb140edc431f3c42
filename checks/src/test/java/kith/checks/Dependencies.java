package kith.checks;

import java.util.List;

/** The table "forbidden dependency -> why". To add a rule is to add a row. */
final class Dependencies {

    private static final String A_FOREIGN =
            "package %s; class A { java.lang.foreign.Arena arena; }";

    /**
     * In the order of the modules: general rules, then what net, sim, bridge, system, page and so
     * on not do.
     */
    static final List<Forbidden> TABLE =
            List.of(
                    new Forbidden(
                            "kith.. ..ffm..",
                            "java.lang.foreign..",
                            "native calls are kept in ffm packages, one class per native library",
                            List.of(A_FOREIGN.formatted("kith.desktop.webkitgtk"))),
                    new Forbidden(
                            "..ffm..",
                            "kith.bridge.. kith.page.. kith.desktop.engine.. kith.cli..",
                            "bindings are typed calls without logic, so they know no one else",
                            List.of(
                                    "package kith.cli; public class B {}",
                                    "package kith.system.ffm; class A { kith.cli.B b; }")),
                    new Forbidden(
                            "kith..",
                            "com.sun.net.httpserver..",
                            "no listening port: nothing on the machine may reach the bridge",
                            List.of(
                                    "package kith.desktop;"
                                            + " class A { com.sun.net.httpserver.HttpServer s; }")),
                    new Forbidden(
                            "kith.. kith.bridge.. kith.cli.node.. kith.desktop.instance..",
                            "java.net.ServerSocket java.nio.channels.ServerSocketChannel",
                            "no listening port but those an app opens through the bridge"
                                    + " (kith.cli.node, kith.desktop.instance: a Unix socket in a folder of"
                                    + " mode 0700)",
                            List.of("package kith.cli; class A { java.net.ServerSocket s; }")),
                    new Forbidden(
                            "kith..",
                            "java.io.ObjectInputStream",
                            "bytes from strangers are parsed, never turned into objects",
                            List.of(
                                    "package kith.bridge; class A { java.io.ObjectInputStream i; }")),
                    new Forbidden(
                            "kith.net..",
                            "java.nio.channels.. java.nio.file.. java.io.File java.net.."
                                    + " java.util.concurrent.. java.lang.Thread java.time.."
                                    + " java.util.logging.. java.lang.foreign..",
                            "the protocol is a pure state machine: time, randomness, storage and"
                                    + " sockets come to it from outside",
                            List.of("package kith.net.link; class A { java.net.Socket s; }")),
                    new Forbidden(
                            "kith.net..",
                            "java.lang.System#currentTimeMillis java.lang.System#nanoTime"
                                    + " java.lang.Math#random java.lang.System#identityHashCode",
                            "the same seed gives the same trace",
                            List.of("package kith.net; class A { long t = System.nanoTime(); }")),
                    new Forbidden(
                            "kith.net..",
                            "kith.node.. kith.sim.. kith.bridge.. kith.system.. kith.desktop.."
                                    + " kith.cli..",
                            "net is the core that others drive",
                            List.of(
                                    "package kith.bridge; public class B {}",
                                    "package kith.net; class A { kith.bridge.B b; }")),
                    new Forbidden(
                            "kith.sim..",
                            "java.nio.channels.. java.nio.file.. java.io.File java.net.."
                                    + " java.util.concurrent.. java.lang.Thread java.time..",
                            "a simulated world has its own network, its own disks and one thread",
                            List.of("package kith.sim; class A { java.net.Socket s; }")),
                    new Forbidden(
                            "kith.sim..",
                            "java.lang.System#currentTimeMillis java.lang.System#nanoTime"
                                    + " java.lang.Math#random java.lang.System#identityHashCode",
                            "the same seed gives the same trace",
                            List.of("package kith.sim; class A { long t = System.nanoTime(); }")),
                    new Forbidden(
                            "kith.sim..",
                            "java.lang.Math#exp java.lang.Math#log java.lang.Math#pow",
                            "compilers may round these differently: StrictMath never does",
                            List.of("package kith.sim; class A { double d = Math.exp(1); }")),
                    new Forbidden(
                            "kith.sim..",
                            "kith.node.. kith.bridge.. kith.system.. kith.page.. kith.desktop.."
                                    + " kith.cli..",
                            "sim drives the core alone, as the node does on a real network",
                            List.of(
                                    "package kith.desktop; public class B {}",
                                    "package kith.sim; class A { kith.desktop.B b; }")),
                    new Forbidden(
                            "kith.node..",
                            "java.lang.foreign.. java.lang.Thread#ofVirtual"
                                    + " java.lang.Thread#startVirtualThread"
                                    + " java.net.UnixDomainSocketAddress",
                            "node also runs on Android, which has none of these",
                            List.of(
                                    A_FOREIGN.formatted("kith.node.ffm"),
                                    "package kith.node; class A { Object o = Thread.ofVirtual(); }")),
                    new Forbidden(
                            "kith.node..",
                            "kith.bridge.. kith.system.. kith.page.. kith.desktop.. kith.sim.."
                                    + " kith.cli..",
                            "node runs without an app and without a person at a terminal",
                            List.of(
                                    "package kith.bridge; public class B {}",
                                    "package kith.node; class A { kith.bridge.B b; }")),
                    new Forbidden(
                            "kith.bridge..",
                            "java.lang.foreign..",
                            "bridge also runs on Android, which has no java.lang.foreign",
                            List.of(A_FOREIGN.formatted("kith.bridge.ffm"))),
                    new Forbidden(
                            "kith.bridge..",
                            "java.lang.Thread#ofVirtual java.lang.Thread#startVirtualThread"
                                    + " java.util.concurrent.Executors#newVirtualThreadPerTaskExecutor",
                            "bridge also runs on Android, which has no virtual threads",
                            List.of(
                                    "package kith.bridge; class A { Object o = Thread.ofVirtual(); }")),
                    new Forbidden(
                            "kith.bridge..",
                            "kith.system.. kith.page.. kith.desktop.. kith.cli.. java.awt.."
                                    + " java.net.http..",
                            "bridge is the portable part: platforms come to it as interfaces",
                            List.of(
                                    "package kith.system; public class B {}",
                                    "package kith.bridge.fs; class A { kith.system.B b; }")),
                    new Forbidden(
                            "kith.system..",
                            "kith.page.. kith.desktop.. kith.cli..",
                            "system implements interfaces of bridge and node and knows no window",
                            List.of(
                                    "package kith.desktop; public class B {}",
                                    "package kith.system; class A { kith.desktop.B b; }")),
                    new Forbidden(
                            "kith.page..",
                            "kith.bridge.. kith.system.. kith.desktop.. kith.cli..",
                            "page is what is served, not who serves it",
                            List.of(
                                    "package kith.bridge; public class B {}",
                                    "package kith.page; class A { kith.bridge.B b; }")),
                    new Forbidden(
                            "kith.desktop..",
                            "kith.net..",
                            "the network reaches a page only through a route of bridge",
                            List.of(
                                    "package kith.net; public class B {}",
                                    "package kith.desktop; class A { kith.net.B b; }")),
                    new Forbidden(
                            "kith.desktop.engine..",
                            "kith.desktop.webkitgtk.. kith.desktop.wkwebview.."
                                    + " kith.desktop.webview2..",
                            "an engine implements kith.desktop.engine, which knows none of them",
                            List.of(
                                    "package kith.desktop.webkitgtk; public class B {}",
                                    "package kith.desktop.engine;"
                                            + " class A { kith.desktop.webkitgtk.B b; }")),
                    new Forbidden(
                            "kith.. kith.cli..",
                            "kith.cli..",
                            "commands use the modules, never the other way round",
                            List.of(
                                    "package kith.cli; public class B {}",
                                    "package kith.desktop; class A { kith.cli.B b; }")),
                    new Forbidden(
                            "kith.. kith.cli..",
                            "kith.cli.pack.. info.picocli.. picocli..",
                            "packagers and the command line are never part of an app's image",
                            List.of(
                                    "package kith.cli.pack; public class B {}",
                                    "package kith.desktop; class A { kith.cli.pack.B b; }")));

    private Dependencies() {}
}
