package org.graft.reports.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.graft.reports.text.Numerals;
import org.graft.spi.result.study.Confusion;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.StrategyResult;

/**
 * The pairs of classes that a strategy confuses most, by the share of the true class.
 *
 * @param setting whose
 * @param suffix what its id ends in
 */
record ConfusedTable(SettingResult setting, String suffix) {
  private static final int MOST = 5;

  /** The table; empty where nothing is confused or there are two classes, which have one pair. */
  Optional<Table> table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (StrategyResult strategy : setting.strategies()) {
      strategy.confusion().ifPresent(confusion -> add(rows, strategy.strategy(), confusion));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Table.of(
                "confused" + suffix,
                "Most confused classes on " + setting.title(),
                List.of(
                    Column.words("strategy"),
                    Column.words("true class"),
                    Column.words("taken for"),
                    Column.numbers("share of the true class", "summed over repeats"),
                    Column.numbers("examples", "summed over repeats")),
                rows));
  }

  private record Mistake(String truth, String taken, long count, long of) {
    double share() {
      return (double) count / of;
    }
  }

  private static void add(List<List<Cell>> rows, String strategy, Confusion confusion) {
    int k = confusion.classes().size();
    List<Mistake> mistakes = new ArrayList<>();
    for (int t = 0; k > 2 && t < k; t++) {
      long of = confusion.counts().get(t).stream().mapToLong(c -> c).sum();
      for (int p = 0; p < k; p++) {
        long count = confusion.counts().get(t).get(p);
        if (p != t && count > 0) {
          mistakes.add(
              new Mistake(confusion.classes().get(t), confusion.classes().get(p), count, of));
        }
      }
    }
    mistakes.sort(
        Comparator.comparingDouble(Mistake::share)
            .thenComparingLong(Mistake::count)
            .reversed()
            .thenComparing(Mistake::truth)
            .thenComparing(Mistake::taken));
    mistakes.stream()
        .limit(MOST)
        .forEach(
            m ->
                rows.add(
                    List.of(
                        Cell.strategy(strategy),
                        Cell.words(m.truth()),
                        Cell.words(m.taken()),
                        Cell.of(
                            Numerals.percent(m.share()),
                            Numerals.exact(m.share()),
                            OptionalDouble.of(m.share())),
                        Cell.of(
                            Numerals.whole(m.count()) + " of " + Numerals.whole(m.of()),
                            "",
                            OptionalDouble.of((double) m.count())))));
  }
}
