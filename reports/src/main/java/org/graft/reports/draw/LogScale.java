package org.graft.reports.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic scale with ticks at powers of ten, and between them where few powers fit.
 *
 * @param low value at {@code from}, above 0
 * @param high value at {@code to}, above {@code low}
 * @param from place of {@code low}, in pixels
 * @param to place of {@code high}, in pixels
 */
public record LogScale(double low, double high, double from, double to) implements Scale {
  private static final String PREFIXES = "kMGT";

  /** A scale that holds both values with room beside them. */
  public static LogScale around(double low, double high, double from, double to) {
    double room = Math.max(0.12, 0.08 * Math.log10(high / low));
    return new LogScale(low * Math.pow(10, -room), high * Math.pow(10, room), from, to);
  }

  @Override
  public double at(double value) {
    return from + Math.log(value / low) / Math.log(high / low) * (to - from);
  }

  @Override
  public List<Tick> ticks() {
    double decades = Math.log10(high / low);
    double[] steps =
        decades > 3
            ? new double[] {1}
            : decades > 1.3
                ? new double[] {1, 3}
                : decades > 0.7
                    ? new double[] {1, 2, 5}
                    : new double[] {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8};
    List<Tick> ticks = new ArrayList<>();
    int every = (int) Math.max(1, Math.ceil(decades / 6));
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      for (double step : steps) {
        double value = step * Math.pow(10, power);
        if (value >= low * 0.9999 && value <= high * 1.0001 && Math.floorMod(power, every) == 0) {
          ticks.add(new Tick(value, label(value)));
        }
      }
    }
    return ticks;
  }

  private static String label(double value) {
    int thousands = 0;
    double rest = value;
    while (rest >= 1000 * 0.9999 && thousands < PREFIXES.length()) {
      rest /= 1000;
      thousands++;
    }
    String digits =
        BigDecimal.valueOf(rest).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    return thousands == 0 ? digits : digits + " " + PREFIXES.charAt(thousands - 1);
  }
}
