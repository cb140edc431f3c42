/** Tests of the routes of the app. */
@NullMarked
package kith.bridge.application;

import org.jspecify.annotations.NullMarked;
