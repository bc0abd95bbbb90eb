package org.graft.engine.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a mistyped word may have meant. */
final class NearMiss {
  private NearMiss() {}

  /**
   * The first word that differs in the fewest letters (Levenshtein's distance, whatever the case),
   * if those are at most a third of it.
   */
  static Optional<String> of(String typed, List<String> words) {
    String best = "";
    int fewest = Integer.MAX_VALUE;
    for (String word : words) {
      int distance = distance(typed.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
      if (distance < fewest && 3 * distance <= word.length()) {
        best = word;
        fewest = distance;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
