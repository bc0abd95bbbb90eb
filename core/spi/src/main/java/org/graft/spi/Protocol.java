package org.graft.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.base.Extension;
import org.graft.spi.base.NearMiss;
import org.graft.spi.training.TaskCard;

/**
 * A published way of evaluating: it fixes some of an experiment's settings, as data. What it fixes
 * cannot be said otherwise in a file that names it, and stands in plan and report.
 */
public interface Protocol extends Extension {
  /**
   * What it fixes.
   *
   * @param domains the data sets that the file lists under {@code domains}, each as a mapping of
   *     its name and the keys beside it; empty if it lists none
   * @throws IllegalArgumentException with a message for the user, if it needs others
   */
  Fixed fixes(List<Map<String, Object>> domains);

  /**
   * Why data that were loaded are not those of the protocol; empty where they are.
   *
   * @param task what is known of the target, such as how many rows train
   */
  default Optional<String> refusal(TaskCard task) {
    return Optional.empty();
  }

  /**
   * What a protocol fixes.
   *
   * @param settings keys of {@link #KEYS} and values as an experiment file has them, of mappings,
   *     lists, texts, numbers and truth values; {@code source} and {@code target} are mappings of
   *     keys beside the data of every transfer, {@code transfers} all transfers
   * @param sentences the same in words, each a sentence that a methods section could have
   */
  record Fixed(Map<String, Object> settings, List<String> sentences) {
    /** Keys of an experiment file that a protocol can fix. */
    public static final List<String> KEYS =
        List.of(
            "source",
            "target",
            "transfers",
            "backbone",
            "backbones",
            "source-training",
            "training",
            "settings",
            "strategies",
            "selection",
            "repeats",
            "exclude",
            "metric",
            "metrics",
            "score",
            "scores",
            "reports",
            "baseline",
            "alpha",
            "rope",
            "failure-threshold",
            "stopping",
            "time-limit",
            "max-trials",
            "curves",
            "seed",
            "trainer");

    /**
     * Copies them.
     *
     * @throws IllegalArgumentException if a key is none that a protocol can fix, or what is beside
     *     the data of a source or a target is no mapping
     */
    public Fixed {
      for (String key : settings.keySet()) {
        if (!KEYS.contains(key)) {
          throw new IllegalArgumentException(
              "fixes '" + key + "': " + NearMiss.message("key to fix", key, KEYS));
        }
      }
      for (String role : List.of("source", "target")) {
        Object keys = settings.get(role);
        if (keys != null && !(keys instanceof Map)) {
          throw new IllegalArgumentException(
              "fixes '"
                  + role
                  + "': expected a mapping of keys beside the data, such as {per-class: 5}, found "
                  + keys);
        }
      }
      settings = new LinkedHashMap<>(settings);
      sentences = new ArrayList<>(sentences);
    }
  }
}
