package org.graft.stats.location;

import java.util.Locale;
import org.graft.stats.Refusal;

/** What the signed-rank test does with differences of zero. */
public enum ZeroPolicy {
  /** Drop zeros, then rank (Wilcoxon 1945, DOI 10.2307/3001968). */
  WILCOXON,
  /**
   * Rank with the zeros, then drop their ranks (Pratt 1959, DOI 10.1080/01621459.1959.10501526).
   */
  PRATT,
  /** Rank with the zeros and give half of their ranks to each side (as Demsar 2006 does). */
  ZSPLIT;

  /** The name as inputs and outputs have it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@code wilcoxon} (or {@code wilcox}), {@code pratt} or {@code zsplit}. */
  public static ZeroPolicy named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "wilcoxon", "wilcox" -> WILCOXON;
      case "pratt" -> PRATT;
      case "zsplit" -> ZSPLIT;
      default ->
          throw new Refusal(
              Refusal.Reason.BAD_ARGUMENT,
              "zero policy must be wilcoxon, pratt or zsplit, found '" + name + "'");
    };
  }
}
