/**
 * Classifiers on features that the store keeps: programmed strategies whose grid costs seconds,
 * since the source model runs once for all of them. One record each, with its citation. Start at
 * {@link org.graft.strategies.head.NearestNeighbours}.
 */
@NullMarked
package org.graft.strategies.head;

import org.jspecify.annotations.NullMarked;
