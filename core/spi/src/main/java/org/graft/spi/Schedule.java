package org.graft.spi.training;

import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/** How the learning rate changes over a phase. */
public sealed interface Schedule {
  /**
   * What the optimiser's rate is multiplied by.
   *
   * @param elapsed epochs done, with fractions: (steps done) / (steps an epoch)
   * @param epochs epochs of the phase
   */
  double factor(double elapsed, int epochs);

  /** Always 1. */
  @Name(value = "constant", doc = "The rate stays as it is.")
  record Constant() implements Schedule {
    @Override
    public double factor(double elapsed, int epochs) {
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
    public double factor(double elapsed, int epochs) {
      return Math.pow(factor, Math.floor(elapsed / every));
    }
  }

  /** Falls by a factor every epoch, smoothly. */
  @Name(value = "exponential", doc = "The rate falls by a factor an epoch, smoothly.")
  record Exponential(@Param(doc = "Factor an epoch.", min = 0) double decay) implements Schedule {
    @Override
    public double factor(double elapsed, int epochs) {
      return Math.pow(decay, elapsed);
    }
  }

  /** Half a cosine from 1 to {@code end}. */
  @Name(
      value = "cosine",
      doc = "The rate follows half a cosine down, after a linear rise.",
      cites = "arXiv:1608.03983")
  record Cosine(
      @Param(doc = "Factor at the end.", byDefault = "0", min = 0) double end,
      @Param(doc = "Linear rise from 0 at the start.", unit = "epochs", byDefault = "0", min = 0)
          double warmup)
      implements Schedule {
    @Override
    public double factor(double elapsed, int epochs) {
      if (elapsed < warmup) {
        return elapsed / warmup;
      }
      double share = Math.min(1, (elapsed - warmup) / Math.max(1e-9, epochs - warmup));
      return end + (1 - end) * (1 + Math.cos(Math.PI * share)) / 2;
    }
  }
}
