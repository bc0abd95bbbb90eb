package org.graft.spi.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant, and the sentence that says so. */
public final class NearMiss {
  /** Letters from which on the beginning of a name tells which is meant. */
  private static final int BEGINNING = 4;

  private NearMiss() {}

  /**
   * The name closest to {@code given} by optimal string alignment (Damerau 1964,
   * doi:10.1145/363958.363994), if one edit in three letters or fewer parts them; in a word of two
   * letters one, in a letter none. If there is none, the only name that begins with what is given,
   * of four letters or more.
   */
  public static Optional<String> of(String given, Collection<String> names) {
    String wanted = plain(given);
    int allowed = Math.max(Math.min(wanted.length() - 1, 1), Math.min(wanted.length(), 30) / 3);
    return names.stream()
        .filter(name -> Math.abs(name.length() - wanted.length()) <= allowed)
        .filter(name -> distance(wanted, plain(name)) <= allowed)
        .min(Comparator.comparingInt(name -> distance(wanted, plain(name))))
        .or(() -> begun(wanted, names));
  }

  private static Optional<String> begun(String wanted, Collection<String> names) {
    List<String> longer =
        names.stream().filter(name -> plain(name).startsWith(wanted)).distinct().toList();
    return Optional.of(longer)
        .filter(all -> wanted.length() >= BEGINNING && all.size() == 1)
        .map(all -> all.get(0));
  }

  /** Case and the kind of dash make no difference. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }

  /** {@code no strategy named 'fine-tone' (did you mean 'fine-tune'?); there are: ...}. */
  public static String message(String noun, String given, Collection<String> names) {
    return "no "
        + noun
        + " named '"
        + given
        + "'"
        + of(given, names).map(name -> " (did you mean '" + name + "'?)").orElse("")
        + (names.isEmpty() ? "; there are none" : "; there are: " + String.join(", ", names));
  }

  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
