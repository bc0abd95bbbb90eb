/**
 * What one sample looks like: moments, quantiles, descriptives, and whether it could be normal.
 *
 * <p>Start at {@link org.graft.stats.shape.Moments}, which rescales before it squares, and {@link
 * org.graft.stats.shape.Quantiles}. Comparisons of samples belong elsewhere.
 */
@NullMarked
package org.graft.stats.shape;

import org.jspecify.annotations.NullMarked;
