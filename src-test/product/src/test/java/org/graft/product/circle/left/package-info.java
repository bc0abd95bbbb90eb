/** One half of a circle of two packages, planted for {@code ArchitectureTest}. */
@NullMarked
package org.graft.product.circle.left;

import org.jspecify.annotations.NullMarked;
