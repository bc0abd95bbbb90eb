package org.graft.training.insertion;

import java.util.List;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Parameter;
import org.graft.spi.training.Insertion;

/** Parameters as a function of what is inserted. Not thread-safe. */
interface Reparameterisation {
  /**
   * The parameters' numbers.
   *
   * @param inserted numbers of each inserted parameter
   * @return one array for each changed parameter, in the node's order
   */
  float[][] merged(float[][] inserted);

  /**
   * Gradients by what is inserted, by the chain rule.
   *
   * @param gradients by each changed parameter
   * @param inserted where the gradients are taken
   * @return one array for each inserted parameter
   */
  float[][] gradients(float[][] gradients, float[][] inserted);

  /**
   * That of an insertion.
   *
   * @param changed the parameters that it changes
   * @param start their numbers at the phase's start
   */
  static Reparameterisation of(
      Insertion insertion, Layer layer, List<Parameter> changed, float[][] start) {
    if (insertion instanceof Insertion.LowRank low) {
      return new LowRankUpdate(KernelMatrix.of(changed.get(0), start[0]), low.factor());
    } else if (insertion instanceof Insertion.Decomposed decomposed) {
      KernelMatrix kernel = KernelMatrix.of(changed.get(0), start[0]);
      return new DecomposedUpdate(kernel, decomposed.update().factor());
    } else if (insertion instanceof Insertion.ScaleShift) {
      return new ScaleAndShift(OutputAxis.all(layer, changed), start);
    }
    throw new IllegalArgumentException("no way to train " + insertion);
  }
}
