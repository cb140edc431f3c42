package kith.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ./kith finds on a machine, and what it says when something is missing. */
class SetUpScriptTest {

    private Shell shell;

    @BeforeEach
    void makeWorkingCopy(@TempDir Path folder) throws IOException {
        shell = new Shell(folder);
    }

    @ParameterizedTest
    @CsvSource({"25, 0", "25.0.3, 0", "17.0.15, 1", "26, 1", "2.5, 1", "250, 1"})
    void tellsJdk25FromOthersByItsReleaseFile(String version, int status) throws Exception {
        Path jdk = shell.jdk("some-jdk", version);
        assertEquals(status, shell.run("jdk25 " + jdk).status());
    }

    @Test
    void aFolderWithoutCompilerIsNoJdk() throws Exception {
        Path jdk = shell.jdk("some-jre", "25");
        Files.delete(jdk.resolve("bin/javac"));
        assertEquals(1, shell.run("jdk25 " + jdk).status());
    }

    @Test
    void takesTheFirstJdk25OfTheUsualPlaces() throws Exception {
        Path old = shell.jdk("jdks/a", "21");
        Path right = shell.jdk("jdks/with space", "25.0.1");
        Shell.Result result =
                shell.run("places() { printf '%s\\n' '" + old + "' '" + right + "'; }; find_jdk");
        assertEquals(right + "\n", result.output());
    }

    @Test
    void looksIntoTheHomeFolder() throws Exception {
        Path jdk = shell.jdk("home/.jdks/temurin-25", "25");
        Shell.Result result = shell.run("HOME=" + shell.root() + "/home; places");
        assertTrue(result.output().contains(jdk + "\n"), result::output);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ID=ubuntu\\nID_LIKE=debian | sudo apt-get install openjdk-25-jdk-headless maven",
                "ID=fedora | sudo dnf install java-25-openjdk-devel maven",
                "ID=manjaro\\nID_LIKE=arch | sudo pacman -S jdk25-openjdk maven",
                "ID=\"opensuse-leap\"\\nID_LIKE=\"suse opensuse\""
                        + " | sudo zypper install java-25-openjdk-devel maven",
                "ID=alpine | sudo apk add openjdk25-jdk maven",
            })
    void saysHowToInstallJdkAndMavenOnThisSystem(String system, String command) throws Exception {
        Files.writeString(shell.root().resolve("os-release"), system.replace("\\n", "\n") + "\n");
        Shell.Result result =
                shell.run(
                        """
                        os_release=$root/os-release
                        id() { echo 1000; }
                        places() { :; }
                        find_maven() { return 1; }
                        apt_has() { return 0; }
                        find_tools
                        """);
        assertEquals(1, result.status());
        assertEquals(
                "kith: JDK 25 and Maven not found. To install:\n  " + command + "\n",
                result.output());
    }

    @Test
    void namesWhereJdksComeFromWhenTheSystemHasNone() throws Exception {
        Files.writeString(shell.root().resolve("os-release"), "ID=debian\n");
        Shell.Result result =
                shell.run(
                        """
                        os_release=$root/os-release
                        JAVA_HOME=/some/jdk-17
                        places() { :; }
                        find_maven() { echo mvn; }
                        apt_has() { return 1; }
                        find_tools
                        """);
        assertEquals(1, result.status());
        assertTrue(result.output().contains("JDK 25 not found"), result::output);
        assertTrue(result.output().contains("https://adoptium.net"), result::output);
        assertTrue(result.output().contains("JAVA_HOME is /some/jdk-17"), result::output);
        assertFalse(result.output().contains("apt-get"), result::output);
    }

    @Test
    void namesThePackagesOfWebKitForEverySystemWhenNotRoot() throws Exception {
        Shell.Result result =
                shell.run(
                        """
                        found_webkit() { return 1; }
                        id() { echo 1000; }
                        need_packages 'no display'
                        """
                                .replace("no display", ""));
        assertEquals(1, result.status());
        assertEquals(
                """
                kith: WebKitGTK 4.1 missing. To install:
                  Debian, Ubuntu   sudo apt install libwebkit2gtk-4.1-0 fonts-dejavu-core
                  Fedora           sudo dnf install webkit2gtk4.1
                  Arch             sudo pacman -S webkit2gtk-4.1
                  openSUSE         sudo zypper install libwebkit2gtk-4_1-0
                """,
                result.output());
    }

    @Test
    void installsWhatIsMissingAsRootOnDebian() throws Exception {
        Path commands = Files.createDirectory(shell.root().resolve("commands"));
        Shell.script(commands.resolve("apt-get"), "echo \"$@\" >>" + shell.root() + "/apt.txt");
        Shell.Result result =
                shell.run(
                        """
                        found_webkit() { return 1; }
                        id() { echo 0; }
                        command() { [ "$2" != Xvfb ]; }
                        PATH=$root/commands:$PATH
                        need_packages 'no display'
                        """);
        assertEquals(0, result.status(), result::output);
        assertEquals(
                "kith: WebKitGTK 4.1 and Xvfb missing, installing:"
                        + " libwebkit2gtk-4.1-0 fonts-dejavu-core xvfb\n",
                result.output());
        String calls = Files.readString(shell.root().resolve("apt.txt"));
        assertTrue(calls.contains("update\n"), () -> calls);
        assertTrue(calls.contains("libwebkit2gtk-4.1-0 fonts-dejavu-core xvfb"), () -> calls);
    }

    @ParameterizedTest
    @CsvSource({
        "run ., 0, ''",
        "run, 0, ''",
        "run . --headless, 0, yes",
        "run . -- --headless, 0, ''",
        "test ., 0, if-possible",
        "shot . a.png, 0, if-possible",
        "run --url http://localhost:5173, 0, ''",
        "run --help, 1, ''",
        "run no-such-folder, 1, ''",
        "doctor, 1, ''",
        "--version, 1, ''",
    })
    void preparesAWindowForCommandsThatOpenOne(String arguments, int status, String headless)
            throws Exception {
        Shell.Result result = shell.run("wants_window " + arguments + "; echo \"$? $headless\"");
        assertEquals(status, result.output().charAt(0) - '0', result::output);
        if (status == 0) {
            assertEquals("0 " + headless + "\n", result.output());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "not_installed.UTF-8"})
    void fileNamesAreUtf8InEveryLocale(String locale) throws Exception {
        String script = "export LC_ALL=" + locale + "; allow_any_file_name; locale charmap";
        assertEquals("UTF-8\n", shell.run(script).output());
    }
}
