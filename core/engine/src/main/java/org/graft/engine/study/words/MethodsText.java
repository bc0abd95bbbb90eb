package org.graft.engine.study.words;

import java.util.ArrayList;
import java.util.List;
import org.graft.engine.spec.StoppingRule;
import org.graft.engine.study.scores.Adjusting;
import org.graft.engine.study.scores.Layout;
import org.graft.engine.study.scores.Looks;
import org.graft.engine.study.scores.Rules;
import org.graft.spi.result.study.Analysis;
import org.graft.spi.result.study.Design;
import org.graft.spi.result.study.Methods;
import org.graft.spi.result.study.Methods.Paragraph;
import org.graft.spi.result.study.Pairing;

/** The methods section: only what was done, in the order in which it was done. */
public final class MethodsText {
  private MethodsText() {}

  /** The methods of a study. */
  public static Methods of(Design design, Analysis analysis, Rules rules) {
    List<Paragraph> paragraphs = new ArrayList<>();
    paragraphs.add(new Paragraph("Design", DesignText.of(design)));
    String choosing = ChoosingText.of(analysis);
    if (!choosing.isEmpty()) {
      paragraphs.add(new Paragraph("Choice of settings", choosing));
    }
    paragraphs.add(new Paragraph("Comparisons", comparisons(design, rules)));
    paragraphs.add(new Paragraph("Beside the declared test", beside(design, rules)));
    paragraphs.add(new Paragraph("Spread and failures", spread(design, rules)));
    if (analysis.across().isPresent()) {
      paragraphs.add(new Paragraph("Many data sets", DesignText.datasets(rules)));
    }
    paragraphs.add(
        new Paragraph(
            "Computation",
            "Differences smaller than 1e-12 of the scores' size are round-off and count as ties."
                + " p-values are carried as logarithms. Random draws are seeded with "
                + rules.seed()
                + ". Computed with Graft on Java "
                + Runtime.version().feature()
                + "."));
    String all = String.join(" ", paragraphs.stream().map(Paragraph::text).toList());
    return new Methods(paragraphs, Bibliography.cited(all));
  }

  private static String comparisons(Design design, Rules rules) {
    StringBuilder text = new StringBuilder();
    String family =
        design.family().baseline().map(b -> "each strategy with " + b).orElse("all pairs");
    text.append("The declared family compared ")
        .append(family)
        .append(" (")
        .append(Numbers.count(design.family().comparisons(), "comparison"))
        .append(") at level ")
        .append(rules.alpha())
        .append(". ");
    Pairing pairing = design.replication().pairing();
    if (pairing == Pairing.PAIRED && rules.looks().isPresent()) {
      text.append(looks(rules.looks().get()));
    } else if (pairing == Pairing.PAIRED) {
      text.append("The mean paired difference was tested by the two-sided sign-flip permutation")
          .append(" test [@fisher1935], exact where few pairs allow it and else by Monte Carlo")
          .append(" with the observed arrangement counted [@phipson2010]. Its interval inverts")
          .append(" the test [@hartigan1969]")
          .append(simultaneous(design));
    } else if (pairing == Pairing.UNPAIRED) {
      text.append("Means were compared by the two-sided permutation test with Welch's t")
          .append(" [@welch1947] as its statistic [@janssen1997] [@chung2013], which holds its")
          .append(" level where spreads and sizes differ. The interval of their difference")
          .append(" inverts the test")
          .append(simultaneous(design));
    } else if (pairing == Pairing.RESAMPLES) {
      double ratio =
          rules.layout() instanceof Layout.Resamples resamples ? resamples.testTrainRatio() : 0;
      text.append("As resamples overlap, the corrected resampled t test [@nadeau2003] was used")
          .append(" with a ratio of test to training size of ")
          .append(ratio)
          .append(". ");
    } else {
      text.append("The data set is the unit: strategies were compared by the two-sided Wilcoxon")
          .append(" signed-rank test [@wilcoxon1945] on means over repeats, exact given ties,")
          .append(" zeros ranked and then dropped [@pratt1959]. ");
    }
    String adjustment = design.family().adjustment();
    text.append(
        adjustment.equals("none")
            ? "With one comparison no adjustment applies."
            : "p-values were adjusted by "
                + adjustment
                + Bibliography.adjustment(adjustment)
                + ".");
    return text.toString();
  }

  private static String simultaneous(Design design) {
    int comparisons = design.family().comparisons();
    return comparisons < 2
        ? ". "
        : " at 1 - alpha / "
            + comparisons
            + ", so that all intervals of the family hold together [@dunn1961]. ";
  }

  private static String looks(Looks looks) {
    String when =
        " The run was to be looked at after "
            + Numbers.list(looks.after().stream().map(String::valueOf).toList())
            + " repeats and to end when every comparison was decided. Intervals are those of a"
            + " fixed number of repeats, unadjusted. ";
    return looks.rule() == StoppingRule.Rule.E_PROCESS
        ? "Signs of paired differences were tested by an e-process with a"
            + " Krichevsky-Trofimov wager [@ramdas2023], which may be looked at at any time."
            + when
        : "The mean paired difference was tested by the two-sided sign-flip permutation test"
            + " [@fisher1935] at Lan-DeMets boundaries [@landemets1983] that spend the level as"
            + " O'Brien and Fleming's [@obrien1979] would, on the scale of p-values; the p-value"
            + " given is the smallest level at which a look so far would have crossed its boundary."
            + when;
  }

  private static String beside(Design design, Rules rules) {
    StringBuilder text = new StringBuilder();
    Pairing pairing = design.replication().pairing();
    if (pairing == Pairing.PAIRED || pairing == Pairing.DATASETS) {
      text.append("Within settings, the two-sided exact Wilcoxon signed-rank test [@wilcoxon1945]")
          .append(" (zeros ranked and then dropped [@pratt1959], mid-ranks for ties),")
          .append(" the Hodges-Lehmann estimate [@hodges1963], d_z and A12 [@vargha2000] are shown")
          .append(" beside. The Shapiro-Wilk test [@royston1995] of the differences is shown and")
          .append(" gates nothing. Posterior probabilities come from the Bayesian signed-rank test")
          .append(" [@benavoli2017] with a prior pseudo-difference of 0 of weight 0.5. ");
    } else if (pairing == Pairing.UNPAIRED) {
      text.append("The Mann-Whitney test [@mann1947], the Hodges-Lehmann shift [@hodges1963],")
          .append(" Hedges' g [@hedges1981] and A12 [@vargha2000] are shown beside. ");
    } else {
      text.append("Posterior probabilities come from the Bayesian correlated t test")
          .append(" [@corani2015]. ");
    }
    text.append(
        rules.rope() > 0
            ? "Equivalence within \u00b1"
                + rules.rope()
                + " was tested by two one-sided tests [@schuirmann1987], adjusted by Holm."
            : "No smallest difference of interest was declared, so that equivalence was not"
                + " tested.");
    return text.toString();
  }

  private static String spread(Design design, Rules rules) {
    String test =
        design.replication().pairing() == Pairing.UNPAIRED
            ? "the Brown-Forsythe test [@brown1974]"
            : design.replication().pairing() == Pairing.RESAMPLES
                ? "no test, as resamples overlap"
                : "the paired swap permutation test of the mean absolute deviation from the median"
                    + " [@pesarin2010]";
    return "Spread was compared by "
        + test
        + "; ratios of standard deviations have bootstrap percentile intervals [@efron1993]. "
        + (rules.failure().isPresent()
            ? "A training counts as failed with a score "
                + (rules.higherIsBetter() ? "below " : "above ")
                + rules.failure().getAsDouble()
                + " or an error; rates have Clopper-Pearson intervals [@clopper1934]."
            : "No failure threshold was declared.");
  }

  /** How the groups of the critical-difference diagram were found. */
  static String groups(Rules rules) {
    return rules.adjusting() == Adjusting.NEMENYI
        ? "Nemenyi's critical difference [@nemenyi1963], on request"
        : "the pairwise tests, so that no bar spans a significant pair";
  }
}
