/**
 * Topics: who follows one (HyParView), how a message reaches all of them for about one copy each
 * (Plumtree), and who may publish. Normative: {@code docs/protocol/topic.md}.
 */
@NullMarked
package kith.net.topic;

import org.jspecify.annotations.NullMarked;
