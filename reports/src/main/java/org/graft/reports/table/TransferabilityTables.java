package org.graft.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Transferability;
import org.graft.spi.result.study.Transferability.Agreement;
import org.graft.spi.result.study.Transferability.Candidate;

/** Transferability scores beside results: how far they agreed, and what was ranked. */
final class TransferabilityTables {
  private TransferabilityTables() {}

  /** The agreements in one table, then the candidates of each target and strategy. */
  static List<Table> of(Study study) {
    List<Transferability> all = study.analysis().transferability();
    List<Table> tables = new ArrayList<>();
    if (!all.isEmpty()) {
      tables.add(agreements(study, all));
    }
    for (int i = 0; i < all.size(); i++) {
      tables.add(candidates(study, all.get(i), all.size() == 1 ? "" : "-" + (i + 1)));
    }
    return tables;
  }

  private static Table agreements(Study study, List<Transferability> all) {
    List<Estimate> taus =
        all.stream().flatMap(t -> t.agreements().stream()).map(Agreement::tau).toList();
    List<List<Cell>> rows = new ArrayList<>();
    for (Transferability one : all) {
      for (Agreement agreement : one.agreements()) {
        rows.add(
            List.of(
                Cell.words(one.target()),
                Cell.words(one.strategy()),
                Cell.words(agreement.score()),
                Cell.whole(agreement.ranked()),
                Cell.interval(agreement.tau(), 2)));
      }
    }
    return Table.of(
            "transferability",
            "Agreement of transferability scores with " + study.metric(),
            List.of(
                Column.words("target"),
                Column.words("strategy"),
                Column.words("score"),
                Column.numbers("ranked", "source models and taps"),
                Column.numbers(
                    Digits.heading("weighted Kendall tau", taus),
                    "1 where the score ranks them as results do, -1 in reverse; the best ranks"
                        + " count most")),
            rows)
        .with(
            all.stream()
                .map(Transferability::sentence)
                .filter(sentence -> !sentence.isEmpty())
                .toList());
  }

  private static Table candidates(Study study, Transferability one, String suffix) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.words("backbone"),
                Column.words("source"),
                Column.words("features of"),
                Column.numbers("n", "trials"),
                Column.numbers(study.metric(), "mean over trials")));
    one.agreements()
        .forEach(a -> columns.add(Column.numbers(a.score(), "mean over trials; higher is better")));
    return Table.of(
            "transferability-ranked" + suffix,
            "Scores and " + study.metric() + " on " + one.target() + ", " + one.strategy(),
            columns,
            one.candidates().stream().map(TransferabilityTables::row).toList())
        .with(
            List.of(
                Wording.capital(Wording.better(study.design().measure()))
                    + "; best first. Scores were computed before training."));
  }

  private static List<Cell> row(Candidate candidate) {
    List<Cell> row =
        new ArrayList<>(
            List.of(
                Cell.words(candidate.backbone()),
                Cell.words(candidate.source()),
                Cell.words(candidate.tap()),
                Cell.whole(candidate.replicates()),
                Cell.number(candidate.result(), 4)));
    for (double score : candidate.scores()) {
      row.add(
          Double.isNaN(score)
              ? Cell.refused("")
              : Cell.of(
                  Numerals.significant(score, 4), Numerals.exact(score), OptionalDouble.of(score)));
    }
    return row;
  }
}
