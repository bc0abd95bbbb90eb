package org.graft.engine.study.words;

import org.graft.engine.study.scores.Rules;
import org.graft.spi.base.Direction;
import org.graft.spi.result.study.Design;
import org.graft.spi.result.study.Replication;
import org.graft.spi.result.study.StrategyCard;

/** The design in sentences. */
final class DesignText {
  private DesignText() {}

  static String of(Design design) {
    Replication replication = design.replication();
    StringBuilder text = new StringBuilder();
    text.append("We compared ")
        .append(Numbers.list(design.strategies().stream().map(StrategyCard::strategy).toList()))
        .append(" by ")
        .append(design.measure().metric())
        .append(
            design.measure().direction() == Direction.HIGHER_IS_BETTER
                ? " (higher is better)"
                : " (lower is better)");
    if (replication.clusters() > 0) {
      boolean models = replication.cluster().equals("source model");
      text.append(" over ")
          .append(Numbers.count(replication.clusters(), replication.cluster()))
          .append(models ? " with " : " with up to ")
          .append(Numbers.count(replication.perCluster(), models ? "training" : "repeat"))
          .append(" each");
    }
    text.append(". ").append(replication.scope());
    if (!replication.varied().isEmpty()) {
      text.append(" Between repeats varied: ")
          .append(String.join(", ", replication.varied()))
          .append('.');
    }
    if (!design.stopping().rule().isEmpty()) {
      text.append(" Stopping rule: ").append(design.stopping().rule()).append('.');
    }
    int lost = design.losses().planned() - design.losses().scored();
    text.append(
        lost == 0
            ? " No trial is missing."
            : " " + lost + " of " + design.losses().planned() + " trials have no score.");
    return text.toString();
  }

  static String datasets(Rules rules) {
    return "Repeats were averaged within data sets first. Ranks over complete data sets were"
        + " compared by the Friedman test [@friedman1937] in the form of Iman and Davenport"
        + " [@iman1980], corrected for ties; it is shown and does not gate the pairwise tests,"
        + " which hold the family's error by themselves [@demsar2006]. Groups of the"
        + " critical-difference diagram follow from "
        + MethodsText.groups(rules)
        + ". Aggregates have stratified bootstrap intervals for more repeats of these data sets"
        + " and for new data sets [@agarwal2021], which are different questions."
        + (rules.rope() > 0
            ? " Equivalence over data sets is said where two one-sided Wilcoxon signed-rank tests"
                + " [@schuirmann1987] of the data sets' mean differences, adjusted by Holm, both"
                + " reject a difference of \u00b1"
                + rules.rope()
                + "."
            : "");
  }
}
