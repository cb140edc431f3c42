package kith.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The address after {@code --url}: a server on this very machine, since its page gets the app's
 * permissions and nobody else's may.
 */
final class DevelopmentServer {
    /** Names and numbers of the loopback interface (RFC 6761, RFC 5735, RFC 4291). */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1\\]");

    private DevelopmentServer() {}

    /** The address, or null if it is none of a server on this machine. */
    static @Nullable URI parse(String text) {
        try {
            URI uri = new URI(text);
            boolean whole =
                    "http".equals(uri.getScheme())
                            && uri.getHost() != null
                            && LOOPBACK.matcher(uri.getHost()).matches()
                            && uri.getUserInfo() == null
                            && (uri.getPath().isEmpty() || uri.getPath().equals("/"))
                            && uri.getQuery() == null
                            && uri.getFragment() == null;
            return whole ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** For picocli. */
    static final class Converter implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            URI uri = parse(text);
            if (uri == null) {
                throw new TypeConversionException(
                        "'" + text + "' is no server on this machine, as http://localhost:5173 is");
            }
            return uri;
        }
    }
}
