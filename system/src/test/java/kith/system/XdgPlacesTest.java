package kith.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.bridge.fs.Disk;
import kith.bridge.permission.Access;
import kith.bridge.permission.FsPermissions;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import kith.bridge.permission.PathPattern;
import kith.bridge.permission.Place;
import kith.bridge.permission.Places;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places on a real home folder of its own. */
final class XdgPlacesTest {
    @TempDir Path temp;
    private final Map<String, String> environment = new HashMap<>();
    private Path home;
    private Path data;

    @BeforeEach
    void makeHome() throws Exception {
        temp = temp.toRealPath();
        home = Files.createDirectories(temp.resolve("home/ann"));
        data = Files.createDirectories(home.resolve(".local/share/app"));
        Files.createDirectory(home.resolve(".config"));
        environment.put("HOME", home.toString());
    }

    @Test
    void documentsAreWhereThePersonSays() throws Exception {
        Files.createDirectories(home.resolve("Dokumente"));
        Files.createDirectories(temp.resolve("disk/Bilder \"neu\""));
        userDirs(
                "# a comment",
                "XDG_DOCUMENTS_DIR=\"$HOME/Papers\"",
                "XDG_DOCUMENTS_DIR=\"$HOME/Dokumente\"",
                "XDG_PICTURES_DIR=\"" + temp + "/disk/Bilder \\\"neu\\\"\"",
                "XDG_MUSIC_DIR=\"relative\"",
                "XDG_VIDEOS_DIR=$HOME/Videos");
        assertEquals(home + "/Dokumente", real(Place.DOCUMENTS));
        assertEquals(temp + "/disk/Bilder \"neu\"", real(Place.PICTURES));
        assertNull(real(Place.MUSIC));
        assertNull(real(Place.VIDEOS));
    }

    @Test
    void aMissingFolderIsNoPlaceAndGrantsNothing() throws Exception {
        userDirs("XDG_DOCUMENTS_DIR=\"$HOME/Documents\"");
        Places places = places();
        assertNull(places.folder(Place.DOCUMENTS));
        FsPermissions asked =
                new FsPermissions(
                        List.of(((PathPattern.Ok) PathPattern.parse("$documents/**")).pattern()),
                        List.of());
        Grants grants = Grants.of(asked, places);
        Files.createDirectory(home.resolve("Documents"));
        Files.writeString(home.resolve("Documents/f"), "x");
        try (FsPage page = new FsPage(grants, HostPath.ROOT)) {
            FsPage.Failed failed =
                    assertThrows(FsPage.Failed.class, () -> page.readText(home + "/Documents/f"));
            assertEquals("ERR_ACCESS_DENIED", failed.code);
        }
    }

    @Test
    void aPlaceSetToHomeIsSwitchedOff() throws Exception {
        userDirs("XDG_DOCUMENTS_DIR=\"$HOME/\"", "XDG_MUSIC_DIR=\"$HOME\"");
        assertNull(real(Place.DOCUMENTS));
        assertNull(real(Place.MUSIC));
        assertNotNull(real(Place.HOME));
    }

    @Test
    void withoutTheFileTheUsualFoldersCountIfTheyExist() throws Exception {
        Files.createDirectory(home.resolve("Documents"));
        assertEquals(home + "/Documents", real(Place.DOCUMENTS));
        assertNull(real(Place.PICTURES));
    }

    @Test
    void aFileIsNoPlace() throws Exception {
        Files.writeString(home.resolve("Documents"), "x");
        assertNull(real(Place.DOCUMENTS));
    }

    @Test
    void baseDirectoriesFollowTheirVariables() throws Exception {
        Path config = Files.createDirectory(temp.resolve("config"));
        environment.put("XDG_CONFIG_HOME", config.toString());
        environment.put("XDG_CACHE_HOME", "relative");
        environment.put("TMPDIR", temp.toString());
        Files.createDirectory(home.resolve(".cache"));
        assertEquals(config.toString(), real(Place.CONFIG));
        assertEquals(home + "/.cache", real(Place.CACHE));
        assertEquals(temp.toString(), real(Place.TEMP));
        environment.remove("TMPDIR");
        assertEquals(Path.of("/tmp").toRealPath().toString(), real(Place.TEMP));
    }

    @Test
    void theAppsOwnPlacesComeFirst() {
        environment.put("XDG_CACHE_HOME", temp.toString());
        Map<Place, Path> own = Map.of(Place.CACHE, data, Place.RESOURCES, temp.resolve("none"));
        Places places = XdgPlaces.of(new LinuxPosix(), environment, own);
        assertEquals(data.toString(), places.paths().get("cache"));
        assertNull(places.folder(Place.RESOURCES));
    }

    @Test
    void withoutAHomeThereIsLittle() {
        environment.remove("HOME");
        assertNull(real(Place.HOME));
        assertNull(real(Place.CONFIG));
        assertEquals(data.toString(), real(Place.DATA));
    }

    @Test
    void aLinkedPlaceIsKnownByBothNames() throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        Files.writeString(disk.resolve("f"), "on the disk");
        Files.createSymbolicLink(home.resolve("Documents"), disk);
        Files.createSymbolicLink(disk.resolve("l"), home.resolve("Documents/f"));
        assertEquals(disk.toString(), real(Place.DOCUMENTS));
        assertEquals(home + "/Documents", places().paths().get("documents"));
        FsPermissions asked =
                new FsPermissions(
                        List.of(((PathPattern.Ok) PathPattern.parse("$documents/**")).pattern()),
                        List.of());
        try (FsPage page = new FsPage(Grants.of(asked, places()), HostPath.ROOT)) {
            assertEquals("on the disk", page.readText(home + "/Documents/f"));
            assertEquals("on the disk", page.readText(disk + "/f"));
            assertEquals("on the disk", page.readText(home + "/Documents/l"));
            assertEquals(disk + "/f", page.text("fs.realpath", home + "/Documents/f"));
        }
    }

    @Test
    void whatThePersonPicksIsGrantedByBothNames() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("real/notes"));
        Files.writeString(folder.resolve("f"), "picked");
        Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
        Disk disk = new Disk(new LinuxPosix());
        Grants grants = FsPage.noGrants();
        disk.grant(grants, HostPath.of(link.toString()), Access.READ_WRITE);
        disk.grant(grants, HostPath.of(temp + "/new.md"), Access.WRITE);
        try (FsPage page = new FsPage(grants, HostPath.ROOT)) {
            assertEquals("picked", page.readText(link + "/f"));
            assertEquals("picked", page.readText(folder + "/f"));
            page.writeFile(temp + "/new.md", "made");
            assertEquals("made", Files.readString(temp.resolve("new.md")));
            assertThrows(FsPage.Failed.class, () -> page.writeFile(temp + "/other.md", "x"));
        }
    }

    private Places places() {
        return XdgPlaces.of(new LinuxPosix(), environment, Map.of(Place.DATA, data));
    }

    private @Nullable String real(Place place) {
        Places.Folder folder = places().folder(place);
        return folder == null ? null : folder.real().text();
    }

    private void userDirs(String... lines) throws Exception {
        Files.writeString(home.resolve(".config/user-dirs.dirs"), String.join("\n", lines));
    }
}
