/**
 * The default trainer, on DL4J and ND4J 1.0.0-M2.1. Start at {@link org.graft.dl4j.Dl4jTrainer};
 * then {@link org.graft.dl4j.Dl4jSession}, {@link org.graft.dl4j.training.GraphLearner} (a step of
 * training) and {@link org.graft.dl4j.graph.Blueprint} (layers to DL4J).
 *
 * <p>What is DL4J's here: the graph, its workspaces, and the dense, convolution, pooling and
 * normalisation layers. What is ours, because DL4J departs from what the SPI promises:
 *
 * <ul>
 *   <li>The loss: softmax with cross-entropy on logits, class weights, and the mean over the batch
 *       (DL4J sums gradients and divides later).
 *   <li>Updates: plain Java on the flattened parameters, so that each optimiser is exactly what its
 *       Javadoc says, and frozen parameters are never written to.
 *   <li>Activation, dropout, flatten and frozen batch normalisation: DL4J's activation layer
 *       overwrites its input in inference even when others read it, its dropout draws from ND4J's
 *       generator, its frozen layers cannot lie above trained ones.
 * </ul>
 *
 * <p>ND4J and DL4J types stay in this module, and no class that needs them may be loaded before
 * {@link org.graft.dl4j.Dl4jTrainer#open}.
 *
 * <p>More of what was found in this release, for whoever touches these files: softmax on any axis
 * but the last gives wrong numbers with oneDNN; {@code ComputationGraph.output} fails with several
 * outputs of which one is another's input; batch normalisation holds log10 of the deviation unless
 * told not to; {@code ravel} with an order takes the letter for a size.
 *
 * <p>The JVM should run with {@code -Dorg.bytedeco.javacpp.maxphysicalbytes=0
 * -Dorg.bytedeco.javacpp.maxbytes=0 -XX:+UseParallelGC -Xmn32m}, environment {@code
 * OMP_WAIT_POLICY=passive} and {@code GOMP_SPINCOUNT=2000}: threads that wait longer than some
 * microseconds sleep, so that more of them than cores do no harm, and what sleeps at once costs a
 * convnet's training 10 % (how many there are is set by {@link org.graft.dl4j.Dl4jTrainer#open}).
 * With {@code MALLOC_ARENA_MAX=1}, {@code MALLOC_MMAP_MAX_=0} and {@code
 * MALLOC_TRIM_THRESHOLD_=4000000000} glibc keeps the memory of ND4J's buffers and oneDNN's scratch:
 * a step of ResNet-18 (64 pixels, 32 images) faults 200 to 800 pages in instead of 37,000 to
 * 49,000. From JDK 24 on also {@code --enable-native-access=ALL-UNNAMED
 * --sun-misc-unsafe-memory-access=allow}.
 */
@NullMarked
package org.graft.dl4j;

import org.jspecify.annotations.NullMarked;
