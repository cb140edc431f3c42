package kith.cli.pack;

/** An app's version as package managers compare and allow it. */
final class PackageVersion {
    private PackageVersion() {}

    /**
     * The same for deb and rpm: {@code 1.0.0-beta.1} becomes {@code 1.0.0~beta.1}, which both sort
     * before {@code 1.0.0}, and what they do not allow becomes a dot.
     *
     * @throws PackException if the version does not begin with a digit
     */
    static String of(String version) throws PackException {
        if (!Character.isDigit(version.charAt(0))) {
            throw new PackException(
                    "the version \""
                            + version
                            + "\" begins with a letter; packages want a digit there, such as"
                            + " \"1.0.0\"");
        }
        return version.replaceFirst("^([0-9.]+)-", "$1~").replaceAll("[_-]", ".");
    }
}
