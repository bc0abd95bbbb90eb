package org.graft.engine.spec.bind;

import java.util.ArrayList;
import java.util.List;
import org.graft.engine.plugin.Decimals;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.base.Param;

/** The values that {@code sweep}, {@code range} and {@code log-range} stand for. */
public final class SweepValues {
  private static final Registry NONE = new Registry(List.of(), List.of());

  private SweepValues() {}

  static List<Yaml> of(Yaml.Fields sweep, Problems problems) {
    String form = sweep.onlyKey().orElseThrow();
    Yaml argument = sweep.get(form).orElseThrow();
    if (form.equals("sweep")) {
      if (argument instanceof Yaml.Items items && !items.items().isEmpty()) {
        return items.items();
      }
      problems.add(sweep.place(), "sweep needs a list of values, found " + argument.words());
      return List.of();
    }
    Object bound = new Binder(NONE, problems).bind(argument, new ValueType.Group(Range.class));
    if (!(bound instanceof Range range)) {
      return List.of();
    }
    boolean log = form.equals("log-range");
    if (log && !(range.from() > 0 && range.to() > 0)) {
      problems.add(argument.place(), "log-range needs from and to above 0");
      return List.of();
    }
    List<Yaml> values = new ArrayList<>();
    for (int i = 0; i < range.steps(); i++) {
      double share = range.steps() == 1 ? 0 : (double) i / (range.steps() - 1);
      double value =
          log
              ? range.from() * Math.pow(range.to() / range.from(), share)
              : range.from() + (range.to() - range.from()) * share;
      values.add(new Yaml.Text(Decimals.rounded(value, 12).toPlainString(), true, sweep.place()));
    }
    return values;
  }

  /** Numbers at equal distances, or at equal ratios. */
  public record Range(
      @Param(doc = "First value.") double from,
      @Param(doc = "Last value.") double to,
      @Param(doc = "How many values, ends included.", min = 1, max = 10000) int steps) {}
}
