package org.graft.spi.data;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one order of classes whose names are found in data, such as folders, labels of a table or
 * numbers of an array: if all names are numbers, by value; else by Unicode code points, as Python
 * sorts them. Data sets with a published numbering, such as CIFAR-10, keep that instead.
 */
public final class ClassNames {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");

  private static final Comparator<String> BY_CODE_POINTS =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private ClassNames() {}

  /** The distinct names, in order. */
  public static List<String> sorted(Collection<String> found) {
    boolean numbers = found.stream().allMatch(ClassNames::isNumber);
    Comparator<String> byValue = Comparator.comparing(BigDecimal::new);
    return found.stream()
        .distinct()
        .sorted(numbers ? byValue.thenComparing(BY_CODE_POINTS) : BY_CODE_POINTS)
        .toList();
  }

  /** Whether a name is a number written in digits, such as {@code 7}, {@code -1} or {@code 2.5}. */
  public static boolean isNumber(String name) {
    return NUMBER.matcher(name).matches();
  }

  /** The value of each name, if all are numbers. */
  public static Optional<List<BigDecimal>> values(List<String> names) {
    return names.stream().allMatch(ClassNames::isNumber)
        ? Optional.of(names.stream().map(BigDecimal::new).toList())
        : Optional.empty();
  }

  /**
   * A name in Unicode's composed form (NFC, UAX #15): an é and an e with an accent behind it look
   * alike and are the same class.
   */
  public static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
