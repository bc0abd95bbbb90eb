package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/**
 * A layer's arithmetic. Holds what the last forward pass left for the backward pass; not
 * thread-safe.
 */
interface Operation {
  /**
   * The output for a batch.
   *
   * @param rows examples in the batch
   * @param inputs one array an input, [rows, elements of that input], not to be changed
   * @param noise where random numbers come from in {@link Mode#TRAINING}
   * @return a new array, [rows, elements of the output]
   */
  double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise);

  /**
   * The chain rule through the last forward pass; adds to its variables' gradients.
   *
   * @param gradient of the loss by the output, not to be changed
   * @return gradients of the loss by each input, new arrays
   */
  List<double[]> backward(double[] gradient);
}
