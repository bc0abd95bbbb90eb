package org.graft.libtorch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.graft.libtorch.operation.Operations;
import org.graft.libtorch.runtime.LibtorchStart;
import org.graft.libtorch.runtime.Natives;
import org.graft.libtorch.runtime.Precision;
import org.graft.spi.Trainer;
import org.graft.spi.base.Name;
import org.graft.spi.base.Neutral;
import org.graft.spi.base.Param;
import org.graft.spi.data.DataAccess;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;

/**
 * Trains networks on libtorch, PyTorch's library, on the CPU or on CUDA.
 *
 * <p>libtorch is loaded by {@link #open}, not before.
 */
@Name(
    value = "libtorch",
    doc =
        "libtorch, PyTorch's library: fastest for residual networks and attention, on the CPU or CUDA.")
public record LibtorchTrainer(
    @Neutral("float32")
        @Param(
            doc =
                "What convolutions, dense layers and attention multiply in: float32, tf32 (CUDA"
                    + " alone) or bfloat16; weights, losses and optimisers are float32 in each.",
            byDefault = "float32")
        Precision precision)
    implements Trainer {
  /** In single precision. */
  public LibtorchTrainer() {
    this(Precision.FLOAT32);
  }

  @Override
  public Optional<String> refusal(Network network, List<Phase> phases) {
    for (Node node : network.nodes()) {
      if (!Operations.know(node.layer())) {
        return Optional.of(
            "libtorch does not know layers of kind '"
                + node.layer().kind()
                + "', such as '"
                + node.name()
                + "'");
      }
    }
    return phases.isEmpty() ? Optional.empty() : network.untrainable("libtorch");
  }

  @Override
  public Optional<String> absence() {
    return Natives.absence();
  }

  @Override
  public void prepare(DataAccess access) throws IOException {
    Natives.prepare(access);
  }

  /** Estimated seconds to train on 1,000 examples; see {@link TensorCost}. */
  @Override
  public double cost(Network network, List<Phase> phases) {
    return TensorCost.seconds(network, phases, 1_000);
  }

  @Override
  public Session open(Machine machine) {
    return new LibtorchSession(
        LibtorchStart.on(machine.device(), precision), machine.threadsPerFit(), machine.waits());
  }
}
