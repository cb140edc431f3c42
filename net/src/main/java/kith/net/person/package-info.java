/**
 * Who people are: author and device keys, signed device lists, prekeys, invitations, and the
 * exchange in which two devices that share a secret become contacts. The specification is {@code
 * docs/protocol/persons.md}.
 */
@NullMarked
package kith.net.person;

import org.jspecify.annotations.NullMarked;
