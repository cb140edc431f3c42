package kith.bridge.permission;

import java.util.ArrayList;
import java.util.List;

/**
 * What one session may do. It begins with what the manifest lists and grows by what the person
 * picks in a dialog or names on the command line; another window's grants are never merged in.
 *
 * <p>Threads: any may ask while one adds; an added grant is seen by every later question.
 */
public final class Grants {
    /** 4096: a session that collects more has a bug; it bounds the time of a check. */
    public static final int GRANTS_MAX = 4096;

    private final Places places;
    private volatile Grant[] grants;

    private Grants(Places places, Grant[] grants) {
        this.places = places;
        this.grants = grants;
    }

    /** What the manifest lists, on this device. */
    public static Grants of(FsPermissions asked, Places places) {
        List<Grant> grants = new ArrayList<>();
        addAll(grants, asked.read(), places, Access.READ);
        addAll(grants, asked.write(), places, Access.WRITE);
        return new Grants(places, grants.toArray(new Grant[0]));
    }

    /** The same grants, to grow on their own. */
    public Grants copy() {
        return new Grants(places, grants);
    }

    private static void addAll(
            List<Grant> grants, List<PathPattern> patterns, Places places, Access access) {
        for (PathPattern pattern : patterns) {
            Grant grant = pattern.on(places, access);
            if (grant != null) {
                grants.add(grant);
            }
        }
    }

    /**
     * Adds what the person picked.
     *
     * @return false when the session holds {@link #GRANTS_MAX} already
     */
    public synchronized boolean add(Grant grant) {
        Grant[] before = grants;
        for (Grant held : before) {
            if (held.equals(grant)) {
                return true;
            }
        }
        if (before.length >= GRANTS_MAX) {
            return false;
        }
        Grant[] after = new Grant[before.length + 1];
        System.arraycopy(before, 0, after, 0, before.length);
        after[before.length] = grant;
        grants = after;
        return true;
    }

    /** Whether {@code path}, a real path, may be used so. */
    public boolean allows(HostPath path, Access access) {
        boolean reads = !access.reads();
        boolean writes = !access.writes();
        for (Grant grant : grants) {
            if (grant.covers(path)) {
                reads |= grant.access().reads();
                writes |= grant.access().writes();
                if (reads && writes) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether {@code path} and everything below it, a real path, may be used so. */
    public boolean allowsBelow(HostPath path, Access access) {
        boolean reads = !access.reads();
        boolean writes = !access.writes();
        for (Grant grant : grants) {
            if (grant.deep() && grant.covers(path)) {
                reads |= grant.access().reads();
                writes |= grant.access().writes();
            }
        }
        return reads && writes;
    }

    /** Whether nothing at all is granted. */
    public boolean isEmpty() {
        return grants.length == 0;
    }

    /** Whether any right at all covers {@code path}: its existence is no secret to the app. */
    public boolean shows(HostPath path) {
        for (Grant grant : grants) {
            if (grant.covers(path)) {
                return true;
            }
        }
        return false;
    }

    /** The real path of one given by another name of a granted place; otherwise the path itself. */
    public HostPath real(HostPath path) {
        if (shows(path)) {
            return path;
        }
        for (Grant grant : grants) {
            if (grant.names(path)) {
                return path.moved(grant.named(), grant.root());
            }
        }
        return path;
    }

    /** The first of the rights in {@code access} that is missing: what a refusal names. */
    public Access missing(HostPath path, Access access) {
        if (access != Access.READ_WRITE) {
            return access;
        }
        return allows(path, Access.READ) ? Access.WRITE : Access.READ;
    }

    /** The manifest line that would allow it. */
    public String manifestLine(HostPath path, Access access) {
        return "\"kith\": {\"permissions\": {\"fs\": {\""
                + access.list()
                + "\": [\""
                + ManifestLine.escape(places.pattern(path))
                + "\"]}}}";
    }
}
