package org.graft.stats.effect;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Once;
import org.graft.stats.location.Differences;
import org.graft.stats.location.Pairing;

/** The effect sizes of the catalogue. */
public final class EffectMethods {
  private EffectMethods() {}

  /** All of them, in reading order. */
  public static List<Method> all() {
    return List.of(unpaired(), paired(), correction());
  }

  private static Method unpaired() {
    return new Method(
        "effect-sizes",
        "Effect sizes of two independent samples, with intervals.",
        List.of(
            Input.vector("x", "first sample"),
            Input.vector("y", "second sample, the control for Glass's delta"),
            Input.integer("seed", "1", "seed of gamma's bootstrap")),
        Method.outputs(
            "cohen_d_pooled", "mean difference over the pooled standard deviation",
            "cohen_d", "the same",
            "cohen_d_ci95", "its interval by the noncentral t",
            "hedges_g", "with Hedges' exact correction",
            "hedges_g_ci95", "its interval",
            "glass_delta_sd_of_y", "over the standard deviation of y",
            "glass_delta_ci95", "its interval by the noncentral t with n_y - 1 df",
            "glass_delta_sd_of_x", "over the standard deviation of x",
            "cliffs_delta", "P(x > y) - P(x < y)",
            "cliffs_delta_ci95", "asymmetric interval of Feng and Cliff",
            "cliffs_delta_ci95_effectsize", "interval by Fisher's z with the null error",
            "magnitude_cliff", "negligible, small, medium or large; thresholds .147, .33, .474",
            "A12", "P(x > y) + P(x = y) / 2",
            "A12_ci95", "its interval, from that of delta",
            "akinshin_gamma_autorank", "difference of medians over the pooled MAD",
            "akinshin_gamma_ci95", "its bootstrap percentile interval"),
        "Independent samples; d, g and their intervals want roughly normal values.",
        "n < 2 and zero spread are refused where divided by; infinities only count in delta and"
            + " A12; missing values are dropped and noted.",
        "Hedges 1981, DOI 10.3102/10769986006002107; Cliff 1993, DOI 10.1037/0033-2909.114.3.494;"
            + " Vargha and Delaney 2000, DOI 10.3102/10769986025002101",
        EffectMethods::runUnpaired);
  }

  private static void runUnpaired(Arguments in, Answer out) {
    double[] x = Fragments.sample(in, "x", out);
    double[] y = Fragments.sample(in, "y", out);
    Once<StandardizedMean> d = Once.of(() -> StandardizedMean.pooled(x, y));
    Once<Dominance> dominance = Once.of(() -> Dominance.of(x, y));
    out.put("cohen_d_pooled", () -> d.get().value());
    out.put("cohen_d", () -> d.get().value());
    out.put("cohen_d_ci95", () -> d.get().interval(0.95));
    out.put("hedges_g", () -> d.get().corrected());
    out.put("hedges_g_ci95", () -> d.get().correctedInterval(0.95));
    out.put("glass_delta_sd_of_y", () -> StandardizedMean.glass(x, y, y).value());
    out.put("glass_delta_ci95", () -> StandardizedMean.glass(x, y, y).interval(0.95));
    out.put("glass_delta_sd_of_x", () -> StandardizedMean.glass(x, y, x).value());
    out.put("cliffs_delta", () -> dominance.get().delta());
    out.put("cliffs_delta_ci95", () -> dominance.get().interval(0.95));
    out.put("cliffs_delta_ci95_effectsize", () -> dominance.get().fisherInterval(0.95));
    out.put("magnitude_cliff", () -> dominance.get().magnitude());
    out.put("A12", () -> dominance.get().a12());
    out.put(
        "A12_ci95",
        () -> Arrays.stream(dominance.get().interval(0.95)).map(v -> (v + 1) / 2).toArray());
    out.put("akinshin_gamma_autorank", () -> AkinshinGamma.of(x, y));
    out.put("akinshin_gamma_ci95", () -> AkinshinGamma.interval(x, y, 0.95, in.integer("seed", 1)));
  }

  private static Method paired() {
    return new Method(
        "effect-sizes-paired",
        "Effect sizes of paired differences, with intervals.",
        Stream.concat(
                Pairing.INPUTS.stream(),
                Stream.of(Input.integer("seed", "1", "seed of the bootstrap of Cliff's delta")))
            .toList(),
        Method.outputs(
            "cohen_dz", "mean difference over the sd of the differences",
            "cohen_dz_ci95_noncentral_t", "its interval",
            "hedges_gz", "with Hedges' exact correction",
            "hedges_gz_ci95_noncentral_t", "its interval",
            "cohen_d_av_sqrt_mean_var", "over the root mean variance of the sides",
            "cohen_d_av_ci95", "its interval",
            "cohen_d_av_mean_sd", "over the mean standard deviation of the sides",
            "matched_rank_biserial", "(W_plus - W_minus) / (W_plus + W_minus), zeros dropped",
            "matched_rank_biserial_ci95", "its interval by Fisher's z",
            "cliffs_delta", "P(x > y) - P(x < y) over all pairs (x, y), pairing aside",
            "cliffs_delta_ci95", "its bootstrap percentile interval, pairs drawn whole",
            "A12", "P(x > y) + P(x = y) / 2 over all pairs (x, y), pairing aside",
            "A12_ci95", "its interval, from that of delta",
            "paired_superiority", "share of pairs with x > y, ties half",
            "paired_superiority_ci95", "its Clopper-Pearson interval without the ties"),
        "Independent pairs; d and g want roughly normal differences.",
        "n < 2 and differences without spread are refused; a pair with a missing side is dropped"
            + " whole and noted; infinities only count in ranks.",
        "Cohen 1988; Algina and Keselman 2003, DOI 10.1177/0013164403256358; Kerby 2014, DOI"
            + " 10.2466/11.IT.3.1",
        EffectMethods::runPaired);
  }

  private static void runPaired(Arguments in, Answer out) {
    Pairing pairs = Pairing.of(in, out);
    Differences d = pairs.differences();
    long seed = in.integer("seed", 1);
    Once<StandardizedMean> dz = Once.of(() -> StandardizedMean.paired(d));
    Once<StandardizedMean> average =
        Once.of(() -> StandardizedMean.average(pairs.needSides().x(), pairs.needSides().y()));
    Once<Dominance> dominance =
        Once.of(() -> Dominance.of(pairs.needSides().x(), pairs.needSides().y()));
    out.put("cohen_dz", () -> dz.get().value());
    out.put("cohen_dz_ci95_noncentral_t", () -> dz.get().interval(0.95));
    out.put("hedges_gz", () -> dz.get().corrected());
    out.put("hedges_gz_ci95_noncentral_t", () -> dz.get().correctedInterval(0.95));
    out.put("cohen_d_av_sqrt_mean_var", () -> average.get().value());
    out.put("cohen_d_av_ci95", () -> average.get().interval(0.95));
    out.put(
        "cohen_d_av_mean_sd",
        () -> StandardizedMean.meanSd(pairs.needSides().x(), pairs.needSides().y()).value());
    out.put("matched_rank_biserial", () -> RankBiserial.of(d).value());
    out.put("matched_rank_biserial_ci95", () -> RankBiserial.of(d).interval(0.95));
    out.put("cliffs_delta", () -> dominance.get().delta());
    Once<double[]> interval =
        Once.of(() -> PairedDominance.interval(pairs.needSides(), 0.95, seed));
    out.put("cliffs_delta_ci95", interval);
    out.put("A12", () -> dominance.get().a12());
    out.put("A12_ci95", () -> Arrays.stream(interval.get()).map(v -> (v + 1) / 2).toArray());
    out.put("paired_superiority", () -> PairedDominance.superiority(d));
    out.put("paired_superiority_ci95", () -> PairedDominance.superiorityInterval(d, 0.95));
  }

  private static Method correction() {
    return new Method(
        "hedges-j",
        "Hedges' exact small-sample correction J.",
        List.of(Input.vector("df", "degrees of freedom, above 1")),
        Method.outputs("J", "correction at each df"),
        "Normal data.",
        "df <= 1 is refused.",
        "Hedges 1981, DOI 10.3102/10769986006002107",
        (in, out) -> {
          double[] df = in.vector("df");
          out.put("J", () -> Arrays.stream(df).map(HedgesCorrection::at).toArray());
        });
  }
}
