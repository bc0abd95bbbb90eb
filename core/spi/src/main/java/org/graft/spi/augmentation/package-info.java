/**
 * Pictures changed at random while training. Start at {@link
 * org.graft.spi.augmentation.Augmentation}, what can be asked for; {@link
 * org.graft.spi.augmentation.Augmenter} does it, the same for every trainer. Everything drawn is a
 * function of a seed and an example's index, so that neither batches nor threads matter.
 */
@NullMarked
package org.graft.spi.augmentation;

import org.jspecify.annotations.NullMarked;
