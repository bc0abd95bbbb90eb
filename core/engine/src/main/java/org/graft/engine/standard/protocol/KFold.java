package org.graft.engine.standard.protocol;

import java.util.List;
import java.util.Map;
import org.graft.spi.Protocol;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/** Cross-validation of the target's rows. */
@Name(value = "k-fold", doc = "Cross-validation: each fold of the target's rows is tested once.")
public record KFold(
    @Param(doc = "Folds.", byDefault = "10", min = 2, max = 10000) int folds,
    @Param(doc = "How often rows are dealt into folds anew.", byDefault = "1", min = 1, max = 10000)
        int times)
    implements Protocol {
  @Override
  public Fixed fixes(List<Map<String, Object>> domains) {
    return new Fixed(
        Map.of("repeats", Map.of("splits", Map.of("folds", folds, "times", times))),
        List.of(
            "The target's rows are dealt into "
                + folds
                + " stratified folds, each of which is tested once"
                + (times > 1 ? ", " + times + " times anew." : ".")));
  }
}
