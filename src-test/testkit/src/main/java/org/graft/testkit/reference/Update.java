package org.graft.testkit.reference;

import java.util.Arrays;
import org.graft.spi.training.Optimizer;

/** An optimiser's rule for one variable, with its state. */
interface Update {
  /**
   * Moves weights.
   *
   * @param w weights, changed in place
   * @param g their gradient
   * @param r learning rate after the schedule
   * @param t step, from 1
   */
  void step(double[] w, double[] g, double r, int t);

  /** The rule of {@code optimizer} for a variable of {@code size} numbers, with fresh state. */
  static Update of(Optimizer optimizer, int size, boolean kernel) {
    if (optimizer instanceof Optimizer.Sgd) {
      return Update::sgd;
    } else if (optimizer instanceof Optimizer.Momentum o) {
      return momentum(o, new double[size]);
    } else if (optimizer instanceof Optimizer.Nesterov o) {
      return nesterov(o, new double[size]);
    } else if (optimizer instanceof Optimizer.Adam o) {
      return adam(o, new double[size], new double[size]);
    } else if (optimizer instanceof Optimizer.AdamW o) {
      Adaptive adam = new Adaptive(o.beta1(), o.beta2(), o.epsilon());
      return decayed(kernel ? o.decay() : 0, adam.rule(new double[size], new double[size]));
    } else if (optimizer instanceof Optimizer.AdaDelta o) {
      return adaDelta(o, new double[size], new double[size]);
    } else if (optimizer instanceof Optimizer.AdaGrad o) {
      double[] a = new double[size];
      Arrays.fill(a, o.initial());
      return adaGrad(o, a);
    } else if (optimizer instanceof Optimizer.RmsProp o) {
      return rmsProp(o, new double[size]);
    }
    throw new IllegalArgumentException("no rule for " + optimizer);
  }

  private static void sgd(double[] w, double[] g, double r, int t) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= r * g[i];
    }
  }

  private static Update momentum(Optimizer.Momentum o, double[] v) {
    return (w, g, r, t) -> {
      for (int i = 0; i < w.length; i++) {
        v[i] = o.momentum() * v[i] - r * g[i];
        w[i] += v[i];
      }
    };
  }

  private static Update nesterov(Optimizer.Nesterov o, double[] v) {
    return (w, g, r, t) -> {
      for (int i = 0; i < w.length; i++) {
        v[i] = o.momentum() * v[i] - r * g[i];
        w[i] += o.momentum() * v[i] - r * g[i];
      }
    };
  }

  private static Update adam(Optimizer.Adam o, double[] m, double[] v) {
    return new Adaptive(o.beta1(), o.beta2(), o.epsilon()).rule(m, v);
  }

  private static Update decayed(double decay, Update inner) {
    return (w, g, r, t) -> {
      for (int i = 0; i < w.length; i++) {
        w[i] -= r * decay * w[i];
      }
      inner.step(w, g, r, t);
    };
  }

  private static Update adaDelta(Optimizer.AdaDelta o, double[] a, double[] u) {
    return (w, g, r, t) -> {
      for (int i = 0; i < w.length; i++) {
        a[i] = o.rho() * a[i] + (1 - o.rho()) * g[i] * g[i];
        double d = g[i] * Math.sqrt(u[i] + o.epsilon()) / Math.sqrt(a[i] + o.epsilon());
        u[i] = o.rho() * u[i] + (1 - o.rho()) * d * d;
        w[i] -= r * d;
      }
    };
  }

  private static Update adaGrad(Optimizer.AdaGrad o, double[] a) {
    return (w, g, r, t) -> {
      for (int i = 0; i < w.length; i++) {
        a[i] += g[i] * g[i];
        w[i] -= r * g[i] / Math.sqrt(a[i] + o.epsilon());
      }
    };
  }

  private static Update rmsProp(Optimizer.RmsProp o, double[] a) {
    return (w, g, r, t) -> {
      for (int i = 0; i < w.length; i++) {
        a[i] = o.rho() * a[i] + (1 - o.rho()) * g[i] * g[i];
        w[i] -= r * g[i] / Math.sqrt(a[i] + o.epsilon());
      }
    };
  }

  /** Adam's rule, which adam and adamw share. */
  record Adaptive(double beta1, double beta2, double epsilon) {
    private Update rule(double[] m, double[] v) {
      return (w, g, r, t) -> {
        double rate = r * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
        for (int i = 0; i < w.length; i++) {
          m[i] = beta1 * m[i] + (1 - beta1) * g[i];
          v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
          w[i] -= rate * m[i] / (Math.sqrt(v[i]) + epsilon);
        }
      };
    }
  }
}
