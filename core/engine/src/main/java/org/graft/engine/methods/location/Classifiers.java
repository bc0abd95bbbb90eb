package org.graft.engine.methods.location;

import java.util.List;
import java.util.Optional;
import org.graft.engine.methods.Alternative;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.engine.methods.Table;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.location.FiveByTwo;
import org.graft.stats.location.McNemar;
import org.graft.stats.shape.Samples;

/** Tests of two classifiers on one data set. */
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public final class Classifiers {
  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(FiveTimesTwo.class, McNemarTest.class);

  private Classifiers() {}

  record Folds(
      @Param(doc = "Dietterich's t: depends on which difference is first") Output<Double> t,
      @Param(doc = "its degrees of freedom") int df,
      @Param(doc = "its two-sided p") Output<PValue> pT,
      @Param(doc = "t with the second difference first") Output<Double> tSwapped,
      @Param(doc = "Alpaydin's combined F: prefer it") Output<Double> f,
      @Param(doc = "its degrees of freedom") int[] dfF,
      @Param(doc = "its p") Output<PValue> pF,
      @Param(doc = "variance estimate of each replication") Output<double[]> variances) {}

  @Name(
      value = "cv5x2",
      doc = "Dietterich's 5x2cv t test and Alpaydin's combined F test.",
      cites =
          "Dietterich 1998, DOI 10.1162/089976698300017197; Alpaydin 1999, DOI"
              + " 10.1162/089976699300016007")
  @Conditions(
      assumes = "Differences of 5 independent shufflings, folds of equal size.",
      edges =
          "anything but 5 x 2 finite numbers, and differences without spread in every replication,"
              + " are refused.")
  record FiveTimesTwo(
      @Param(doc = "differences of scores x - y, 5 replications by 2 folds") Table differences)
      implements StatisticalMethod<Folds> {
    @Override
    public Folds answer(Notes notes) {
      Output<FiveByTwo> test = () -> FiveByTwo.test(differences.rows());
      return new Folds(
          () -> test.get().t(),
          5,
          () -> test.get().pOfT(),
          this::swapped,
          () -> test.get().f(),
          new int[] {10, 5},
          () -> test.get().pOfF(),
          () ->
              Samples.representable(test.get().variances().stream().mapToDouble(v -> v).toArray()));
    }

    private double swapped() {
      double[][] d = differences.rows();
      FiveByTwo.test(d);
      double[][] swapped = d.clone();
      swapped[0] = new double[] {d[0][1], d[0][0]};
      return FiveByTwo.test(swapped).t();
    }
  }

  record Discordance(
      @Param(doc = "exact binomial p under the alternative") Output<PValue> p,
      @Param(doc = "two-sided exact p less half the observed split's probability on each side")
          Output<PValue> pMid,
      @Param(doc = "(b - c)^2 / (b + c)") Output<Double> chi2,
      @Param(doc = "its p, 1 degree of freedom") Output<PValue> pChi2,
      @Param(doc = "chi2 with Edwards' correction") Output<Double> chi2Corrected,
      @Param(doc = "its p") Output<PValue> pCorrected,
      @Param(doc = "b / c") Output<Double> oddsRatio,
      @Param(doc = "its exact interval, from that of b / (b + c); refused for c = 0")
          Output<double[]> oddsRatioCi) {}

  @Name(
      value = "mcnemar",
      doc =
          "McNemar's test of two classifiers on one test set: exact, mid-p, chi-squared, Edwards.",
      cites =
          "McNemar 1947, DOI 10.1007/BF02295996; Fagerland and others 2013, DOI"
              + " 10.1186/1471-2288-13-91")
  @Conditions(
      assumes = "Independent test cases.",
      edges = "no discordant case: p = 1, no chi-squared; counts must be whole and not negative.")
  record McNemarTest(
      @Param(doc = "cases that only the first gets right; or give the table", min = 0)
          Optional<Integer> b,
      @Param(doc = "cases that only the second gets right", min = 0) Optional<Integer> c,
      @Param(
              doc =
                  "in place of b and c: counts [2, 2], the first right or wrong by the second"
                      + " right or wrong")
          Optional<Table> table,
      @Param(doc = "two-sided, greater (b above c) or less", byDefault = "two-sided")
          Alternative alternative,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<Discordance> {
    @Override
    public Discordance answer(Notes notes) {
      int[] counts = counts();
      Output<McNemar> test = () -> new McNemar(counts[0], counts[1]);
      return new Discordance(
          () -> alternative.of(test.get()::exact, test.get()::greater, test.get()::less),
          () -> test.get().midP(),
          () -> test.get().chiSquared(),
          () -> McNemar.p(test.get().chiSquared()),
          () -> test.get().edwards(),
          () -> McNemar.p(test.get().edwards()),
          () -> test.get().oddsRatio(),
          () -> test.get().oddsRatioInterval(confidence.value()));
    }

    private int[] counts() {
      if (b.isPresent() != c.isPresent() || b.isPresent() == table.isPresent()) {
        throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "give b and c, or the table");
      }
      if (table.isEmpty()) {
        return new int[] {b.orElseThrow(), c.orElseThrow()};
      }
      int[][] cells = table.get().indices(2, 1_000_000_001);
      if (cells.length != 2) {
        throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "the table must be 2 x 2");
      }
      return new int[] {cells[0][1], cells[1][0]};
    }
  }
}
