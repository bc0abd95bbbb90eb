/**
 * Everything a plugin sees. Start at {@link org.graft.spi.Plugin}; an extension is a record that
 * implements one of the interfaces that extend {@link org.graft.spi.base.Extension}: those here,
 * and {@link org.graft.spi.training.Schedule}.
 *
 * <p>Values live in the sub-packages, each of which sees those before it only: {@code base} (names,
 * seeds, digests), {@code data} (tensors and data sets), {@code network} (layers and weights) and
 * {@code augmentation}, {@code training} (recipes, optimisers and jobs), {@code result} (outcomes
 * and studies). The interfaces here see them all; no value sees an interface. Nothing of Guice,
 * ND4J or the engine may come in.
 */
@NullMarked
package org.graft.spi;

import org.jspecify.annotations.NullMarked;
