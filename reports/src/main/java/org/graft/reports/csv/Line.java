package org.graft.reports.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Interval;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;

/** One row of a sheet in the making: names on the way give the heading. */
final class Line {
  private final List<String> heading = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  /** Adds words. */
  Line add(String name, String value) {
    heading.add(name);
    values.add(value);
    return this;
  }

  /** Adds a number; empty where it is NaN. */
  Line add(String name, double value) {
    return add(name, Double.isNaN(value) ? "" : Double.toString(value));
  }

  /** Adds an estimate with its limits. */
  Line add(String name, Estimate estimate) {
    return add(name, estimate.orNaN())
        .add(name + "_low", estimate.interval().map(Interval::low).orElse(Double.NaN))
        .add(name + "_high", estimate.interval().map(Interval::high).orElse(Double.NaN));
  }

  /** Adds a test's p-values with their logarithms. */
  Line add(String name, TestResult test) {
    return add(name + "_test", test.test())
        .add(name + "_p", test.p())
        .add(name + "_adjusted_p", test.adjusted());
  }

  private Line add(String name, Optional<PValue> p) {
    return add(name, p.map(PValue::value).orElse(Double.NaN))
        .add(name + "_log10", p.map(PValue::log10).orElse(Double.NaN));
  }

  List<String> heading() {
    return heading;
  }

  List<String> values() {
    return values;
  }
}
