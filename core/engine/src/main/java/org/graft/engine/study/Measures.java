package org.graft.engine.study;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.graft.engine.ledger.Declared;
import org.graft.spi.base.Direction;
import org.graft.spi.result.study.Measure;

/** What the shipped metrics measure: units and bounds. */
public final class Measures {
  private static final Set<String> SHARES =
      Set.of("accuracy", "balanced-accuracy", "macro-f1", "top-k", "calibration-error");
  private static final Set<String> LOSSES = Set.of("log-loss", "brier");

  private Measures() {}

  /** Of a metric; without bounds where it is not known. */
  static Measure of(Declared.Score metric) {
    return of(metric.label(), metric.name(), metric.direction());
  }

  /** Of a metric of which only the name is known. */
  public static Measure named(String name, Direction direction) {
    return of(name, name.toLowerCase(Locale.ROOT).replace('_', '-'), direction);
  }

  private static Measure of(String label, String name, Direction direction) {
    boolean share = SHARES.contains(name);
    boolean loss = LOSSES.contains(name);
    String unit =
        name.equals("accuracy")
            ? "share of test examples"
            : name.equals("log-loss") ? "nats for each example" : "";
    return new Measure(
        label,
        direction,
        unit,
        share || loss ? OptionalDouble.of(0) : OptionalDouble.empty(),
        share ? OptionalDouble.of(1) : OptionalDouble.empty());
  }
}
