package org.graft.engine.experiment.predict;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.plan.TrainerChoice;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.Sessions;
import org.graft.spi.Trainer;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Machine;

/**
 * Runs networks in inference mode on the trainer that expects to be fastest, with all cores.
 *
 * @param bench knows the trainers and how they get what they need
 */
record Forward(Workbench bench) {
  /** Numbers that go through at a time: 64 MB. */
  private static final long BLOCK = 1 << 24;

  /**
   * What a node outputs, [n, ...].
   *
   * @throws UserException if it is too much for this process's memory
   */
  Tensor outputs(Network network, Weights weights, Tensor inputs, String node)
      throws InterruptedException {
    Network needed = network.reaching(node);
    Weights held = weights.only(needed::has);
    Shape row = Objects.requireNonNull(needed.shapes().get(node), node);
    Shape whole = row.batch(inputs.rows());
    long most = Runtime.getRuntime().maxMemory() / 2;
    if (whole.elements() * Float.BYTES > most) {
      throw new UserException(
          "'%s' makes %s of these inputs, %d MB, and this process may take %d MB; choose a pooled"
                  .formatted(node, whole, (whole.elements() * Float.BYTES) >> 20, most >> 20)
              + " node, fewer inputs, or more memory");
    }
    Choice<Trainer> trainer =
        new TrainerChoice(bench.reader().trainers(), Optional.empty()).toRun(needed).trainer();
    int step = (int) Math.max(1, BLOCK / Math.max(row.elements(), inputs.rowLength()));
    List<FloatBuffer> blocks = new ArrayList<>();
    int threads = Runtime.getRuntime().availableProcessors();
    DataAccess access = bench.access(Path.of("").toAbsolutePath());
    try (Sessions sessions = new Sessions(new Machine(Machine.Backend.AUTO, threads), access)) {
      Trainer.Session session = sessions.of(trainer);
      for (int from = 0; from < inputs.rows(); from += step) {
        int to = Math.min(inputs.rows(), from + step);
        Tensor block = Tensor.of(inputs.shape().row().batch(to - from), inputs.rows(from, to));
        Tensor made = session.outputs(needed, held, block, List.of(node)).get(node);
        blocks.add(FloatBuffer.wrap(Objects.requireNonNull(made, trainer.name()).toArray()));
      }
    }
    return Tensor.of(whole, blocks, step);
  }
}
