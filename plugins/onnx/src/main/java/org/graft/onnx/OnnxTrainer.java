package org.graft.onnx;

import java.util.List;
import java.util.Optional;
import org.graft.spi.Trainer;
import org.graft.spi.base.Name;
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
    boolean onnx = network.nodes().stream().anyMatch(n -> isOnnx(n.layer()));
    if (onnx && !phases.isEmpty()) {
      return Optional.of(
          "ONNX Runtime runs a network as it is, so it cannot be fine-tuned; take 'classifier' or"
              + " 'feature-extractor'");
    }
    String before = Network.INPUT;
    for (Node node : network.nodes()) {
      boolean known = isOnnx(node.layer()) || Surroundings.has(node.layer());
      if (!known || !node.inputs().equals(List.of(before))) {
        return Optional.of("onnx runs networks in ONNX alone, not '" + node.name() + "'");
      }
      before = node.name();
    }
    return onnx && phases.isEmpty()
        ? Optional.empty()
        : Optional.of("onnx runs networks in ONNX alone and trains none");
  }

  private static boolean isOnnx(Layer layer) {
    return layer instanceof Layer.Foreign foreign && foreign.format().equals(FORMAT);
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
