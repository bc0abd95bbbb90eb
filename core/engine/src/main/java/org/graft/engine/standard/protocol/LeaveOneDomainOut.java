package org.graft.engine.standard.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.Protocol;
import org.graft.spi.base.Name;

/**
 * Each domain in turn is tested, on all its rows, by what was trained on all rows of the others:
 * source models, where backbones are not pretrained, and strategies, where they train. Settings can
 * be chosen on the training domains, each held out in turn.
 */
@Name(
    value = "leave-one-domain-out",
    doc = "What is trained on all domains but one is tested on every row of that one.")
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
      transfer.put(
          "target",
          Map.of(
              "held-out-domain",
              Map.of(
                  "train", Domains.others(domains, out), "test", domains.get(out), "rows", "all"),
              "as",
              Domains.label(domains.get(out))));
      transfers.add(transfer);
    }
    return new Fixed(
        Map.of("transfers", transfers),
        List.of(
            "Each of "
                + domains.size()
                + " domains is left out in turn: source models, where they are not pretrained, and"
                + " strategies are trained on all rows of the others together and tested on all"
                + " rows of the one."));
  }
}
