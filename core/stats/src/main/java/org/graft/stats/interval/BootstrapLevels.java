package org.graft.stats.interval;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.interval.Bootstrap.BiasCorrection;

/** A bootstrap's quantiles at the usual levels, one by one. */
final class BootstrapLevels {
  private BootstrapLevels() {}

  static void put(Answer out, Bootstrap bootstrap, Supplier<Jackknife> jackknife) {
    for (String text : List.of("0.025", "0.05", "0.95", "0.975")) {
      double level = Double.parseDouble(text);
      out.put("percentile_type7_" + text, () -> bootstrap.quantile(level));
      for (BiasCorrection ties : BiasCorrection.values()) {
        String prefix = "bca_" + ties.name().toLowerCase(Locale.ROOT);
        Supplier<Double> adjusted =
            () -> {
              bootstrap.biasCorrection(ties);
              return bootstrap.adjustedLevel(level, jackknife.get().acceleration(), ties);
            };
        out.put(prefix + "_adjusted_level_" + text, adjusted);
        out.put(prefix + "_quantile_type7_" + text, () -> bootstrap.quantile(adjusted.get()));
      }
    }
  }
}
