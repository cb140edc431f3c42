/** Generates codecs, typings and reference pages from route declarations. */
@NullMarked
package kith.bridge.processor;

import org.jspecify.annotations.NullMarked;
