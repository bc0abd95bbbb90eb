package org.graft.testkit.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Node;
import org.graft.spi.training.Insertion;
import org.graft.spi.training.Phase;

/**
 * A node whose parameters train by way of an insertion, by the definitions of {@link Insertion}:
 * number by number, each parameter's derivative by each inserted number.
 */
final class Inserting {
  /** One term of a derivative. */
  private interface Term {
    /** Adds {@code factor} to the derivative of a changed number by an inserted one. */
    void add(int inserted, int number, double factor);
  }

  private final Insertion insertion;
  private final Layer layer;
  private final Phase phase;
  private final double factor;
  private final List<Variable> changed = new ArrayList<>();
  private final List<double[]> start = new ArrayList<>();
  private final List<Variable> inserted = new ArrayList<>();
  private final List<Update> updates = new ArrayList<>();

  /**
   * An insertion.
   *
   * @param own the node's variables
   */
  Inserting(Node node, Insertion insertion, List<Variable> own, Phase phase, Seed seed) {
    this.insertion = insertion;
    this.layer = node.layer();
    this.phase = phase;
    for (Variable v : own) {
      if (insertion.changes(v.parameter())) {
        changed.add(v);
        start.add(v.value().clone());
      }
    }
    this.factor = phase.rate(node.name(), changed.get(0).parameter());
    insertion
        .inserted(layer, own.stream().map(Variable::parameter).toList())
        .forEach(p -> inserted.add(new Variable(p, p.draw(node.name(), seed))));
    inserted.forEach(
        v -> updates.add(Update.of(phase.training().optimizer(), v.value().length, v.kernel())));
  }

  /** Puts what is inserted into the node's parameters. */
  void merge() {
    for (int k = 0; k < changed.size(); k++) {
      double[] merged = merged(k);
      System.arraycopy(merged, 0, changed.get(k).value(), 0, merged.length);
    }
  }

  private double[] merged(int k) {
    if (insertion instanceof Insertion.LowRank low) {
      return updated(low);
    }
    if (insertion instanceof Insertion.Decomposed decomposed) {
      double[] direction = updated(decomposed.update());
      double[] before = lengths(start.get(0));
      double[] after = lengths(direction);
      for (int i = 0; i < direction.length; i++) {
        int output = output(i, changed.get(0).parameter().shape());
        direction[i] *= (before[output] + inserted.get(2).value()[output]) / after[output];
      }
      return direction;
    }
    double[] merged = start.get(k).clone();
    for (int i = 0; i < merged.length; i++) {
      int output = output(i, changed.get(k).parameter().shape());
      merged[i] *= 1 + inserted.get(0).value()[output];
      if (inserted.size() == 2 && k == changed.size() - 1) {
        merged[i] += inserted.get(1).value()[output];
      }
    }
    return merged;
  }

  private double[] updated(Insertion.LowRank low) {
    double[] updated = start.get(0).clone();
    double[] a = inserted.get(0).value();
    low(low, (from, number, by) -> updated[number] += a[from] * by);
    return updated;
  }

  /** The derivative of each of the kernel's numbers by each of A's. */
  private void low(Insertion.LowRank low, Term term) {
    Shape shape = changed.get(0).parameter().shape();
    int inputs = start.get(0).length / lengths(start.get(0)).length;
    double[] b = inserted.get(1).value();
    for (int i = 0; i < start.get(0).length; i++) {
      int output = output(i, shape);
      int input = shape.rank() == 2 ? i / shape.size(1) : i % inputs;
      for (int k = 0; k < low.rank(); k++) {
        double own = shape.rank() == 2 ? b[k * shape.size(1) + output] : b[output * low.rank() + k];
        int from = shape.rank() == 2 ? input * low.rank() + k : k * inputs + input;
        term.add(from, i, low.alpha() / low.rank() * own);
      }
    }
  }

  private double[] lengths(double[] kernel) {
    Shape shape = changed.get(0).parameter().shape();
    double[] lengths = new double[shape.size(shape.rank() == 2 ? 1 : 0)];
    for (int i = 0; i < kernel.length; i++) {
      int output = output(i, shape);
      lengths[output] = Math.hypot(lengths[output], kernel[i]);
    }
    return lengths;
  }

  /** The output channel of a number. */
  private int output(int i, Shape shape) {
    if (shape.rank() == 1) {
      return i;
    }
    if (shape.rank() == 2) {
      return i % shape.size(1);
    }
    int window = shape.size(2) * shape.size(3);
    int first = i / (window * shape.size(1));
    return layer instanceof Layer.DepthwiseConvolution
        ? i / window % shape.size(1) * shape.size(0) + first
        : first;
  }

  /** Moves what is inserted by the gradients of the parameters, and merges it. */
  void step(double rate, int number) {
    inserted.forEach(v -> Arrays.fill(v.gradient(), 0));
    if (insertion instanceof Insertion.LowRank low) {
      byUpdate(low, changed.get(0).gradient());
    } else if (insertion instanceof Insertion.Decomposed decomposed) {
      byParts(decomposed);
    } else {
      byScale();
    }
    for (int k = 0; k < inserted.size(); k++) {
      Variable v = inserted.get(k);
      if (v.kernel()) {
        Penalties.add(phase.training().penalty(), v, java.util.Optional.empty());
      }
      updates.get(k).step(v.value(), v.gradient(), rate * factor, number);
    }
    merge();
  }

  private void byUpdate(Insertion.LowRank low, double[] g) {
    double[] a = inserted.get(0).value();
    double[] byA = inserted.get(0).gradient();
    double[] byB = inserted.get(1).gradient();
    low(low, (from, number, by) -> byA[from] += g[number] * by);
    Shape shape = changed.get(0).parameter().shape();
    for (int i = 0; i < g.length; i++) {
      int output = output(i, shape);
      for (int k = 0; k < low.rank(); k++) {
        boolean dense = shape.rank() == 2;
        double from =
            dense
                ? a[i / shape.size(1) * low.rank() + k]
                : a[k * a.length / low.rank() + i % (a.length / low.rank())];
        byB[dense ? k * shape.size(1) + output : output * low.rank() + k] +=
            low.alpha() / low.rank() * g[i] * from;
      }
    }
  }

  private void byParts(Insertion.Decomposed decomposed) {
    double[] direction = updated(decomposed.update());
    double[] before = lengths(start.get(0));
    double[] after = lengths(direction);
    double[] g = changed.get(0).gradient().clone();
    for (int i = 0; i < g.length; i++) {
      int output = output(i, changed.get(0).parameter().shape());
      inserted.get(2).gradient()[output] += g[i] * direction[i] / after[output];
      g[i] *= (before[output] + inserted.get(2).value()[output]) / after[output];
    }
    byUpdate(decomposed.update(), g);
  }

  private void byScale() {
    for (int k = 0; k < changed.size(); k++) {
      double[] g = changed.get(k).gradient();
      for (int i = 0; i < g.length; i++) {
        int output = output(i, changed.get(k).parameter().shape());
        inserted.get(0).gradient()[output] += g[i] * start.get(k)[i];
        if (inserted.size() == 2 && k == changed.size() - 1) {
          inserted.get(1).gradient()[output] += g[i];
        }
      }
    }
  }
}
