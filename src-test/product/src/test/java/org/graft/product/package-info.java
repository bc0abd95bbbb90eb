/**
 * Whole-product tests: a spec in, a table and a ledger out, through the bundle as a user runs it.
 * Start at {@link org.graft.product.Graft}, which runs the command line in a JVM of its own.
 */
@NullMarked
package org.graft.product;

import org.jspecify.annotations.NullMarked;
