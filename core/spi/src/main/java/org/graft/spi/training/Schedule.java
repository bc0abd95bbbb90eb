package org.graft.spi.training;

import org.graft.spi.base.Extension;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/**
 * How the learning rate changes over a phase: a pure function of how far the phase has come, so
 * that every trainer follows it and replicates with other schedules train together.
 */
public interface Schedule extends Extension {
  /** What the optimiser's rate is multiplied by in the step to come: finite, 0 or more. */
  double factor(Progress progress);

  /**
   * How far a phase has come.
   *
   * @param step steps done, from 0
   * @param stepsPerEpoch steps an epoch, 1 or more
   * @param epochs epochs of the phase
   */
  record Progress(int step, int stepsPerEpoch, int epochs) {
    /** Epochs done, with fractions. */
    public double elapsed() {
      return (double) step / stepsPerEpoch;
    }

    /** Steps of the phase if it is not stopped early. */
    public long steps() {
      return (long) stepsPerEpoch * epochs;
    }
  }

  /** Always 1. */
  @Name(value = "constant", doc = "The rate stays as it is.")
  record Constant() implements Schedule {
    @Override
    public double factor(Progress progress) {
      return 1;
    }
  }

  /** Falls by a factor every so many epochs. */
  @Name(value = "step", doc = "The rate falls by a factor every so many epochs.")
  record Step(
      @Param(doc = "Epochs between falls.", unit = "epochs", min = 1) int every,
      @Param(doc = "Factor of each fall.", byDefault = "0.1", min = 0) double factor)
      implements Schedule {
    @Override
    public double factor(Progress progress) {
      return Math.pow(factor, Math.floor(progress.elapsed() / every));
    }
  }

  /** Falls by a factor every epoch, smoothly. */
  @Name(value = "exponential", doc = "The rate falls by a factor an epoch, smoothly.")
  record Exponential(@Param(doc = "Factor an epoch.", min = 0) double decay) implements Schedule {
    @Override
    public double factor(Progress progress) {
      return Math.pow(decay, progress.elapsed());
    }
  }

  /** Half a cosine from 1 to {@code end}. */
  @Name(
      value = "cosine",
      doc = "The rate follows half a cosine down, after a linear rise.",
      cites = "arXiv:1608.03983")
  record Cosine(
      @Param(doc = "Factor at the end.", byDefault = "0", min = 0) double end,
      @Param(
              doc = "Linear rise from 0 at the start; fractions of an epoch are steps.",
              unit = "epochs",
              byDefault = "0",
              min = 0)
          double warmup)
      implements Schedule {
    @Override
    public double factor(Progress progress) {
      double elapsed = progress.elapsed();
      if (elapsed < warmup) {
        return elapsed / warmup;
      }
      double share = Math.min(1, (elapsed - warmup) / Math.max(1e-9, progress.epochs() - warmup));
      return end + (1 - end) * (1 + Math.cos(Math.PI * share)) / 2;
    }
  }

  /**
   * Up in a straight line over the first steps, down over the rest: with T steps, cut = floor(T
   * rise) and p = t / cut before it, 1 - (t - cut) / (cut (1 / rise - 1)) after, the factor is (1 +
   * p (ratio - 1)) / ratio.
   */
  @Name(
      value = "slanted-triangle",
      doc = "The rate rises over the first steps and falls over the rest, in straight lines.",
      cites = "arXiv:1801.06146")
  record SlantedTriangle(
      @Param(doc = "Share of the steps in which it rises.", byDefault = "0.1", min = 0.001, max = 1)
          double rise,
      @Param(doc = "Highest rate over the lowest.", byDefault = "32", min = 1) double ratio)
      implements Schedule {
    @Override
    public double factor(Progress progress) {
      double cut = Math.max(1, Math.floor(progress.steps() * rise));
      double t = progress.step();
      double p = t < cut ? t / cut : 1 - (t - cut) / (cut * Math.max(1e-9, 1 / rise - 1));
      return (1 + Math.max(0, p) * (ratio - 1)) / ratio;
    }
  }

  /**
   * One cycle: from 1 / {@code start} up to 1 and down to 1 / ({@code start} x {@code end}), along
   * half cosines, as PyTorch's {@code OneCycleLR} has it. The momentum stays as it is.
   */
  @Name(
      value = "one-cycle",
      doc = "The rate rises to its highest and falls to almost nothing, along half cosines.",
      cites = "arXiv:1708.07120")
  record OneCycle(
      @Param(doc = "Share of the steps in which it rises.", byDefault = "0.3", min = 0, max = 1)
          double rise,
      @Param(doc = "Highest rate over the first.", byDefault = "25", min = 1) double start,
      @Param(doc = "First rate over the last.", byDefault = "10000", min = 1) double end)
      implements Schedule {
    @Override
    public double factor(Progress progress) {
      double last = progress.steps() - 1.0;
      double peak = rise * progress.steps() - 1;
      double t = progress.step();
      double first = 1 / start;
      return t <= peak || last <= peak
          ? between(first, 1, peak <= 0 ? 1 : Math.min(1, t / peak))
          : between(1, first / end, Math.min(1, (t - peak) / (last - peak)));
    }

    private static double between(double from, double to, double share) {
      return to + (from - to) / 2 * (1 + Math.cos(Math.PI * share));
    }
  }
}
