package org.graft.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.base.Extension;
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
   * @param settings keys and values as an experiment file has them, of mappings, lists, texts,
   *     numbers and truth values; {@code source} and {@code target} hold keys beside the data of
   *     every transfer, {@code transfers} all transfers
   * @param sentences the same in words, each a sentence that a methods section could have
   */
  record Fixed(Map<String, Object> settings, List<String> sentences) {
    /** Copies them. */
    public Fixed {
      settings = new LinkedHashMap<>(settings);
      sentences = new ArrayList<>(sentences);
    }
  }
}
