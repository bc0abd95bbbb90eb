/**
 * A trainer for networks of dense layers in plain Java. Start at {@link
 * org.graft.lanes.LanesTrainer}; {@link org.graft.lanes.training.LaneLearner} is a step of
 * training, {@link org.graft.lanes.layer.LayerOperation} what a layer does, {@link
 * org.graft.lanes.matrix.Lanes} the arithmetic.
 *
 * <p>What sits in the processor's SIMD lanes is decided layer by layer, so that the innermost loops
 * are long: the batch's examples in narrow layers, the layer's outputs in wide ones; and of jobs
 * handed over together that are small and differ only in seeds and scalars, the networks themselves
 * ({@link org.graft.lanes.JobGroups} says when and why). Matrices are arrays of arrays, because
 * HotSpot turns a loop into vector instructions only if every operand is an array of its own that
 * is read from index 0 on with one stride.
 *
 * <p>Products are {@link org.graft.lanes.matrix.VectorLanes}'s where the JVM has its module and
 * lets {@link org.graft.lanes.matrix.IncubatorModule} load it, as the launcher does, else {@link
 * org.graft.lanes.matrix.PlainLanes}'s, and the bits are the same: each sum is taken in the order
 * of its terms by fused multiplications and additions. The module is worth it (JDK 17, AVX-512, one
 * thread, ms of CPU a step of 128 examples with Adadelta; PyTorch 1.13 in the same run):
 *
 * <pre>
 * head            plain Java   vectors   PyTorch
 * 4,608 x 128 x 5        9.8       5.5       6.3
 * 25,088 x 64 x 5       35        20.5      23.2
 * 512 x 10              0.12      0.10      0.27
 * </pre>
 *
 * <p>Hence no BLAS: ND4J's would cost its start (0.4 to 1 s), 150 MB and copies to native memory,
 * for products that are already at PyTorch's speed.
 *
 * <p>No sum is taken in an order that depends on the number of threads or on other jobs. Must not
 * come in: native code, and layers over images.
 */
@NullMarked
package org.graft.lanes;

import org.jspecify.annotations.NullMarked;
