/**
 * A trainer for networks of dense layers in plain Java. Start at {@link
 * org.graft.lanes.LanesTrainer}; {@link org.graft.lanes.PhaseRun} is the loop, {@link
 * org.graft.lanes.Operation} what a layer does, {@link org.graft.lanes.Lanes} the arithmetic.
 *
 * <p>What sits in the processor's SIMD lanes is decided layer by layer, so that the innermost loops
 * are long: the batch's examples in narrow layers, the layer's outputs in wide ones. HotSpot turns
 * such loops into vector instructions if every operand is an array of its own that is read from
 * index 0 on with one stride; offsets into a shared array defeat it, and so do loops of 16 or fewer
 * turns, of which it leaves the larger part to scalar code. That is why replicates are not what
 * sits in the lanes (JDK 17, 16 replicates: 0.35 ns a product, no better than scalar code;
 * examples: 0.1 ns), why matrices are arrays of arrays here, and why a job's result cannot depend
 * on what else is trained. {@code jdk.incubator.vector} could do more, but starting a JVM with it
 * prints a warning.
 *
 * <p>No sum is taken in an order that depends on the number of threads or on other jobs. Must not
 * come in: native code, and layers over images.
 */
@NullMarked
package org.graft.lanes;

import org.jspecify.annotations.NullMarked;
