package org.graft.dl4j.training;

import java.util.ArrayList;
import java.util.List;
import org.graft.dl4j.backend.NativeArray;
import org.graft.dl4j.graph.RunningGraph;
import org.graft.dl4j.graph.Slots;
import org.graft.dl4j.graph.Slots.Slot;
import org.graft.spi.network.Parameter.Role;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Phase;
import org.graft.training.Numbers;
import org.graft.training.TrainingState;
import org.graft.training.optimizer.UpdateRule;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Parameters that lie side by side in the graph and move together, some at a time. Everything
 * outside is frozen: it is never written to. Not thread-safe.
 */
final class ParameterRange {
  /** Numbers moved at once: 64 KB, so that weights and gradients stay in the cache. */
  private static final int ON_CPU = 1 << 14;

  /** Where each copy is a call to the device, few and large ones. */
  private static final int ON_DEVICE = 1 << 22;

  private final INDArray weights;
  private final INDArray gradients;
  private final long from;
  private final Role role;
  private final double rate;
  private final UpdateRule rule;
  private final List<KernelPenalty> kernels;
  private final List<float[][]> past = new ArrayList<>();
  private final int length;
  private final int chunk;

  private ParameterRange(
      RunningGraph graph, List<Slot> slots, FitJob job, Phase phase, UpdateRule rule) {
    Slot last = slots.get(slots.size() - 1);
    this.from = slots.get(0).offset();
    this.length = Math.toIntExact(last.offset() + last.view().length() - from);
    this.chunk = chunk(graph);
    this.weights = graph.params();
    this.gradients = graph.getFlattenedGradients();
    this.role = slots.get(0).parameter().role();
    this.rate = slots.get(0).rate(phase);
    this.rule = rule;
    this.kernels =
        slots.stream()
            .filter(slot -> slot.parameter().isKernel())
            .map(slot -> KernelPenalty.of(slot, from, job.anchor(), phase.training().penalty()))
            .toList();
    if (role == Role.TRAINED) {
      chunks((at, n) -> past.add(rule.past(n)));
    }
  }

  /** How many numbers of a graph move at once. */
  static int chunk(RunningGraph graph) {
    int most = NativeArray.onCpu() ? ON_CPU : ON_DEVICE;
    return (int) Math.max(1, Math.min(most, graph.numParams()));
  }

  /** What moves by itself in {@code phase}; the graph holds the weights at its start. */
  static List<ParameterRange> of(
      RunningGraph graph, Slots slots, FitJob job, Phase phase, UpdateRule rule) {
    List<ParameterRange> ranges = new ArrayList<>();
    List<Slot> open = new ArrayList<>();
    for (Slot slot : slots.slots()) {
      if (!open.isEmpty() && !joins(open.get(open.size() - 1), slot, phase)) {
        ranges.add(new ParameterRange(graph, open, job, phase, rule));
        open.clear();
      }
      if (slot.movesByItself(phase)) {
        open.add(slot);
      }
    }
    if (!open.isEmpty()) {
      ranges.add(new ParameterRange(graph, open, job, phase, rule));
    }
    return ranges;
  }

  private static boolean joins(Slot last, Slot next, Phase phase) {
    return next.movesByItself(phase)
        && next.parameter().role() == last.parameter().role()
        && next.rate(phase) == last.rate(phase)
        && next.offset() == last.offset() + last.view().length();
  }

  /** What the phase's learning rate is multiplied by. */
  double rate() {
    return rate;
  }

  /** Numbers {@code at} to {@code at + n} of the range. */
  private interface Part {
    void take(int at, int n);
  }

  private void chunks(Part part) {
    for (int at = 0; at < length; at += chunk) {
      part.take(at, Math.min(chunk, length - at));
    }
  }

  /**
   * Takes the gradients from the graph and moves the weights there; the rule is ready for the step.
   *
   * @param decay by what share kernels shrink first
   */
  void step(double decay) {
    float[] whole = new float[Math.min(chunk, length)];
    float[] gradient = new float[whole.length];
    chunks(
        (at, n) -> {
          float[] w = n == whole.length ? whole : new float[n];
          float[] g = n == whole.length ? gradient : new float[n];
          NativeArray.read(weights, from + at, w);
          NativeArray.read(gradients, from + at, g);
          if (role == Role.STATISTIC) {
            subtract(w, g);
          } else {
            kernels.forEach(kernel -> kernel.penalise(w, g, at, decay));
            rule.move(w, g, past.get(at / chunk));
          }
          NativeArray.write(weights, from + at, w);
        });
  }

  private static void subtract(float[] w, float[] g) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= g[i];
    }
  }

  /** Goes through the weights. */
  void moved(Numbers numbers) {
    float[] values = new float[length];
    NativeArray.read(weights, from, values);
    numbers.floats(values);
    if (numbers.restoring()) {
      NativeArray.write(weights, from, values);
    }
  }

  /** Goes through what the optimiser remembers. */
  void past(TrainingState state) {
    for (float[][] part : past) {
      for (float[] array : part) {
        state.floats(array);
      }
    }
  }
}
