package kith.bridge.fs;

import kith.bridge.NodeError;
import kith.bridge.permission.Access;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;

/** Turns what went wrong into the errors Node has. */
final class Refusal {
    private Refusal() {}

    /**
     * Not granted. The words are the same whether the file exists or not.
     *
     * @param path as the page wrote it
     * @param place the place that was refused
     * @param linked whether a link the session may see led there
     */
    static NodeError denied(
            Grants grants, AppPath path, HostPath place, boolean linked, Access access) {
        Access missing = grants.missing(place, access);
        String message =
                "Access to '"
                        + path.text()
                        + "'"
                        + (linked ? ", a link to '" + place.text() + "'," : "")
                        + " is not granted ("
                        + missing.permission()
                        + "). To allow it, add to the manifest: "
                        + grants.manifestLine(place, missing);
        return NodeError.denied(missing.permission(), path.text(), message);
    }

    static NodeError of(ErrnoException e, String syscall) {
        if (e.is(Errno.ENOSPC) && syscall.equals("watch")) {
            String text = "System limit for number of file watchers reached";
            return NodeError.system("ENOSPC", -e.errno(), text, syscall);
        }
        return NodeError.system(
                Errno.codeOf(e.errno()), -e.errno(), Errno.textOf(e.errno()), syscall);
    }

    static NodeError of(ErrnoException e, String syscall, AppPath path) {
        return of(e, syscall).path(path.text());
    }

    static NodeError of(ErrnoException e, String syscall, AppPath path, AppPath dest) {
        return of(e, syscall).path(path.text()).dest(dest.text());
    }
}
