package kith.bridge.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One start of the app, the first or a later one that came to this instance. All of it is data from
 * outside: a link may come from any web page.
 *
 * @param targetUrl the first address among the arguments that begins with the app's id, or the
 *     address of the page that the app opens it with ({@code protocol_handlers}); null if there is
 *     none
 * @param files absolute paths of files and folders among the arguments, which the app may now use
 * @param args what stood after {@code --}
 * @param folder where relative paths among them begin
 */
public record Launched(
        @Nullable String targetUrl, List<String> files, List<String> args, String folder) {}
