package org.graft.engine.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.graft.spi.base.NearMiss;
import org.graft.spi.data.ClassNames;

/**
 * Finds classes by one entry of a view's {@code classes}. A name comes first. Where all names are
 * numbers, a range is by value: {@code 0-4} of 0, 1, 2, 10 is 0, 1, 2. Where no name is a number,
 * numbers are indices from 0, and a range goes from index to index or from name to name, never from
 * one to the other.
 *
 * @param all the data set's classes
 */
record ClassSearch(List<String> all) {
  private static final Pattern VALUES =
      Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*-\\s*(-?\\d+(?:\\.\\d+)?)");
  private static final Pattern PADDED = Pattern.compile("-?0\\d.*");
  private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

  /**
   * The labels that {@code entry} means, in order.
   *
   * @throws IllegalArgumentException with a near miss and what there is, if it means nothing or two
   *     things
   */
  List<Integer> find(String entry) {
    String asked = ClassNames.composed(entry.strip());
    int named = all.indexOf(asked);
    if (named >= 0) {
      return List.of(named);
    }
    Optional<List<BigDecimal>> values = ClassNames.values(all);
    Matcher range = VALUES.matcher(asked);
    if (values.isPresent() && range.matches()) {
      return between(asked, value(range.group(1)), value(range.group(2)), values.get());
    }
    int index = index(asked);
    return index >= 0 ? List.of(index) : range(asked);
  }

  private List<Integer> between(
      String asked, BigDecimal from, BigDecimal to, List<BigDecimal> values) {
    if (from.compareTo(to) > 0) {
      throw reversed(asked);
    }
    List<Integer> found =
        IntStream.range(0, all.size())
            .filter(i -> values.get(i).compareTo(from) >= 0 && values.get(i).compareTo(to) <= 0)
            .boxed()
            .sorted(Comparator.comparing(values::get))
            .toList();
    if (found.isEmpty()) {
      throw none(asked);
    }
    return found;
  }

  /** The value of a range's end; a number with zeros in front must be a name as it stands. */
  private BigDecimal value(String end) {
    if (PADDED.matcher(end).matches() && !all.contains(end)) {
      throw none(end);
    }
    return new BigDecimal(end);
  }

  private List<Integer> range(String asked) {
    List<List<Integer>> readings = new ArrayList<>();
    boolean mixed = false;
    for (int dash = asked.indexOf('-'); dash >= 0; dash = asked.indexOf('-', dash + 1)) {
      String from = asked.substring(0, dash).strip();
      String to = asked.substring(dash + 1).strip();
      int first = all.indexOf(from);
      int last = all.indexOf(to);
      if (first >= 0 && last >= 0) {
        readings.add(List.of(first, last));
      } else if (index(from) >= 0 && index(to) >= 0) {
        readings.add(List.of(index(from), index(to)));
      }
      mixed |= (first >= 0 && INDEX.matcher(to).matches());
      mixed |= (last >= 0 && INDEX.matcher(from).matches());
    }
    if (readings.isEmpty() && mixed) {
      throw new IllegalArgumentException(
          "classes: the ends of '%s' are of two kinds, a name and a number that is none; write both as names%s. The classes are, in order: %s"
              .formatted(asked, numbered() ? "" : ", or both as indices from 0", list()));
    }
    if (readings.isEmpty()) {
      throw none(asked);
    }
    if (readings.size() > 1) {
      throw new IllegalArgumentException(
          "classes: '%s' can be read as more than one range, as class names have dashes; list the classes one by one"
              .formatted(asked));
    }
    if (readings.get(0).get(0) > readings.get(0).get(1)) {
      throw reversed(asked);
    }
    return IntStream.rangeClosed(readings.get(0).get(0), readings.get(0).get(1)).boxed().toList();
  }

  /** The index that a number means, where no class could be meant by it; else -1. */
  private int index(String asked) {
    if (numbered() || !INDEX.matcher(asked).matches()) {
      return -1;
    }
    int index = Integer.parseInt(asked);
    return index < all.size() ? index : -1;
  }

  private boolean numbered() {
    return all.stream().anyMatch(ClassNames::isNumber);
  }

  private IllegalArgumentException reversed(String asked) {
    return new IllegalArgumentException(
        "classes: the range '%s' ends before it begins; the classes are, in order: %s"
            .formatted(asked, list()));
  }

  private IllegalArgumentException none(String asked) {
    Optional<String> near =
        ClassNames.isNumber(asked)
            ? all.stream()
                .filter(ClassNames::isNumber)
                .filter(name -> new BigDecimal(name).compareTo(new BigDecimal(asked)) == 0)
                .findFirst()
            : Optional.empty();
    return new IllegalArgumentException(
        "classes: there is no class '%s'%s%s; there are %d: %s"
            .formatted(
                asked,
                near.or(() -> NearMiss.of(asked, all))
                    .map(name -> " (did you mean '" + name + "'?)")
                    .orElse(""),
                numbered() && INDEX.matcher(asked).matches()
                    ? " (class names here are numbers, so a number is a name and no index)"
                    : "",
                all.size(),
                list()));
  }

  private String list() {
    return String.join(", ", all);
  }
}
