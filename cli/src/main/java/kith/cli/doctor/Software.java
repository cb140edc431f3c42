package kith.cli.doctor;

/** Software Kith asks of a system, by the names of its packages: apt, dnf, pacman, zypper, apk. */
public enum Software {
    MAVEN("maven", "maven", "maven", "maven", "maven"),
    WEBKIT(
            "libwebkit2gtk-4.1-0",
            "webkit2gtk4.1",
            "webkit2gtk-4.1",
            "libwebkit2gtk-4_1-0",
            "webkit2gtk-4.1"),
    XVFB("xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb", "xvfb"),
    FONTS("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu", "dejavu-fonts", "font-dejavu"),
    GSTREAMER_BASE(
            "gstreamer1.0-plugins-base",
            "gstreamer1-plugins-base",
            "gst-plugins-base",
            "gstreamer-plugins-base",
            "gst-plugins-base"),
    GSTREAMER_GOOD(
            "gstreamer1.0-plugins-good",
            "gstreamer1-plugins-good",
            "gst-plugins-good",
            "gstreamer-plugins-good",
            "gst-plugins-good"),
    GSTREAMER_LIBAV(
            "gstreamer1.0-libav",
            "gstreamer1-plugin-libav",
            "gst-libav",
            "gstreamer-plugins-libav",
            "gst-libav"),
    USER_FOLDERS(
            "xdg-user-dirs", "xdg-user-dirs", "xdg-user-dirs", "xdg-user-dirs", "xdg-user-dirs");

    private final String apt;
    private final String dnf;
    private final String pacman;
    private final String zypper;
    private final String apk;

    Software(String apt, String dnf, String pacman, String zypper, String apk) {
        this.apt = apt;
        this.dnf = dnf;
        this.pacman = pacman;
        this.zypper = zypper;
        this.apk = apk;
    }

    /** The package that brings it. */
    String in(PackageManager manager) {
        return switch (manager) {
            case APT -> apt;
            case DNF -> dnf;
            case PACMAN -> pacman;
            case ZYPPER -> zypper;
            case APK -> apk;
        };
    }
}
