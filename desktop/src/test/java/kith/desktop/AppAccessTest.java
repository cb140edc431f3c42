package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kith.bridge.NodeError;
import kith.bridge.app.AppFiles;
import kith.bridge.application.Launched;
import kith.bridge.fs.Disk;
import kith.bridge.manifest.Manifest;
import kith.bridge.permission.Access;
import kith.bridge.permission.AppRights;
import kith.bridge.permission.Grant;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import kith.system.LinuxPosix;
import kith.system.XdgPlaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AppAccessTest {
    @TempDir Path folder;

    private AppAccess access(String... arguments) throws Exception {
        return access("{}", List.of(arguments));
    }

    private AppAccess access(String permissions, List<String> arguments) throws Exception {
        TestApp.write(
                folder.resolve("app/manifest.webmanifest"),
                "{\"name\":\"Test\",\"kith\":{\"id\":\"test.app\",\"permissions\":"
                        + permissions
                        + "}}");
        TestApp.write(folder.resolve("app/index.html"), "");
        LinuxPosix posix = new LinuxPosix();
        Map<String, String> variables = Map.of("HOME", folder.toString());
        return new AppAccess(
                manifest().permissions(),
                XdgPlaces.of(posix, variables, Map.of()),
                new Disk(posix),
                launched(arguments));
    }

    private Manifest manifest() throws Exception {
        return Manifest.read(AppFiles.of(folder.resolve("app")));
    }

    private Launched launched(List<String> arguments) throws Exception {
        return LaunchWords.launched(manifest(), folder, arguments);
    }

    @Test
    void makesTheRightsOfAPageWithoutLookingAtTheDisk() throws Exception {
        Path named = folder.toRealPath().resolve("named/file.txt");
        TestApp.write(named, "x");
        AppAccess access = access("named/file.txt");
        Files.delete(named);
        Files.delete(named.getParent());
        assertTrue(
                access.rights().files().allows(HostPath.of(named.toString()), Access.READ_WRITE));
    }

    @Test
    void grantsWhatALaterStartNamesWithoutLookingAtTheDiskAgain() throws Exception {
        Path named = folder.toRealPath().resolve("later.txt");
        TestApp.write(named, "x");
        AppAccess access = access();
        List<Grant> found = access.named(launched(List.of("later.txt", "not")));
        Files.delete(named);
        HostPath path = HostPath.of(named.toString());
        assertFalse(access.rights().files().allows(path, Access.READ), "not taken yet");
        access.grant(found);
        assertTrue(access.rights().files().allows(path, Access.READ_WRITE));
    }

    @Test
    void givesEachPageRightsOfItsOwn() throws Exception {
        AppAccess access = access();
        HostPath path = HostPath.of("/picked");
        Grants one = access.rights().files();
        one.add(new Grant(path, path, false, Access.READ));
        assertTrue(one.allows(path, Access.READ));
        assertFalse(access.rights().files().allows(path, Access.READ));
    }

    @Test
    void allowsTheNamesOfMachineAndPersonIfTheManifestAsksForThem() throws Exception {
        access("{\"os\":true}", List.of()).rights().require(List.of("os"));
        AppRights none = access().rights();
        assertThrows(NodeError.class, () -> none.require(List.of("os")));
    }
}
