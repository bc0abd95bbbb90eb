package org.graft.engine.standard.protocol;

import java.util.List;
import java.util.Map;
import org.graft.spi.Protocol;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/** So many rows of each class to train on, the whole test split to test. */
@Name(
    value = "few-shot",
    doc = "1, 2, 5, 10 and 20 training rows of each class, the whole test split.")
public record FewShot(
    @Param(doc = "Rows of each class.", byDefault = "[1, 2, 5, 10, 20]", min = 1)
        List<Integer> shots)
    implements Protocol {
  /** Copies the list. */
  public FewShot {
    shots = List.copyOf(shots);
    if (shots.isEmpty()) {
      throw new IllegalArgumentException("shots names no number of rows");
    }
  }

  @Override
  public Fixed fixes(List<Map<String, Object>> domains) {
    String numbers = String.join(", ", shots.stream().map(String::valueOf).toList());
    return new Fixed(
        Map.of("target", Map.of("per-class", shots)),
        List.of(
            "Strategies train on "
                + numbers
                + " rows of each class of the target, smaller draws within larger ones, and are"
                + " tested on its whole test split."));
  }
}
