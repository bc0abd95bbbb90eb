package org.graft.engine.methods.design;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Numbers;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.design.AnovaPower;
import org.graft.stats.design.Noether;
import org.graft.stats.design.SignFlipPower;
import org.graft.stats.design.SmallestP;
import org.graft.stats.design.TTestPower;

/** Power, sample size and the smallest p that can be reached. */
public final class Powers {
  static final String POWER = "power to reach";
  static final String ALPHA = "level of the test";
  private static final String EDGES =
      "Sizes below 2, alpha or power outside (0, 1) and unreachable targets are refused by name.";
  private static final String COHEN = "Cohen 1988, doi:10.4324/9780203771587";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(
          PowerT.class,
          PowerAnova.class,
          NoetherSizes.class,
          PowerSignFlip.class,
          SmallestPOf.class);

  private Powers() {}

  /** The design of a t test. */
  public enum Design {
    /** One sample. */
    ONE_SAMPLE,
    /** Paired differences. */
    PAIRED,
    /** Two independent samples. */
    TWO_SAMPLE
  }

  record OfT(
      @Param(doc = "with n and delta given") Optional<Output<Double>> power,
      @Param(doc = "with delta given: fractional size that reaches the power")
          Optional<Output<Double>> n,
      @Param(doc = "with n given: smallest delta found at the power")
          Optional<Output<Double>> detectableDelta) {}

  @Name(
      value = "power-t",
      doc = "Power, sample size and smallest detectable effect of the t tests.",
      cites = COHEN)
  @Conditions(assumes = "Normal observations, or differences.", edges = EDGES)
  record PowerT(
      @Param(doc = "of the test", byDefault = "two-sample") Design design,
      @Param(
              doc = "one-sided, two-sided (as R: the tail of delta) or two-sided-strict (as pwr)",
              byDefault = "two-sided")
          TTestPower.Rejection alternative,
      @Param(doc = "observations, pairs, or size per group") Optional<Double> n,
      @Param(doc = "size of the second group, for the power; n if absent") Optional<Double> n2,
      @Param(doc = "difference to find") Optional<Double> delta,
      @Param(doc = "sd of an observation, of a difference, in a group", byDefault = "1") double sd,
      @Param(doc = POWER, byDefault = "0.8") Level power,
      @Param(doc = ALPHA, byDefault = "0.05") Level alpha)
      implements StatisticalMethod<OfT> {
    @Override
    public OfT answer(Notes notes) {
      if (!(sd > 0) || (n.isEmpty() && delta.isEmpty())) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT,
            sd > 0 ? "give n, delta or both" : "sd must be positive, found " + sd);
      }
      TTestPower.Design kind =
          design == Design.TWO_SAMPLE ? TTestPower.Design.TWO_SAMPLE : TTestPower.Design.ONE_SAMPLE;
      TTestPower test = new TTestPower(kind, alternative, alpha.value());
      return new OfT(
          n.flatMap(size -> delta.map(d -> () -> power(test, size, d / sd))),
          delta.map(d -> () -> test.sampleSize(d / sd, power.value())),
          n.map(size -> () -> test.detectableEffect(size, power.value()) * sd));
    }

    private double power(TTestPower test, double size, double effect) {
      return n2.isPresent() ? test.unequalPower(size, n2.get(), effect) : test.power(size, effect);
    }
  }

  record OfAnova(
      @Param(doc = "with n given") Optional<Output<Double>> power,
      @Param(doc = "fractional group size that reaches the power") Output<Double> n) {}

  @Name(
      value = "power-anova",
      doc = "Power and sample size of the one-way analysis of variance.",
      cites = COHEN)
  @Conditions(assumes = "Independent normal groups of equal size and spread.", edges = EDGES)
  record PowerAnova(
      @Param(doc = "groups", byDefault = "2") int k,
      @Param(doc = "size per group") Optional<Double> n,
      @Param(doc = "Cohen's f: sd of group means over sd within") double f,
      @Param(doc = POWER, byDefault = "0.8") Level power,
      @Param(doc = ALPHA, byDefault = "0.05") Level alpha)
      implements StatisticalMethod<OfAnova> {
    @Override
    public OfAnova answer(Notes notes) {
      return new OfAnova(
          n.map(size -> () -> AnovaPower.power(k, size, f, alpha.value())),
          () -> AnovaPower.sampleSize(k, f, alpha.value(), power.value()));
    }
  }

  record OfRanks(
      @Param(doc = "runs per strategy, Mann-Whitney (Bouthillier et al. 2021)") Output<Double> n,
      @Param(doc = "Mann-Whitney: both samples together, at the given share")
          Output<Double> mannWhitneyTotal,
      @Param(doc = "pairs of the sign test, gamma = P(d > 0)") Output<Double> sign,
      @Param(doc = "pairs of the signed-rank test, gamma = P(d + d' > 0)")
          Output<Double> signedRank) {}

  @Name(
      value = "noether",
      doc = "Sample sizes of the rank tests by Noether's approximation.",
      cites = "Noether 1987, doi:10.1080/01621459.1987.10478478")
  @Conditions(assumes = "Large samples; small effects.", edges = EDGES)
  record NoetherSizes(
      @Param(doc = "P(X > Y) to find") double gamma,
      @Param(doc = POWER, byDefault = "0.95") Level power,
      @Param(doc = "ONE-SIDED level", byDefault = "0.05") Level alpha,
      @Param(doc = "share of the first sample", byDefault = "0.5") double share)
      implements StatisticalMethod<OfRanks> {
    @Override
    public OfRanks answer(Notes notes) {
      double a = alpha.value();
      double beta = 1 - power.value();
      return new OfRanks(
          () -> Noether.perGroup(gamma, a, beta),
          () -> Noether.mannWhitneyTotal(gamma, share, a, beta),
          () -> Noether.sign(gamma, a, beta),
          () -> Noether.signedRank(gamma, a, beta));
    }
  }

  record OfSignFlips(
      @Param(doc = "share of simulated rejections") double power,
      @Param(doc = "its exact 95 % interval of Clopper and Pearson") Output<double[]> powerCi,
      @Param(doc = "its Monte Carlo standard error") double standardError,
      @Param(doc = "approximation: the t test's power") Output<Double> powerT,
      @Param(doc = "approximation: normal, optimistic for small n") Output<Double> powerNormal,
      @Param(doc = "smallest effect at the power, by the t test") Output<Double> detectableEffect,
      @Param(doc = "smallest p that n pairs can reach") Output<PValue> smallestP) {}

  @Name(
      value = "power-sign-flip",
      doc = "Power of the paired sign-flip test: approximate and simulated, labelled.",
      cites = "Hoeffding 1952, doi:10.1214/aoms/1177729436")
  @Conditions(
      assumes = "Normal differences.",
      edges = EDGES + " Where smallest-p exceeds alpha the simulated power is 0.")
  record PowerSignFlip(
      @Param(doc = "pairs", byDefault = "10") int n,
      @Param(doc = "mean difference over sd of the differences") double effect,
      @Param(doc = "of detectable-effect", byDefault = "0.8") Level power,
      @Param(doc = ALPHA, byDefault = "0.05") Level alpha,
      @Param(doc = "simulated experiments", byDefault = "2000", min = 1) int simulations,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<OfSignFlips> {
    @Override
    public OfSignFlips answer(Notes notes) {
      double level = alpha.value();
      SignFlipPower.Simulated simulated =
          SignFlipPower.simulate(n, effect, level, simulations, seed);
      boolean hopeless = SmallestP.paired(n).value() > level;
      notes.add(hopeless ? "cannot reach significance by design: smallest-p is above alpha" : "");
      TTestPower t =
          new TTestPower(TTestPower.Design.ONE_SAMPLE, TTestPower.Rejection.TWO_SIDED, level);
      return new OfSignFlips(
          simulated.rejections().rate(),
          () -> simulated.rejections().clopperPearson(0.95).toArray(),
          simulated.standardError(),
          () -> SignFlipPower.studentT(n, effect, level),
          () -> SignFlipPower.normal(n, effect, level),
          () -> t.detectableEffect(n, power.value()),
          () -> SmallestP.paired(n));
    }
  }

  record Floors(
      @Param(doc = "smallest p of n pairs: sign-flip, paired swap, signed-rank and sign test")
          List<PValue> paired,
      @Param(doc = "smallest p of n and m: Mann-Whitney and label permutation")
          List<PValue> unpaired,
      @Param(doc = "whether the paired floor is at most alpha") List<Boolean> canReachAlphaPaired,
      @Param(doc = "fewest pairs that can reach alpha") int pairsNeeded) {}

  @Name(
      value = "smallest-p",
      doc = "The smallest two-sided p that exact tests can reach at given sizes.",
      cites = "Phipson & Smyth 2010, doi:10.2202/1544-6115.1585")
  @Conditions(
      assumes = "No ties and no zeros; with them the floor is higher.",
      edges = "Sizes below 1 are refused.")
  record SmallestPOf(
      @Param(doc = "pairs, or sizes of the first sample") Numbers n,
      @Param(doc = "sizes of the second sample; n if absent") Optional<Numbers> m,
      @Param(doc = "level to reach", byDefault = "0.05") Level alpha)
      implements StatisticalMethod<Floors> {
    @Override
    public Floors answer(Notes notes) {
      int[] first = n.wholes("n");
      int[] second = m.isPresent() ? m.get().wholes("m") : first;
      if (second.length != first.length && second.length != 1) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT,
            "'m' needs one size, or as many as 'n': " + first.length + ", found " + second.length);
      }
      List<PValue> paired = Arrays.stream(first).mapToObj(SmallestP::paired).toList();
      return new Floors(
          paired,
          IntStream.range(0, first.length)
              .mapToObj(i -> SmallestP.unpaired(first[i], second[Math.min(i, second.length - 1)]))
              .toList(),
          paired.stream().map(p -> p.value() <= alpha.value()).toList(),
          SmallestP.pairsNeeded(alpha.value()));
    }
  }
}
