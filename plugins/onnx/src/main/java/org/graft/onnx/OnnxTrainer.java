package org.graft.onnx;

import java.util.List;
import java.util.Optional;
import org.graft.spi.Trainer;
import org.graft.spi.base.Name;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;

/** Runs ONNX networks with preprocessing before and pooling or softmax after; trains nothing. */
@Name(value = "onnx", doc = "ONNX Runtime: runs networks in ONNX on the CPU, trains none.")
public record OnnxTrainer() implements Trainer {
  /** The format's word in {@link Layer.Foreign}. */
  static final String FORMAT = "onnx";

  @Override
  public Optional<String> refusal(Network network, List<Phase> phases) {
    boolean onnx =
        network.nodes().stream()
            .anyMatch(n -> n.layer() instanceof Layer.Foreign f && f.format().equals(FORMAT));
    if (onnx && !phases.isEmpty()) {
      return Optional.of(
          "ONNX Runtime runs a network as it is, so it cannot be fine-tuned; take 'classifier' or"
              + " 'feature-extractor'");
    }
    String before = Network.INPUT;
    for (Node node : network.nodes()) {
      boolean known = node.inputs().equals(List.of(before)) && runs(node.layer());
      if (!known) {
        return Optional.of("onnx runs networks in ONNX alone, not '" + node.name() + "'");
      }
      before = node.name();
    }
    return onnx && phases.isEmpty()
        ? Optional.empty()
        : Optional.of("onnx runs networks in ONNX alone and trains none");
  }

  private static boolean runs(Layer layer) {
    return (layer instanceof Layer.Foreign foreign && foreign.format().equals(FORMAT))
        || layer instanceof Layer.Preprocessing
        || layer instanceof Layer.GlobalAveragePooling
        || layer instanceof Layer.GlobalMaxPooling
        || layer instanceof Layer.Flatten
        || (layer instanceof Layer.Activation a
            && (a.function() == ActivationFunction.LINEAR
                || a.function() == ActivationFunction.SOFTMAX));
  }

  @Override
  public double cost(Network network, List<Phase> phases) {
    return 1;
  }

  @Override
  public Session open(Machine machine) {
    if (machine.backend() == Machine.Backend.CUDA) {
      throw new IllegalStateException("onnx runs on the CPU only");
    }
    return new OnnxSession(machine.threadsPerFit());
  }
}
