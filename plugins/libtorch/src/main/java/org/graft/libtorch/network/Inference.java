package org.graft.libtorch.network;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.graft.libtorch.operation.Mode;
import org.graft.libtorch.runtime.Batches;
import org.graft.libtorch.runtime.Device;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.training.TapOutputs;

/** Runs a network up to the highest tap, in batches, all taps in one pass. */
@SuppressWarnings("try") // scopes and guards are opened and closed, not used
public final class Inference {
  private Inference() {}

  /** The outputs of {@code taps}, [n, ...] each. */
  public static Map<String, Tensor> outputs(
      Network network, Weights weights, Tensor inputs, List<String> taps, Device device)
      throws InterruptedException {
    Optional<Network> reached = needed(network, taps);
    if (reached.isEmpty()) {
      return TapOutputs.of(network, inputs, taps, 1, (from, to) -> Map.of());
    }
    Network needed = reached.get();
    Set<String> wanted = new LinkedHashSet<>(TapOutputs.computed(taps));
    try (PointerScope scope = new PointerScope();
        AutoGradMode off = new AutoGradMode(false)) {
      Net net = Net.inference(needed, weights, device);
      Batches batches = new Batches(needed.input(), device);
      return TapOutputs.of(
          needed,
          inputs,
          taps,
          BatchSize.rows(needed),
          (from, to) -> run(net, batches.fill(inputs, from, to), wanted, device));
    }
  }

  /** The network as far as {@code taps} need it; empty where they need none of it. */
  public static Optional<Network> needed(Network network, List<String> taps) {
    return TapOutputs.computed(taps).stream()
        .max(Comparator.comparingInt(network::index))
        .map(network::upTo);
  }

  private static Map<String, float[]> run(
      Net net, org.bytedeco.pytorch.Tensor inputs, Set<String> wanted, Device device) {
    Map<String, float[]> outputs = new LinkedHashMap<>();
    try (PointerScope own = new PointerScope()) {
      net.forward(inputs, node -> Mode.INFERENCE, wanted)
          .forEach((tap, output) -> outputs.put(tap, device.read(output)));
    }
    return outputs;
  }
}
