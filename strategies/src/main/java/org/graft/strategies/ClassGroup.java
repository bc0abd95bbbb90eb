package org.graft.strategies;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.graft.spi.base.NearMiss;

/**
 * A target class and the source classes that stand for it, written {@code dogs=151-268} or {@code
 * cats=tabby+lynx+281-285}: names, numbers from 0, or ranges of numbers.
 *
 * @param target the target class
 * @param sources as written
 */
public record ClassGroup(String target, List<String> sources) {
  /** Copies the list. */
  public ClassGroup {
    sources = List.copyOf(sources);
  }

  /**
   * Reads a group.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static ClassGroup parse(String text) {
    int equals = text.indexOf('=');
    List<String> sources = new ArrayList<>();
    for (String source : text.substring(equals + 1).split("\\+", -1)) {
      sources.add(source.strip());
    }
    if (equals < 1 || sources.contains("")) {
      throw new IllegalArgumentException(
          "expected a target class and the source classes that stand for it, such as"
              + " dogs=151-268 or cats=tabby+lynx, found '"
              + text
              + "'");
    }
    return new ClassGroup(text.substring(0, equals).strip(), sources);
  }

  /**
   * The numbers of its source classes.
   *
   * @param names of all source classes; empty where they have none
   * @param count how many there are
   */
  List<Integer> numbers(List<String> names, int count) {
    List<Integer> numbers = new ArrayList<>();
    for (String source : sources) {
      int named = names.indexOf(source);
      String[] ends = source.split("-", -1);
      if (named >= 0) {
        numbers.add(named);
      } else if (source.matches("\\d{1,6}(-\\d{1,6})?")) {
        int from = Integer.parseInt(ends[0]);
        int to = Integer.parseInt(ends[ends.length - 1]);
        check(source, from, to, count);
        IntStream.rangeClosed(from, to).forEach(numbers::add);
      } else {
        throw new IllegalArgumentException(
            "classes: '"
                + this
                + "': the source model has no class '"
                + source
                + "'"
                + NearMiss.of(source, names).map(n -> " (did you mean '" + n + "'?)").orElse("")
                + (names.isEmpty()
                    ? "; its %d have no names: say their numbers, from 0".formatted(count)
                    : "; it has %d: ".formatted(count)
                        + String.join(", ", names.subList(0, Math.min(5, names.size())))
                        + (names.size() > 5 ? ", ..." : "")));
      }
    }
    return numbers;
  }

  private void check(String source, int from, int to, int size) {
    if (to < from || to >= size) {
      throw new IllegalArgumentException(
          "classes: '" + this + "': " + source + " is no range within 0-" + (size - 1));
    }
  }

  @Override
  public String toString() {
    return target + "=" + String.join("+", sources);
  }
}
