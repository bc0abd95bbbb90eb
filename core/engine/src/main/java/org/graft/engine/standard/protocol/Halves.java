package org.graft.engine.standard.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graft.spi.Protocol;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/** The first half of a data set's classes to the second, and back. */
@Name(
    value = "halves",
    doc = "The first half of each domain's classes is transferred to the second, and back.",
    cites = "arXiv:1411.1792")
public record Halves(
    @Param(doc = "Classes of each domain.", byDefault = "10", min = 4, max = 100000) int classes,
    @Param(doc = "Whether the second half is transferred to the first too.", byDefault = "true")
        boolean back)
    implements Protocol {
  /** Refuses halves that are none. */
  public Halves {
    if (classes % 2 != 0) {
      throw new IllegalArgumentException("classes must be even, found " + classes);
    }
  }

  @Override
  public Fixed fixes(List<Map<String, Object>> domains) {
    Domains.require(1, domains);
    String first = "0-" + (classes / 2 - 1);
    String second = classes / 2 + "-" + (classes - 1);
    List<Object> transfers = new ArrayList<>();
    for (Map<String, Object> domain : domains) {
      transfers.add(transfer(domain, first, second));
      if (back) {
        transfers.add(transfer(domain, second, first));
      }
    }
    return new Fixed(
        Map.of("transfers", transfers),
        List.of(
            "Source models are trained on classes "
                + first
                + " and transferred to classes "
                + second
                + " of the same data"
                + (back ? ", and the other way round." : ".")));
  }

  private static Map<String, Object> transfer(Map<String, Object> domain, String from, String to) {
    return Map.of(
        "name",
        Domains.label(domain) + " " + from + " -> " + to,
        "source",
        Domains.with(domain, "classes", List.of(from)),
        "target",
        Domains.with(domain, "classes", List.of(to)));
  }
}
