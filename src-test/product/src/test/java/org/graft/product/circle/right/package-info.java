/** One half of a circle of two packages, planted for {@code ArchitectureTest}. */
@NullMarked
package org.graft.product.circle.right;

import org.jspecify.annotations.NullMarked;
