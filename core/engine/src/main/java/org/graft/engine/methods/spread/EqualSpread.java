package org.graft.engine.methods.spread;

import java.util.List;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Groups;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.PValue;
import org.graft.stats.spread.Bartlett;
import org.graft.stats.spread.Center;
import org.graft.stats.spread.FlignerKilleen;
import org.graft.stats.spread.Levene;
import org.graft.stats.spread.RoundOff;

/** Tests of equal spread of independent groups. */
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public final class EqualSpread {
  static final String EDGES =
      "Missing values are dropped and noted, pairs whole; too few values, infinite ones and"
          + " constants are refused by name; any scale from subnormal to 1e300 is answered.";
  static final String ROUND_OFF =
      "tied: values within round-off are ties; kept: only equal doubles are, as in R and SciPy";
  static final String GROUPS = "scores of each independent group";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(LeveneTest.class, BrownForsythe.class, BartlettTest.class, FlignerKilleenTest.class);

  private EqualSpread() {}

  record Deviations(
      @Param(doc = "F of the absolute deviations, W") double statistic,
      @Param(doc = "k - 1 and N - k") double[] df,
      @Param(doc = "its p") PValue p) {
    static Deviations of(Levene.Result result) {
      return new Deviations(result.w(), new double[] {result.df1(), result.df2()}, result.p());
    }
  }

  @Name(
      value = "levene",
      doc = "Levene's test of equal spread: deviations from group means.",
      cites = "Levene 1960; doi:10.1080/01621459.1974.10482955")
  @Conditions(assumes = "Independent groups; symmetric distributions.", edges = EDGES)
  record LeveneTest(@Param(doc = GROUPS) Groups groups) implements StatisticalMethod<Deviations> {
    @Override
    public Deviations answer(Notes notes) {
      return Deviations.of(Levene.test(groups.known(notes), Center.MEAN));
    }
  }

  @Name(
      value = "brown-forsythe",
      doc = "The Brown-Forsythe test of equal spread: deviations from group medians.",
      cites = "Brown & Forsythe 1974, doi:10.1080/01621459.1974.10482955")
  @Conditions(assumes = "Independent groups; robust against skew and heavy tails.", edges = EDGES)
  record BrownForsythe(@Param(doc = GROUPS) Groups groups)
      implements StatisticalMethod<Deviations> {
    @Override
    public Deviations answer(Notes notes) {
      return Deviations.of(Levene.test(groups.known(notes), Center.MEDIAN));
    }
  }

  record Squared(
      @Param(doc = "statistic, approximately chi-squared") double statistic,
      @Param(doc = "k - 1") double df,
      @Param(doc = "its p") PValue p) {}

  @Name(
      value = "bartlett",
      doc = "Bartlett's test of equal variances.",
      cites = "Bartlett 1937, doi:10.1098/rspa.1937.0109")
  @Conditions(
      assumes = "Independent normal groups; rejects under heavy tails alone.",
      edges = EDGES)
  record BartlettTest(@Param(doc = GROUPS) Groups groups) implements StatisticalMethod<Squared> {
    @Override
    public Squared answer(Notes notes) {
      Bartlett.Result result = Bartlett.test(groups.known(notes));
      return new Squared(result.k2(), result.df(), result.p());
    }
  }

  @Name(
      value = "fligner-killeen",
      doc = "The Fligner-Killeen test of equal spread, median-centred.",
      cites = "Fligner & Killeen 1976, doi:10.1080/01621459.1976.10481517")
  @Conditions(assumes = "Independent groups; asymptotic.", edges = EDGES)
  record FlignerKilleenTest(
      @Param(doc = GROUPS) Groups groups,
      @Param(doc = ROUND_OFF, byDefault = "kept") RoundOff roundOff)
      implements StatisticalMethod<Squared> {
    @Override
    public Squared answer(Notes notes) {
      FlignerKilleen.Result result = FlignerKilleen.test(groups.known(notes), roundOff);
      return new Squared(result.chi2(), result.df(), result.p());
    }
  }
}
