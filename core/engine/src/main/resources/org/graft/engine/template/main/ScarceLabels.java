package org.example.lab;

import java.util.List;
import java.util.Map;
import org.graft.spi.Protocol;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/** A few labelled rows of each class to train on; the rest of an experiment is left to its file. */
@Name(
    value = "my-lab-scarce-labels",
    doc = "A few training rows of each class, the whole test split.")
public record ScarceLabels(
    @Param(doc = "Training rows of each class.", unit = "rows", byDefault = "20", min = 1) int rows)
    implements Protocol {
  @Override
  public Fixed fixes(List<Map<String, Object>> domains) {
    return new Fixed(
        Map.of("target", Map.of("per-class", rows)),
        List.of(
            "Strategies are trained on %d rows of each class and tested on the whole test split."
                .formatted(rows)));
  }
}
