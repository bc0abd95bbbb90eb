package org.graft.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.graft.dl4j.Slots.Slot;
import org.graft.spi.network.Parameter.Role;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Parameters that lie side by side in the graph and move together. Everything outside is frozen: it
 * is never written to. Not thread-safe.
 */
final class ParameterRange {
  private final INDArray weights;
  private final INDArray gradients;
  private final float[] w;
  private final float[] g;
  private final Role role;
  private final Update update;
  private final List<Kernel> kernels = new ArrayList<>();

  private ParameterRange(RunningGraph graph, List<Slot> slots, Optimizer optimizer) {
    long from = slots.get(0).offset();
    Slot last = slots.get(slots.size() - 1);
    long to = last.offset() + last.view().length();
    this.weights = part(graph.params(), from, to);
    this.gradients = part(graph.getFlattenedGradients(), from, to);
    this.role = slots.get(0).parameter().role();
    this.w = new float[Math.toIntExact(to - from)];
    this.g = new float[w.length];
    this.update = Update.of(optimizer, role == Role.TRAINED ? w.length : 0);
  }

  private static INDArray part(INDArray flat, long from, long to) {
    return flat.reshape(flat.length()).get(NDArrayIndex.interval(from, to));
  }

  /** What moves in {@code phase}; the graph holds the weights at its start. */
  static List<ParameterRange> of(RunningGraph graph, Slots slots, FitJob job, Phase phase) {
    List<ParameterRange> ranges = new ArrayList<>();
    List<Slot> open = new ArrayList<>();
    for (Slot slot : slots.slots()) {
      if (!open.isEmpty() && !joins(open.get(open.size() - 1), slot, phase)) {
        ranges.add(range(graph, open, job, phase));
        open.clear();
      }
      if (moves(slot, phase)) {
        open.add(slot);
      }
    }
    if (!open.isEmpty()) {
      ranges.add(range(graph, open, job, phase));
    }
    return ranges;
  }

  /** Whether a parameter changes in {@code phase}. */
  static boolean moves(Slot slot, Phase phase) {
    return slot.parameter().role() == Role.TRAINED
        ? phase.trained().contains(slot.node().name())
        : phase.moves(slot.node().name());
  }

  private static boolean joins(Slot last, Slot next, Phase phase) {
    return moves(next, phase)
        && next.parameter().role() == last.parameter().role()
        && next.offset() == last.offset() + last.view().length();
  }

  private static ParameterRange range(
      RunningGraph graph, List<Slot> slots, FitJob job, Phase phase) {
    ParameterRange range = new ParameterRange(graph, slots, phase.training().optimizer());
    for (Slot slot : slots) {
      if (slot.parameter().name().equals("kernel")) {
        int from = Math.toIntExact(slot.offset() - slots.get(0).offset());
        range.kernels.add(new Kernel(from, anchor(slot, job.anchor()), phase.training().penalty()));
      }
    }
    NativeArray.read(range.weights, range.w);
    return range;
  }

  /** The kernel's L2-SP anchor in the graph's order of numbers: the source's weights or 0. */
  private static float[] anchor(Slot slot, Weights anchor) {
    var tensor = anchor.tensors().get(slot.key());
    return tensor == null
        ? new float[Math.toIntExact(slot.view().length())]
        : slot.inGraphOrder(tensor);
  }

  /** Takes the gradients from the graph and moves the weights there. */
  void step(Optimizer optimizer, double rate, int step) {
    NativeArray.read(gradients, g);
    if (role == Role.STATISTIC) {
      for (int i = 0; i < w.length; i++) {
        w[i] -= g[i];
      }
    } else {
      for (Kernel kernel : kernels) {
        kernel.penalise(w, g);
        if (optimizer instanceof Optimizer.AdamW adamW) {
          kernel.shrink(w, rate * adamW.decay());
        }
      }
      update.apply(w, g, rate, step);
    }
    NativeArray.write(weights, w);
  }

  /** A copy of the weights. */
  float[] copy() {
    return w.clone();
  }

  /** Puts a copy back. */
  void restore(float[] copy) {
    System.arraycopy(copy, 0, w, 0, w.length);
    NativeArray.write(weights, w);
  }
}
