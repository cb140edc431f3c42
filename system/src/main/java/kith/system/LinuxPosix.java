package kith.system;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kith.bridge.fs.ErrnoException;
import kith.bridge.fs.FileTimes;
import kith.bridge.fs.OpenFlags;
import kith.bridge.fs.Posix;
import kith.bridge.fs.RawEntry;
import kith.bridge.fs.Stat;
import kith.bridge.fs.StatFs;
import kith.system.ffm.Libc;

/**
 * {@link Posix} on Linux by the C library. Calls that have no form for a descriptor go through
 * {@code /proc/self/fd/N}, which is the very file and no name, so nothing can be swapped meanwhile.
 */
public final class LinuxPosix implements Posix {
    /** {@code RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH}. */
    private static final long RESOLVE = 0x02 | 0x04 | 0x08;

    /** Bytes of {@code struct open_how}. */
    private static final long HOW_BYTES = 24;

    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_REMOVEDIR = 0x200;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int POLLFD_BYTES = 8;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final byte[] EMPTY = new byte[0];

    @Override
    public int openBeneath(int folder, byte[] path, int flags, int mode) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        ByteBuffer how = scratch.struct();
        how.putLong(0, NativeFlags.of(flags) & 0xFFFFFFFFL);
        how.putLong(8, (flags & OpenFlags.CREATE) != 0 ? mode & 07777 : 0);
        how.putLong(16, RESOLVE);
        return check(Libc.openat2(folder, scratch.name(path), how, HOW_BYTES));
    }

    @Override
    public int openAt(int folder, byte[] name, int flags, int mode) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        return check(Libc.openat(folder, scratch.name(name), NativeFlags.of(flags), mode));
    }

    @Override
    public void close(int fd) {
        Libc.close(fd);
    }

    @Override
    public int duplicate(int fd) throws ErrnoException {
        return check(Libc.fcntl(fd, F_DUPFD_CLOEXEC, 0));
    }

    @Override
    public Stat stat(int fd) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        check(
                Libc.statx(
                        fd,
                        scratch.name(EMPTY),
                        AT_EMPTY_PATH,
                        Structs.STATX_MASK,
                        scratch.struct()));
        return Structs.stat(scratch.struct());
    }

    @Override
    public StatFs statFs(int fd) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        check(Libc.fstatfs(fd, scratch.struct()));
        return Structs.statFs(scratch.struct());
    }

    @Override
    public void checkAccess(int fd, int mode) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        check(Libc.faccessat(WORKING_FOLDER, scratch.descriptorPath(fd), mode));
    }

    @Override
    public int read(int fd, ByteBuffer target, long position) throws ErrnoException {
        if (target.isDirect()) {
            int count = readInto(fd, target, target.remaining(), position);
            target.position(target.position() + count);
            return count;
        }
        ByteBuffer data = Scratch.mine().data();
        int wanted = Math.min(target.remaining(), Scratch.DATA_BYTES);
        int count = readInto(fd, data, wanted, position);
        target.put(target.position(), data, 0, count);
        target.position(target.position() + count);
        return count;
    }

    private static int readInto(int fd, ByteBuffer into, int wanted, long position)
            throws ErrnoException {
        return (int)
                check(
                        position < 0
                                ? Libc.read(fd, into, wanted)
                                : Libc.pread(fd, into, wanted, position));
    }

    @Override
    public int write(int fd, ByteBuffer source, long position) throws ErrnoException {
        ByteBuffer from = source;
        int count = source.remaining();
        if (!source.isDirect()) {
            from = Scratch.mine().data();
            count = Math.min(count, Scratch.DATA_BYTES);
            from.put(0, source, source.position(), count);
        }
        int written =
                (int)
                        check(
                                position < 0
                                        ? Libc.write(fd, from, count)
                                        : Libc.pwrite(fd, from, count, position));
        source.position(source.position() + written);
        return written;
    }

    @Override
    public long copyRange(int from, int to, long count) throws ErrnoException {
        return check(Libc.copyFileRange(from, to, count));
    }

    @Override
    public void sync(int fd, boolean dataOnly) throws ErrnoException {
        check(dataOnly ? Libc.fdatasync(fd) : Libc.fsync(fd));
    }

    @Override
    public void truncate(int fd, long length) throws ErrnoException {
        check(Libc.ftruncate(fd, length));
    }

    @Override
    public boolean list(int fd, List<RawEntry> into) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        ByteBuffer data = scratch.data();
        int bytes = check(Libc.getdents64(fd, data, Structs.LIST_BYTES));
        Structs.entries(data, bytes, into);
        return bytes > 0;
    }

    @Override
    public void makeFolder(int folder, byte[] name, int mode) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        check(Libc.mkdirat(folder, scratch.name(name), mode));
    }

    @Override
    public void unlink(int folder, byte[] name, boolean emptyFolder) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        int flags = emptyFolder ? AT_REMOVEDIR : 0;
        check(Libc.unlinkat(folder, scratch.name(name), flags));
    }

    @Override
    public void rename(int fromFolder, byte[] from, int toFolder, byte[] to, int flags)
            throws ErrnoException {
        Scratch scratch = Scratch.mine();
        ByteBuffer fromName = scratch.name(from);
        ByteBuffer toName = scratch.secondName(to);
        check(Libc.renameat2(fromFolder, fromName, toFolder, toName, flags));
    }

    @Override
    public void link(int fromFolder, byte[] from, int toFolder, byte[] to) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        ByteBuffer fromName = scratch.name(from);
        ByteBuffer toName = scratch.secondName(to);
        check(Libc.linkat(fromFolder, fromName, toFolder, toName, 0));
    }

    @Override
    public void symbolicLink(byte[] target, int folder, byte[] name) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        ByteBuffer link = scratch.secondName(name);
        check(Libc.symlinkat(scratch.name(target), folder, link));
    }

    @Override
    public byte[] readLink(int folder, byte[] name) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        ByteBuffer into = scratch.result();
        int count =
                check(Libc.readlinkat(folder, scratch.name(name), into, Scratch.NAME_BYTES_MAX));
        byte[] target = new byte[count];
        into.get(0, target);
        return target;
    }

    @Override
    public byte[] realPath(byte[] path) throws ErrnoException {
        int fd = openAt(WORKING_FOLDER, path, OpenFlags.PATH, 0);
        try {
            return readLink(
                    WORKING_FOLDER, ("/proc/self/fd/" + fd).getBytes(StandardCharsets.US_ASCII));
        } finally {
            close(fd);
        }
    }

    @Override
    public void changeMode(int fd, int mode) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        ByteBuffer path = scratch.descriptorPath(fd);
        check(Libc.fchmodat(WORKING_FOLDER, path, mode));
    }

    @Override
    public void changeOwner(int fd, int uid, int gid) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        ByteBuffer name = scratch.name(EMPTY);
        check(Libc.fchownat(fd, name, uid, gid, AT_EMPTY_PATH));
    }

    @Override
    public void changeTimes(int fd, FileTimes times) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        Structs.times(times, scratch.struct());
        ByteBuffer path = scratch.descriptorPath(fd);
        check(Libc.utimensat(WORKING_FOLDER, path, scratch.struct(), 0));
    }

    @Override
    public void changeTimesAt(int folder, byte[] name, FileTimes times) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        Structs.times(times, scratch.struct());
        check(Libc.utimensat(folder, scratch.name(name), scratch.struct(), AT_SYMLINK_NOFOLLOW));
    }

    @Override
    public void poll(int[] fds, int[] events, int[] ready, int count, int timeoutMs)
            throws ErrnoException {
        Scratch scratch = Scratch.mine();
        ByteBuffer data = scratch.data();
        for (int i = 0; i < count; i++) {
            int at = i * POLLFD_BYTES;
            data.putInt(at, fds[i]);
            data.putShort(at + 4, (short) events[i]);
            data.putShort(at + 6, (short) 0);
        }
        check(Libc.poll(data, count, timeoutMs));
        for (int i = 0; i < count; i++) {
            int seen = data.getShort(i * POLLFD_BYTES + 6);
            ready[i] = seen & (READABLE | WRITABLE | HUNG_UP);
        }
    }

    @Override
    public int watchStart() throws ErrnoException {
        return check(Libc.inotifyInit1(OpenFlags.CLOSE_ON_EXEC));
    }

    @Override
    public int watchAdd(int watch, int fd, int mask) throws ErrnoException {
        Scratch scratch = Scratch.mine();
        return check(Libc.inotifyAddWatch(watch, scratch.descriptorPath(fd), mask));
    }

    @Override
    public void watchRemove(int watch, int descriptor) throws ErrnoException {
        check(Libc.inotifyRmWatch(watch, descriptor));
    }

    @Override
    public void kill(int pid, int signal) throws ErrnoException {
        check(Libc.kill(pid, signal));
    }

    private static int check(int result) throws ErrnoException {
        if (result < 0) {
            throw new ErrnoException(-result);
        }
        return result;
    }

    private static long check(long result) throws ErrnoException {
        if (result < 0) {
            throw new ErrnoException((int) -result);
        }
        return result;
    }
}
