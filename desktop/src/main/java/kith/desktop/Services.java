package kith.desktop;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kith.bridge.Bridge;
import kith.bridge.Diagnostics;
import kith.bridge.Session;
import kith.bridge.application.ApplicationDispatch;
import kith.bridge.application.ApplicationPort;
import kith.bridge.application.ApplicationRoutes;
import kith.bridge.application.LaunchQueue;
import kith.bridge.application.Theme;
import kith.bridge.codec.Reject;
import kith.bridge.debug.DebugDispatch;
import kith.bridge.debug.DebugRoutes;
import kith.bridge.dns.DnsDispatch;
import kith.bridge.dns.DnsRoutes;
import kith.bridge.fs.Disk;
import kith.bridge.fs.FileDispatch;
import kith.bridge.fs.FileRoutes;
import kith.bridge.fs.FolderDispatch;
import kith.bridge.fs.FolderRoutes;
import kith.bridge.fs.FsDispatch;
import kith.bridge.fs.FsRoutes;
import kith.bridge.fs.HostFiles;
import kith.bridge.fs.LocalPaths;
import kith.bridge.net.DgramDispatch;
import kith.bridge.net.DgramRoutes;
import kith.bridge.net.NetDispatch;
import kith.bridge.net.NetRoutes;
import kith.bridge.net.Network;
import kith.bridge.os.LinuxSystem;
import kith.bridge.os.OsDispatch;
import kith.bridge.os.OsRoutes;
import kith.bridge.os.Priorities;
import kith.bridge.process.ProcessDispatch;
import kith.bridge.process.ProcessRoutes;
import kith.bridge.process.StandardStream;
import kith.bridge.tls.SystemTrust;
import kith.bridge.tls.TlsDispatch;
import kith.bridge.tls.TlsRoutes;
import kith.bridge.window.DroppedPath;
import kith.bridge.window.FileDialog;
import kith.bridge.window.Picked;
import kith.bridge.window.WindowDispatch;
import kith.bridge.window.WindowRoutes;
import kith.system.JdkTls;
import kith.system.LinuxNames;
import kith.system.LinuxSockets;
import kith.system.LinuxThreadPriority;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the routes an app's pages may call: the one place where services meet the desktop.
 */
final class Services implements ApplicationPort, Diagnostics, HostFiles, Picked {
    private final Terminal terminal;
    private final AppAccess access;
    private final Set<Reject> told = ConcurrentHashMap.newKeySet();
    private final Bridge bridge;
    private @Nullable RunningApp app;

    /** All that needs no window, so that it can be made while the engine loads. */
    Services(AppAccess access, Terminal terminal) {
        this.access = access;
        this.terminal = terminal;
        this.bridge = made();
    }

    /** Says which app is served, before its first page loads. */
    Bridge of(RunningApp running) {
        app = running;
        return bridge;
    }

    private RunningApp running() {
        return Objects.requireNonNull(app, "a call before there is a page");
    }

    private Bridge made() {
        Disk disk = access.disk();
        Network network = new Network(new LinuxSockets());
        var output =
                new StandardStream(new FileOutputStream(FileDescriptor.out), terminal.coloured());
        var errors =
                new StandardStream(new FileOutputStream(FileDescriptor.err), terminal.coloured());
        return Bridge.builder()
                .add(new ApplicationDispatch(new ApplicationRoutes(this)))
                .add(new DebugDispatch(new DebugRoutes()))
                .add(new DnsDispatch(new DnsRoutes(new LinuxNames(), Path.of("/etc"))))
                .add(new FileDispatch(new FileRoutes(disk)))
                .add(new FolderDispatch(new FolderRoutes()))
                .add(new FsDispatch(new FsRoutes(disk, this)))
                .add(new DgramDispatch(new DgramRoutes(network)))
                .add(new NetDispatch(new NetRoutes(network, new LocalPaths(disk))))
                .add(
                        new OsDispatch(
                                new OsRoutes(
                                        new LinuxSystem(Path.of("/"), System.getenv()),
                                        new Priorities(
                                                Path.of("/proc"), new LinuxThreadPriority()))))
                .add(
                        new ProcessDispatch(
                                new ProcessRoutes(
                                        this::quit, output, errors, Path.of("/proc/self/status"))))
                .add(
                        new TlsDispatch(
                                new TlsRoutes(
                                        new SystemTrust(Path.of("/"), System.getenv()),
                                        new JdkTls())))
                .add(
                        new WindowDispatch(
                                new WindowRoutes(
                                        session -> running().window(session).port(), this)))
                .interfaceThread(task -> running().engine().post(task))
                .diagnostics(this)
                .build();
    }

    @Override
    public void quit(int exitCode) {
        running().quit(exitCode);
    }

    @Override
    public @Nullable String openExternally(String uri) {
        return running().anyWindow().window().openExternally(uri);
    }

    @Override
    public LaunchQueue launches(Session session) {
        return running().window(session).launches();
    }

    @Override
    public void theme(Theme theme) {
        running()
                .dark(
                        switch (theme) {
                            case SYSTEM -> null;
                            case LIGHT -> false;
                            case DARK -> true;
                        });
    }

    @Override
    public void give(Session session, String ticket, int fd) {
        String path = "/proc/" + ProcessHandle.current().pid() + "/fd/" + fd;
        offer(session, ticket, List.of(path));
    }

    private void offer(Session session, String ticket, List<String> paths) {
        running().engine().post(() -> running().offer(session, ticket, paths));
    }

    @Override
    public void grant(Session session, FileDialog dialog, List<String> paths) {
        access.grantPicked(session, dialog, paths);
    }

    @Override
    public List<DroppedPath> grantDropped(Session session, String ticket) {
        List<DroppedPath> dropped = access.grantDropped(session);
        List<String> files =
                dropped.stream().filter(each -> !each.folder()).map(DroppedPath::path).toList();
        if (!files.isEmpty()) {
            offer(session, ticket, files);
        }
        return dropped;
    }

    @Override
    public void failed(String route, String type, List<StackTraceElement> where) {
        String place = where.isEmpty() ? "" : " at " + where.getFirst();
        terminal.say("a defect in " + route + ": " + type + place);
    }

    @Override
    public void rejected(Reject reason) {
        if (told.add(reason)) {
            terminal.say("refused what the page sent: " + reason + " (said once)");
        }
    }
}
