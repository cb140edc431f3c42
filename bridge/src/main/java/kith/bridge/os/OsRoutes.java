package kith.bridge.os;

import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import kith.bridge.Lane;
import kith.bridge.NodeError;
import kith.bridge.Route;
import kith.bridge.Routes;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;

/**
 * Facts about the machine. What needs no call ({@code EOL}, {@code constants}, {@code endianness})
 * is in the page's module.
 */
@Routes("os")
public final class OsRoutes {
    private final LinuxSystem system;
    private final Priorities priorities;

    public OsRoutes(LinuxSystem system, Priorities priorities) {
        this.system = system;
        this.priorities = priorities;
    }

    /**
     * What does not change while the machine runs.
     *
     * @return kernel and processor
     */
    @Route(on = Lane.OS, sync = true)
    SystemInfo system() {
        return system.info();
    }

    /**
     * The machine's name in its network.
     *
     * @return the name without a domain, usually
     */
    @Route(on = Lane.OS, permission = "os", sync = true)
    String hostname() {
        return system.hostname();
    }

    /**
     * Who runs the app.
     *
     * @return the user of this process
     * @throws NodeError ERR_SYSTEM_ERROR the system does not say
     */
    @Route(on = Lane.OS, permission = "os", sync = true)
    UserInfo userInfo() {
        return system.user();
    }

    /**
     * The person's home folder; any right to files tells as much.
     *
     * @return an absolute path
     */
    @Route(
            on = Lane.OS,
            permission = {"os", "fs"},
            sync = true)
    String homedir() {
        return system.homedir();
    }

    /**
     * The folder for temporary files.
     *
     * @return an absolute path without a slash at its end
     */
    @Route(sync = true)
    String tmpdir() {
        return system.tmpdir();
    }

    /**
     * All memory of the machine.
     *
     * @return bytes
     */
    @Route(on = Lane.OS, sync = true)
    double totalmem() {
        return system.memoryBytes("MemTotal");
    }

    /**
     * Memory that programs could still get.
     *
     * @return bytes
     */
    @Route(on = Lane.OS, sync = true)
    double freemem() {
        return system.memoryBytes("MemAvailable");
    }

    /**
     * How many programs wanted to run, on average over 1, 5 and 15 minutes.
     *
     * @return three numbers
     */
    @Route(on = Lane.OS, sync = true)
    List<Double> loadavg() {
        return system.load();
    }

    /**
     * Since when the machine runs.
     *
     * @return seconds
     */
    @Route(on = Lane.OS, sync = true)
    double uptime() {
        return system.uptimeSeconds();
    }

    /**
     * The logical processors.
     *
     * @return one entry for each, in the system's order
     */
    @Route(on = Lane.OS, sync = true)
    List<Cpu> cpus() {
        return system.cpus();
    }

    /**
     * The addresses of the network interfaces that are up.
     *
     * @return one entry for each address; those of one interface stand together
     * @throws NodeError ERR_SYSTEM_ERROR the system does not say
     */
    @Route(on = Lane.OS, permission = "os", sync = true)
    List<NetworkAddress> networkInterfaces() {
        try {
            return NetworkAddresses.all();
        } catch (SocketException e) {
            throw unknown("uv_interface_addresses", e);
        }
    }

    /**
     * How the scheduler treats a process, as its nice value.
     *
     * @param pid of a process; 0: of the host
     * @return from -20, which gets the most time, to 19
     * @throws NodeError ESRCH there is no such process, or the system hides it
     */
    @Route(on = Lane.OS, permission = "os", sync = true)
    int priority(int pid) {
        try {
            return priorities.of(pid);
        } catch (ErrnoException e) {
            throw refused("uv_os_getpriority", e);
        }
    }

    /**
     * Changes the nice value of the host, with all its threads. The engine's processes keep theirs.
     *
     * @param pid 0 or the number of the host
     * @param priority from -20, which gets the most time, to 19
     * @throws NodeError ESRCH there is no such process
     * @throws NodeError EPERM it is not the app's own
     * @throws NodeError EACCES the system gives it no more
     */
    @Route(on = Lane.OS, permission = "os", sync = true)
    void changePriority(int pid, int priority) {
        try {
            priorities.set(pid, priority);
        } catch (ErrnoException e) {
            throw refused("uv_os_setpriority", e);
        }
    }

    private static NodeError refused(String syscall, ErrnoException cause) {
        int errno = cause.errno();
        return NodeError.system(Errno.codeOf(errno), -errno, Errno.textOf(errno), syscall);
    }

    private static NodeError unknown(String syscall, IOException cause) {
        return NodeError.of(
                "ERR_SYSTEM_ERROR",
                "A system error occurred: " + syscall + " returned " + cause.getMessage());
    }
}
