package kith.cli.pack;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import kith.bridge.manifest.Icon;
import kith.bridge.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * An app's icon in the sizes that desktops ask for: those of the manifest as they are, others made
 * smaller from the next larger one. One drawn by lines goes along as it is.
 *
 * @see <a href="https://specifications.freedesktop.org/icon-theme-spec/latest/">Icon Theme
 *     Specification</a>
 */
final class Icons {
    /** The sizes of the theme hicolor that menus, docks and software centres use. */
    private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512};

    /** 4096: a picture of more pixels a side is no icon, and four bytes a pixel are 64 MB. */
    private static final int SIDE_MAX = 4096;

    private Icons() {}

    /** Adds icons below {@code at}, a theme's folder. */
    static void add(Build build, String at, FileTree files) throws IOException, PackException {
        Manifest manifest = build.manifest();
        TreeMap<Integer, BufferedImage> drawn = new TreeMap<>();
        boolean any = false;
        for (Icon icon : manifest.web().icons()) {
            if (!icon.purposes().contains("any")) {
                continue;
            }
            Path file = file(build, icon);
            String name = manifest.id();
            if (icon.path().endsWith(".svg")) {
                files.file(at + "/scalable/apps/" + name + ".svg", file, false);
                any = true;
            } else {
                BufferedImage image = read(file, icon);
                if (image.getWidth() == image.getHeight()) {
                    drawn.put(image.getWidth(), image);
                } else {
                    build.progress()
                            .accept("the icon " + icon.src() + " is not square, so it is left out");
                }
            }
        }
        if (!any && drawn.isEmpty()) {
            build.progress()
                    .accept("the manifest names no icon for the menu, so a plain one is used");
            files.bytes(at + "/scalable/apps/" + manifest.id() + ".svg", standard());
        }
        for (int size : SIZES) {
            Map.Entry<Integer, BufferedImage> from = drawn.ceilingEntry(size);
            if (from != null) {
                String place = at + "/" + size + "x" + size + "/apps/" + manifest.id() + ".png";
                files.bytes(place, png(Shrunk.of(from.getValue(), size)));
            }
        }
    }

    private static byte[] standard() throws IOException {
        try (InputStream picture = Icons.class.getResourceAsStream("icon.svg")) {
            if (picture == null) {
                throw new IllegalStateException("icon.svg is not in the program");
            }
            return picture.readAllBytes();
        }
    }

    private static Path file(Build build, Icon icon) throws PackException {
        String path = icon.path().substring(1);
        if (!build.hashes().paths().contains(path)) {
            throw new PackException(
                    "the manifest names the icon "
                            + path
                            + ", which the app does not have: add the file or take the line out");
        }
        return build.app().resolve(path);
    }

    private static BufferedImage read(Path file, Icon icon) throws IOException, PackException {
        BufferedImage image = null;
        try (ImageInputStream contents = ImageIO.createImageInputStream(file.toFile())) {
            image = read(contents);
        } catch (IIOException | IllegalArgumentException e) {
            // Cut short, or not what its first bytes say.
        }
        if (image == null) {
            throw new PackException(
                    "the icon "
                            + icon.path().substring(1)
                            + " is not one: PNG or SVG is needed, at most "
                            + SIDE_MAX
                            + " pixels a side");
        }
        return image;
    }

    /** Null if it is no picture, or too large, which is seen before it is decoded. */
    private static @Nullable BufferedImage read(ImageInputStream contents) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(contents);
        if (!readers.hasNext()) {
            return null;
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(contents);
            boolean fits = reader.getWidth(0) <= SIDE_MAX && reader.getHeight(0) <= SIDE_MAX;
            return fits ? reader.read(0) : null;
        } finally {
            reader.dispose();
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", bytes)) {
            throw new IllegalStateException("this JDK writes no PNG");
        }
        return bytes.toByteArray();
    }
}
