package org.graft.libtorch.operation;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.graft.libtorch.runtime.Device;
import org.graft.spi.base.Randomness;
import org.graft.spi.data.Shape;

/**
 * Where a layer stands.
 *
 * @param inputs shapes per example
 * @param out its output's
 * @param parameters its own, in the order of {@link org.graft.spi.network.Layer#parameters}; they
 *     outlive the operation
 * @param random the random numbers of this layer in this phase
 * @param stochastic probability that batch normalisation in training takes running statistics
 * @param device where it computes
 */
public record Place(
    List<Shape> inputs,
    Shape out,
    List<Tensor> parameters,
    Randomness random,
    double stochastic,
    Device device) {
  /** Copies the lists. */
  public Place {
    inputs = List.copyOf(inputs);
    parameters = List.copyOf(parameters);
  }

  /** The shape of the first input. */
  Shape in() {
    return inputs.get(0);
  }

  /** The first parameter. */
  Tensor kernel() {
    return parameters.get(0);
  }

  /** The parameter after the kernel. */
  Optional<Tensor> bias() {
    return parameters.stream().skip(1).findFirst();
  }

  /** As libtorch takes a bias, in the precision of products. */
  TensorOptional torchBias() {
    return bias().map(device::factor).map(TensorOptional::new).orElseGet(TensorOptional::new);
  }
}
