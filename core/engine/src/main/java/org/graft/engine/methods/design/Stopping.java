package org.graft.engine.methods.design;

import java.util.Arrays;
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
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.design.Equivalence;
import org.graft.stats.design.GroupSequential;
import org.graft.stats.design.Sides;
import org.graft.stats.design.SignEProcess;
import org.graft.stats.design.Spending;
import org.graft.stats.distribution.Normal;

/** Stopping rules and equivalence. */
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public final class Stopping {
  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(GroupSequentialRule.class, SignProcess.class, TostPaired.class, TostWelch.class);

  private Stopping() {}

  record Spent(
      @Param(doc = "spending boundary at each look") List<Double> z,
      @Param(doc = "cumulative alpha spent, all sides") List<Double> alphaSpent,
      @Param(doc = "p-value that stops at each look") double[] nominalP,
      @Param(doc = "probability of having stopped, at the drift") double[] stopping) {}

  record Boundaries(
      @Param(doc = "information times of the looks") double[] times,
      @Param(doc = "Pocock's constant boundary") Output<Double> pocock,
      @Param(doc = "O'Brien and Fleming's constant C") Output<Double> obrienFleming,
      @Param(doc = "their boundary C / sqrt(t)") Output<double[]> obrienFlemingZ,
      @Param(doc = "Lan and DeMets' rule by the spending function") Output<Spent> lanDemets,
      @Param(doc = "type I error of stopping at nominal p < alpha instead")
          Output<Double> peekingError) {}

  @Name(
      value = "group-sequential",
      doc = "Boundaries for a declared number of looks: Pocock, O'Brien-Fleming, Lan-DeMets.",
      cites =
          "Armitage, McPherson & Rowe 1969, doi:10.2307/2343787; Pocock 1977,"
              + " doi:10.1093/biomet/64.2.191; O'Brien & Fleming 1979, doi:10.2307/2530245; Lan &"
              + " DeMets 1983, doi:10.1093/biomet/70.3.659")
  @Conditions(
      assumes =
          "Independent increments: means of independent runs, known or well estimated variance.",
      edges = "Up to 100 looks; a look that may spend less than 1e-300 has boundary infinity.")
  record GroupSequentialRule(
      @Param(doc = "equally spaced looks", byDefault = "5") int looks,
      @Param(doc = "in place of looks: information times in (0, 1], increasing")
          Optional<Numbers> times,
      @Param(doc = "level, of both sides together where there are two", byDefault = "0.05")
          Level alpha,
      @Param(doc = "sides of the test: one or two", byDefault = "two") Sides sides,
      @Param(doc = "Lan-DeMets spending function", byDefault = "obrien-fleming") Spending spending,
      @Param(doc = "expected z at time 1, for the probability of stopping", byDefault = "0")
          double drift)
      implements StatisticalMethod<Boundaries> {
    @Override
    public Boundaries answer(Notes notes) {
      double[] at = times.map(Numbers::values).orElseGet(() -> GroupSequential.equalLooks(looks));
      GroupSequential.checkTimes(at);
      double a = alpha.value();
      Output<Double> c = () -> GroupSequential.obrienFleming(at, a, sides);
      return new Boundaries(
          at,
          () -> GroupSequential.pocock(at, a, sides),
          c,
          () -> {
            double constant = c.get();
            return Arrays.stream(at).map(t -> constant / Math.sqrt(t)).toArray();
          },
          () -> spent(at),
          () -> peeking(at));
    }

    private int count() {
      return sides == Sides.TWO ? 2 : 1;
    }

    private Spent spent(double[] at) {
      GroupSequential.Boundary found = GroupSequential.spending(at, alpha.value(), sides, spending);
      double[] z = found.z().stream().mapToDouble(v -> v).toArray();
      return new Spent(
          found.z(),
          found.spent(),
          Arrays.stream(z).map(v -> count() * Normal.STANDARD.survival(v)).toArray(),
          GroupSequential.stopping(at, z, drift, sides));
    }

    private double peeking(double[] at) {
      double[] z = new double[at.length];
      Arrays.fill(z, -Normal.STANDARD.quantile(alpha.value() / count()));
      return GroupSequential.stopping(at, z, 0, sides)[z.length - 1];
    }
  }

  record Evidence(
      @Param(doc = "wealth at the end") double e,
      @Param(doc = "anytime-valid p") PValue p,
      @Param(doc = "pair at which wealth first reached 1/alpha; 0: never") int firstRejection,
      @Param(doc = "log wealth after each pair") List<Double> logE) {}

  @Name(
      value = "sign-e-process",
      doc = "Open-ended evidence on the sign of paired differences, valid whenever one stops.",
      cites = "Ville 1939; Ramdas, Grunwald, Vovk & Shafer 2023, doi:10.1214/23-STS894")
  @Conditions(
      assumes =
          "Under the null each non-zero difference is positive with probability 1/2, given the"
              + " past.",
      edges =
          "No pairs: wealth 1, p 1. Zero differences leave the wealth; infinities count by sign;"
              + " a pair with a missing side is dropped whole and noted.")
  record SignProcess(
      @Param(doc = Pairs.X) Optional<Numbers> x,
      @Param(doc = Pairs.Y) Optional<Numbers> y,
      @Param(doc = Pairs.D) Optional<Numbers> differences,
      @Param(doc = "level of first-rejection", byDefault = "0.05") Level alpha,
      @Param(doc = "both parameters of a Beta prior", byDefault = "0.5") double prior)
      implements StatisticalMethod<Evidence> {
    @Override
    public Evidence answer(Notes notes) {
      Pairs.Sides sides = Pairs.sides(x, y, differences, notes);
      SignEProcess.Course course =
          SignEProcess.follow(Ties.differences(sides.x(), sides.y()), alpha.value(), prior);
      List<Double> log = course.logWealth();
      double e = log.isEmpty() ? 1 : Math.exp(log.get(log.size() - 1));
      return new Evidence(e, course.p(), course.firstRejection(), log);
    }
  }

  record Tost(
      @Param(doc = "mean of x less mean of y") double estimate,
      @Param(doc = "its 1 - 2 alpha interval") double[] ci,
      @Param(doc = "the larger of the two one-sided p-values") PValue p,
      @Param(doc = "whether p <= alpha") boolean equivalent,
      @Param(doc = "its standard error") double standardError,
      @Param(doc = "degrees of freedom") double df,
      @Param(doc = "t against the lower bound") double tLower,
      @Param(doc = "p against the lower bound") PValue pLower,
      @Param(doc = "t against the upper bound") double tUpper,
      @Param(doc = "p against the upper bound") PValue pUpper) {
    static Tost of(Equivalence.Result r, Level alpha) {
      return new Tost(
          r.difference(),
          r.interval().toArray(),
          r.p(),
          r.p().value() <= alpha.value(),
          r.standardError(),
          r.df(),
          r.tLower(),
          r.pLower(),
          r.tUpper(),
          r.pUpper());
    }
  }

  private static Equivalence.Region region(
      Optional<Double> rope, Optional<Double> low, Optional<Double> high) {
    if (low.isPresent() != high.isPresent() || rope.isPresent() == low.isPresent()) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "give rope, or low and high in its place");
    }
    return rope.isPresent()
        ? Equivalence.Region.within(rope.get())
        : new Equivalence.Region(low.orElseThrow(), high.orElseThrow());
  }

  static final String ROPE = "half-width of the region of equivalence; or give low and high";
  private static final String EDGES =
      "Fewer than two values, infinite ones and samples without spread are refused; missing ones"
          + " are dropped and noted, pairs whole.";
  private static final String SCHUIRMANN = "Schuirmann 1987, doi:10.1007/BF01068419";

  @Name(
      value = "tost-paired",
      doc = "Equivalence by two one-sided t tests, paired.",
      cites = SCHUIRMANN)
  @Conditions(assumes = "About normal differences.", edges = EDGES)
  record TostPaired(
      @Param(doc = Pairs.X) Optional<Numbers> x,
      @Param(doc = Pairs.Y) Optional<Numbers> y,
      @Param(doc = Pairs.D) Optional<Numbers> differences,
      @Param(doc = ROPE) Optional<Double> rope,
      @Param(doc = "lower bound of x - y") Optional<Double> low,
      @Param(doc = "upper bound of x - y") Optional<Double> high,
      @Param(doc = "level", byDefault = "0.05") Level alpha)
      implements StatisticalMethod<Tost> {
    @Override
    public Tost answer(Notes notes) {
      Pairs.Sides sides = Pairs.sides(x, y, differences, notes);
      Equivalence.Region region = region(rope, low, high);
      return Tost.of(Equivalence.paired(sides.x(), sides.y(), region, alpha.value()), alpha);
    }
  }

  @Name(
      value = "tost-welch",
      doc = "Equivalence by two one-sided t tests, independent samples of unequal variances.",
      cites = SCHUIRMANN)
  @Conditions(assumes = "Independent, about normal samples.", edges = EDGES)
  record TostWelch(
      @Param(doc = "first sample") Numbers x,
      @Param(doc = "second sample") Numbers y,
      @Param(doc = ROPE) Optional<Double> rope,
      @Param(doc = "lower bound of x - y") Optional<Double> low,
      @Param(doc = "upper bound of x - y") Optional<Double> high,
      @Param(doc = "level", byDefault = "0.05") Level alpha)
      implements StatisticalMethod<Tost> {
    @Override
    public Tost answer(Notes notes) {
      Equivalence.Region region = region(rope, low, high);
      double[] a = x.known("x", notes);
      double[] b = y.known("y", notes);
      return Tost.of(Equivalence.unpaired(a, b, region, alpha.value()), alpha);
    }
  }
}
