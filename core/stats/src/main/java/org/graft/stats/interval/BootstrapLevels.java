package org.graft.stats.interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Method.Output;
import org.graft.stats.interval.Bootstrap.BiasCorrection;

/** A bootstrap's quantiles at the usual levels, one by one. */
final class BootstrapLevels {
  private static final List<String> LEVELS = List.of("0.025", "0.05", "0.95", "0.975");

  private BootstrapLevels() {}

  static List<Output> outputs() {
    List<Output> outputs = new ArrayList<>();
    for (String level : LEVELS) {
      outputs.add(new Output("percentile_type7_" + level, "quantile of the replicates"));
      for (BiasCorrection ties : BiasCorrection.values()) {
        String prefix = prefix(ties);
        outputs.add(new Output(prefix + "_adjusted_level_" + level, "where BCa reads it"));
        outputs.add(new Output(prefix + "_quantile_type7_" + level, "the quantile it reads"));
      }
    }
    return outputs;
  }

  private static String prefix(BiasCorrection ties) {
    return "bca_" + ties.name().toLowerCase(Locale.ROOT);
  }

  static void put(Answer out, Bootstrap bootstrap, Supplier<Jackknife> jackknife) {
    for (String text : LEVELS) {
      double level = Double.parseDouble(text);
      out.put("percentile_type7_" + text, () -> bootstrap.quantile(level));
      for (BiasCorrection ties : BiasCorrection.values()) {
        String prefix = prefix(ties);
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
