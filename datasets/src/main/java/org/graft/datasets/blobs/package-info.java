/**
 * Gaussian blobs as scikit-learn makes them, bit for bit. Start at {@link
 * org.graft.datasets.blobs.Blobs}; below it lie NumPy's legacy random numbers, ported so that the
 * same {@code random-state} gives the same points.
 */
@NullMarked
package org.graft.datasets.blobs;

import org.jspecify.annotations.NullMarked;
