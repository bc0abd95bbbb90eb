package org.graft.engine.spec.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;

/**
 * A setting from the command line, {@code repeats.training=5}.
 *
 * @param keys from the top; list elements by index or by the name they choose
 * @param value what takes the place of what stands there
 * @param place the option, for messages
 */
public record Assignment(List<String> keys, Yaml value, Place place) {
  /** Copies the keys. */
  public Assignment {
    keys = List.copyOf(keys);
  }

  /** Reads an option; empty, and a problem noted, if it assigns nothing. */
  public static Optional<Assignment> of(String option, Problems problems) {
    Place place = new Place("option " + option, 0, "");
    int equals = option.indexOf('=');
    if (equals <= 0) {
      problems.add(place, "expected key=value, such as repeats.training=5");
      return Optional.empty();
    }
    String path = option.substring(0, equals).trim().replace("[", ".").replace("]", "");
    Place below = new Place(place.source(), 0, path);
    Yaml value = new YamlReader(problems).read(option.substring(equals + 1), below);
    return Optional.of(new Assignment(Arrays.asList(path.split("\\.", -1)), value, place));
  }

  /** The key at the top. */
  public String top() {
    return keys.get(0);
  }

  /** The same with a further key above those it has. */
  public Assignment below(String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(0, key);
    return new Assignment(longer, value, place);
  }

  /** The same below another key at the top. */
  public Assignment under(String key) {
    List<String> changed = new ArrayList<>(keys);
    changed.set(0, key);
    return new Assignment(changed, value, place);
  }
}
