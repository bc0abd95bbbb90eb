package org.graft.engine.spec.bind;

import java.util.ArrayList;
import java.util.List;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.base.NearMiss;

/** Says what is wrong with a mapping that should hold one name and keys beside it. */
final class Strays {
  private Strays() {}

  /**
   * Reports a mapping that has not just one key besides the known ones.
   *
   * @param rest the mapping without the known keys
   * @param known the known keys
   */
  static void report(
      Yaml.Fields rest,
      ValueType.WithOptions type,
      List<String> known,
      Registry registry,
      Problems problems) {
    List<String> names = registry.names(type.choice().type());
    List<String> here = rest.fields().keySet().stream().filter(names::contains).toList();
    String noun = type.choice().words();
    if (here.size() > 1) {
      problems.add(rest.place(), "expected one " + noun + ", found " + String.join(" and ", here));
    }
    if (here.isEmpty()) {
      problems.add(rest.place(), "names no " + noun + "; there are: " + String.join(", ", names));
    }
    List<String> all = new ArrayList<>(names);
    all.addAll(known);
    rest.fields()
        .forEach(
            (key, value) -> {
              if (!here.contains(key)) {
                problems.add(value.place(), NearMiss.message(noun + " or key beside it", key, all));
              }
            });
  }
}
