package org.graft.engine.standard.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.Protocol;
import org.graft.spi.base.Name;

/**
 * Each domain in turn is the target, and a source model trained on all others meets it untrained:
 * all its rows are tested. So strategies are those that do not train, such as {@code classifier}.
 */
@Name(
    value = "leave-one-domain-out",
    doc = "Source models trained on all domains but one are tested on every row of that one.")
public record LeaveOneDomainOut() implements Protocol {
  @Override
  public Fixed fixes(List<Map<String, Object>> domains) {
    Domains.require(3, domains);
    List<Object> transfers = new ArrayList<>();
    for (int out = 0; out < domains.size(); out++) {
      Map<String, Object> transfer = new LinkedHashMap<>();
      transfer.put("name", "all but " + Domains.label(domains.get(out)));
      transfer.put(
          "source",
          Map.of("concat", Map.of("sets", Domains.others(domains, out), "labels", "joined")));
      transfer.put("target", Domains.with(domains.get(out), "test", "all"));
      transfers.add(transfer);
    }
    return new Fixed(
        Map.of("transfers", transfers),
        List.of(
            "Each of "
                + domains.size()
                + " domains is left out in turn: source models are trained on the others together"
                + " and tested, untrained, on all rows of the one."));
  }
}
