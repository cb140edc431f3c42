/**
 * The process the page belongs to, as far as the page cannot know it by itself, under the names of
 * Node's {@code process} (https://nodejs.org/api/process.html). Arguments, environment and {@code
 * pid} come with the page's session and need no call.
 */
@NullMarked
package kith.bridge.process;

import org.jspecify.annotations.NullMarked;
