/**
 * An app as one file that can be handed on: the {@code .kith} file, signed and addressed by its
 * content. The format is normative in docs/format/kith-file.md; installing is the business of
 * others.
 */
@NullMarked
package kith.bridge.pack;

import org.jspecify.annotations.NullMarked;
