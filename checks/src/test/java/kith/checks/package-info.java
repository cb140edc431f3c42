/**
 * Tests about the code itself, not about what it does: who may use whom, sizes and names, what
 * Android has. Every rule comes with a sample that breaks it, and a test that the rule says so.
 */
@NullMarked
package kith.checks;

import org.jspecify.annotations.NullMarked;
