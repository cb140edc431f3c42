package kith.bridge.fs;

/** Bits of inotify events; source: {@code linux/inotify.h}. */
final class InotifyMask {
    static final int MODIFY = 0x2;
    static final int ATTRIB = 0x4;
    static final int MOVED_FROM = 0x40;
    static final int MOVED_TO = 0x80;
    static final int CREATE = 0x100;
    static final int DELETE = 0x200;
    static final int DELETE_SELF = 0x400;
    static final int MOVE_SELF = 0x800;
    static final int OVERFLOW = 0x4000;
    static final int IGNORED = 0x8000;
    static final int IS_FOLDER = 0x40000000;

    /** What libuv asks for. */
    static final int ALL =
            MODIFY | ATTRIB | MOVED_FROM | MOVED_TO | CREATE | DELETE | DELETE_SELF | MOVE_SELF;

    private InotifyMask() {}
}
