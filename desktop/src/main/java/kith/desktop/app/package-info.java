/**
 * What a window serves: the app's files, Kith's modules, the calls of the page, under the policy
 * its permissions ask for. Knows no engine; {@link kith.desktop.engine} hands it requests.
 */
@NullMarked
package kith.desktop.app;

import org.jspecify.annotations.NullMarked;
