package org.graft.reports.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * An even scale with round ticks.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}
 * @param from place of {@code low}, in pixels
 * @param to place of {@code high}, in pixels
 * @param step distance of ticks, in units of values
 */
public record LinearScale(double low, double high, double from, double to, double step)
    implements Scale {
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  /** A scale that holds both values, a little room beside them, and about {@code count} ticks. */
  public static LinearScale around(double low, double high, double from, double to, int count) {
    double span = high - low;
    double room = span > 0 ? span * 0.04 : Math.max(Math.abs(low) * 0.05, 1e-3);
    double first = low - room;
    double last = high + room;
    return new LinearScale(first, last, from, to, step((last - first) / Math.max(2, count)));
  }

  /** A scale of exactly these ends; with room about them where they are one value. */
  public static LinearScale exactly(double low, double high, double from, double to, int count) {
    if (high <= low) {
      return around(low, high, from, to, count);
    }
    return new LinearScale(low, high, from, to, step((high - low) / Math.max(2, count)));
  }

  /** This scale, no farther than a bound that values cannot pass (such as accuracy 1). */
  public LinearScale within(OptionalDouble lowest, OptionalDouble highest) {
    double room = 0.012 * (high - low);
    double first = lowest.isPresent() ? Math.max(low, lowest.getAsDouble() - room) : low;
    double last = highest.isPresent() ? Math.min(high, highest.getAsDouble() + room) : high;
    return last > first ? new LinearScale(first, last, from, to, step) : this;
  }

  private static double step(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double round : ROUND) {
      if (round * power >= rough * 0.999) {
        return round * power;
      }
    }
    return 10 * power;
  }

  @Override
  public double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  @Override
  public List<Tick> ticks() {
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    if (Math.abs(step * Math.pow(10, decimals) - Math.rint(step * Math.pow(10, decimals))) > 1e-6) {
      decimals++;
    }
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
      String label = String.format(Locale.ROOT, "%." + decimals + "f", i * step + 0.0);
      ticks.add(new Tick(i * step, label.replace('-', '\u2212')));
    }
    return ticks;
  }
}
