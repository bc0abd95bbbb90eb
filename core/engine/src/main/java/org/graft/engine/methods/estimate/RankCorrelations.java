package org.graft.engine.methods.estimate;

import java.util.List;
import java.util.Optional;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Numbers;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.Pairs;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.effect.WeightedTau;

/** Rank correlations. */
public final class RankCorrelations {
  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(WeightedKendall.class);

  private RankCorrelations() {}

  record Tau(
      @Param(doc = "the correlation, -1 to 1") Output<Double> tau,
      @Param(doc = "its bootstrap percentile interval, pairs drawn whole")
          Output<double[]> tauCi) {}

  @Name(
      value = "weighted-tau",
      doc =
          "Kendall's tau in which the best ranks count most, of pairs such as score and accuracy.",
      cites = "Vigna 2015, DOI 10.1145/2736277.2741088")
  @Conditions(
      assumes = "Pairs; ranks only matter. Hyperbolic weights, additive, as SciPy's weightedtau.",
      edges = "Fewer than two pairs and constant samples are refused; ties count as in tau-b.")
  record WeightedKendall(
      @Param(doc = "first side of the pairs, such as scores") Numbers x,
      @Param(doc = "second side of the pairs, as long as x, such as accuracies") Numbers y,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence,
      @Param(doc = "bootstrap resamples, at most", byDefault = "2000", min = 100) int resamples,
      @Param(doc = "of the bootstrap", byDefault = "1") long seed)
      implements StatisticalMethod<Tau> {
    @Override
    public Tau answer(Notes notes) {
      Pairs.Sides sides = Pairs.sides(Optional.of(x), Optional.of(y), Optional.empty(), notes);
      return new Tau(
          () -> WeightedTau.of(sides.x(), sides.y()),
          () -> WeightedTau.interval(sides.x(), sides.y(), confidence.value(), resamples, seed));
    }
  }
}
