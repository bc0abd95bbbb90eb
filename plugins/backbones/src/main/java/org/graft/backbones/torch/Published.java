package org.graft.backbones.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/** A network's weights as PyTorch's tensors: what a checkpoint of it holds. */
public final class Published {
  private static final String DOT = ".";

  private Published() {}

  /** Under the names of the network's nodes. */
  public static Map<String, Tensor> of(Network network, Weights weights) {
    return made(TorchTensors.of(network), weights);
  }

  /** Under an architecture's names; a head that took its head's place has its head's name. */
  public static Map<String, Tensor> of(
      TorchArchitecture architecture, Network network, Weights weights) {
    String own = network.output().name();
    boolean renewed = own.endsWith(BackboneCard.OUTPUT) && !network.has(architecture.head());
    List<TorchTensor> named = new ArrayList<>();
    for (TorchTensor tensor : architecture.tensors(network)) {
      boolean head = renewed && tensor.key().startsWith(own + DOT);
      named.add(
          head ? tensor.named(architecture.head() + tensor.key().substring(own.length())) : tensor);
    }
    return made(named, weights);
  }

  private static Map<String, Tensor> made(List<TorchTensor> tensors, Weights weights) {
    Map<String, Tensor> made = new LinkedHashMap<>();
    for (TorchTensor tensor : tensors) {
      Shape shape = tensor.shape();
      float[] numbers = new float[Math.toIntExact(shape.elements())];
      int row = numbers.length / Math.max(1, shape.rank() == 0 ? 1 : shape.size(0));
      for (TorchTensor.Part part : tensor.parts()) {
        Tensor held = weights.tensors().get(part.weights());
        if (held == null) {
          throw new IllegalArgumentException("no weights for '" + part.weights() + "'");
        }
        float[] turned = part.layout().toTorch(held.toArray(), held.shape());
        System.arraycopy(turned, 0, numbers, part.from() * row, turned.length);
      }
      made.put(tensor.key(), Tensor.of(shape, numbers));
    }
    return made;
  }
}
