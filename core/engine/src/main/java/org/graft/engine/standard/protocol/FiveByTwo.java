package org.graft.engine.standard.protocol;

import java.util.List;
import java.util.Map;
import org.graft.spi.Protocol;
import org.graft.spi.base.Name;

/** Five times two-fold cross-validation. */
@Name(
    value = "five-by-two",
    doc = "Two-fold cross-validation of the target's rows, five times anew (5x2).",
    cites = "doi:10.1162/089976698300017197")
public record FiveByTwo() implements Protocol {
  @Override
  public Fixed fixes(List<Map<String, Object>> domains) {
    return new Fixed(
        Map.of("repeats", Map.of("splits", Map.of("folds", 2, "times", 5))),
        List.of(
            "The target's rows are halved five times anew, stratified; each half is tested once by"
                + " what was trained on the other (5x2 cross-validation, Dietterich 1998)."));
  }
}
