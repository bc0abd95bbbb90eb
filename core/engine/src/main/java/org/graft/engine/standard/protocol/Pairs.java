package org.graft.engine.standard.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graft.spi.Protocol;
import org.graft.spi.base.Name;

/** Every domain to every other. */
@Name(value = "pairs", doc = "All ordered pairs of domains, none to itself.")
public record Pairs() implements Protocol {
  @Override
  public Fixed fixes(List<Map<String, Object>> domains) {
    Domains.require(2, domains);
    List<Object> transfers = new ArrayList<>();
    for (int from = 0; from < domains.size(); from++) {
      for (int to = 0; to < domains.size(); to++) {
        if (from != to) {
          transfers.add(Map.of("source", domains.get(from), "target", domains.get(to)));
        }
      }
    }
    return new Fixed(
        Map.of("transfers", transfers),
        List.of(
            "Each of "
                + domains.size()
                + " domains is transferred to each other one: "
                + transfers.size()
                + " ordered pairs."));
  }
}
