package org.graft.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.graft.reports.text.Numerals;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Interval;
import org.graft.spi.result.study.Measure;

/** Says where an interval holds values that its metric cannot take. */
final class Beyond {
  private static final int MOST = 4;

  private Beyond() {}

  /** A note about the rows whose intervals do; none where none does. */
  static <T> List<String> notes(
      Measure measure, List<T> rows, Function<T, String> name, Function<T, Estimate> estimate) {
    List<String> names =
        rows.stream()
            .filter(r -> estimate.apply(r).interval().filter(i -> out(measure, i)).isPresent())
            .map(name)
            .toList();
    if (names.isEmpty()) {
      return List.of();
    }
    List<String> said = new ArrayList<>(names.subList(0, Math.min(MOST, names.size())));
    if (names.size() > MOST) {
      said.add((names.size() - MOST) + " more");
    }
    return List.of(
        "Intervals of "
            + String.join(", ", said)
            + " reach beyond what "
            + measure.metric()
            + " can be ("
            + limits(measure)
            + "): intervals by Student's t know no bounds; read them as ending there.");
  }

  private static boolean out(Measure measure, Interval interval) {
    return (measure.lowest().isPresent() && interval.low() < measure.lowest().getAsDouble())
        || (measure.highest().isPresent() && interval.high() > measure.highest().getAsDouble());
  }

  private static String limits(Measure measure) {
    OptionalDouble low = measure.lowest();
    OptionalDouble high = measure.highest();
    if (low.isPresent() && high.isPresent()) {
      return Numerals.plain(low.getAsDouble()) + " to " + Numerals.plain(high.getAsDouble());
    }
    return low.isPresent()
        ? Numerals.plain(low.getAsDouble()) + " or more"
        : Numerals.plain(high.orElse(Double.NaN)) + " or less";
  }
}
