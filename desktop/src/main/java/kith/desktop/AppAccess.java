package kith.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kith.bridge.Session;
import kith.bridge.application.Launched;
import kith.bridge.fs.Disk;
import kith.bridge.fs.ErrnoException;
import kith.bridge.permission.Access;
import kith.bridge.permission.AppRights;
import kith.bridge.permission.Grant;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import kith.bridge.permission.NetGate;
import kith.bridge.permission.NetPermissions;
import kith.bridge.permission.Permissions;
import kith.bridge.permission.Place;
import kith.bridge.permission.Places;
import kith.bridge.window.DroppedPath;
import kith.bridge.window.FileDialog;
import org.jspecify.annotations.Nullable;

/**
 * What an app may do on this device: what its manifest asks for, what the person named on the
 * command line, and, for one page load each, what the person picked in dialogs or dropped on it.
 */
final class AppAccess {
    private final Places places;
    private final Disk disk;
    private final Launched first;
    private final HostPath folder;
    private final Grants initial;
    private final NetPermissions net;
    private final boolean os;

    /**
     * Looks at the disk; not for the interface thread.
     *
     * @param first how the app was started; the files it names are granted to be read and written
     */
    AppAccess(Permissions permissions, Places places, Disk disk, Launched first) {
        this.places = places;
        this.disk = disk;
        this.first = first;
        this.folder = HostPath.of(first.folder());
        this.initial = Grants.of(permissions.fs(), places);
        this.net = permissions.net();
        this.os = permissions.os();
        grant(named(first));
    }

    /** How the app was started. */
    Launched first() {
        return first;
    }

    /** The rights to the files that a start names. Looks at the disk. */
    List<Grant> named(Launched launched) {
        List<Grant> grants = new ArrayList<>();
        for (String path : launched.files()) {
            try {
                grants.add(disk.found(HostPath.of(path), Access.READ_WRITE));
            } catch (ErrnoException e) {
                // Gone since it was named: the page's first use of it says so.
            }
        }
        return grants;
    }

    /** Adds to the rights of all pages from now on. */
    void grant(List<Grant> named) {
        named.forEach(initial::add);
    }

    /** Adds to the rights of a page that is there already. */
    void grant(Session session, List<Grant> named) {
        named.forEach(session.rights(AppRights.class).files()::add);
    }

    Disk disk() {
        return disk;
    }

    /** Where the folders are that permissions name with a {@code $}, by that name. */
    Map<String, String> paths() {
        Map<String, String> paths = new TreeMap<>();
        for (Place place : Place.values()) {
            Places.Folder there = places.folder(place);
            if (there != null) {
                paths.put(place.word(), there.named().text());
            }
        }
        return paths;
    }

    /** The rights a page begins with. Does not touch the disk: each page load asks for them. */
    AppRights rights() {
        return new AppRights(initial.copy(), folder, new NetGate(net), os);
    }

    /** Adds what the person picked to the rights of the page that asked. */
    void grantPicked(Session session, FileDialog dialog, List<String> paths) {
        boolean writes = dialog.write() || dialog.kind() == FileDialog.Kind.SAVE;
        for (String path : paths) {
            grantPicked(
                    session.rights(AppRights.class).files(),
                    HostPath.of(path),
                    writes ? Access.READ_WRITE : Access.READ);
        }
    }

    /** The person dropped this on the page, which may ask for it. */
    void offerDropped(Session session, List<String> paths) {
        List<HostPath> dropped = paths.stream().map(HostPath::of).toList();
        session.rights(AppRights.class).dropped().offer(dropped);
    }

    /** Grants what was dropped on the page and not asked for yet. Looks at the disk. */
    List<DroppedPath> grantDropped(Session session) {
        AppRights rights = session.rights(AppRights.class);
        return rights.dropped().take().stream()
                .map(path -> new DroppedPath(path.text(), isFolder(rights.files(), path)))
                .toList();
    }

    private boolean isFolder(Grants grants, HostPath dropped) {
        Grant granted = grantPicked(grants, dropped, Access.READ);
        return granted != null && granted.deep();
    }

    private @Nullable Grant grantPicked(Grants grants, HostPath path, Access access) {
        try {
            return disk.grant(grants, path, access);
        } catch (ErrnoException e) {
            // Gone since it was picked or dropped: the page's first use of it says so.
            return null;
        }
    }
}
