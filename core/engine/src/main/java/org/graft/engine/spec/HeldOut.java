package org.graft.engine.spec;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graft.engine.data.Portion;

/**
 * The rows on which candidates are compared: the target's validation split, or parts of its
 * training split that each candidate is trained without.
 *
 * @param way which
 * @param parts how many parts, each with a training of its own; 1 for the validation split, and for
 *     domains until the data say how many there are
 * @param share rows of the training split in each part drawn at random
 */
public record HeldOut(Way way, int parts, Portion share) {
  /** How rows are held out. */
  public enum Way {
    /** The validation split, which no candidate trains on. */
    VALIDATION,
    /** Folds of the training split, each held out once. */
    FOLDS,
    /** Random parts of the training split. */
    RESAMPLES,
    /** The domains of the training split, each held out once. */
    DOMAINS
  }

  /** The target's validation split. */
  public static final HeldOut VALIDATION = new HeldOut(Way.VALIDATION, 1, Portion.parse("0.2"));

  private static final int MOST = 1000;
  private static final Pattern FOLDS = Pattern.compile("(\\d{1,9}) folds");
  private static final Pattern RESAMPLES =
      Pattern.compile("(\\d{1,9}) resamples, validation (\\S+)");
  private static final String EXPECTED =
      "expected validation, {folds: 5}, {resamples: 10, validation: 0.2} or domains, found ";

  /** Checks the number of parts. */
  public HeldOut {
    int least = way == Way.FOLDS ? 2 : 1;
    boolean counted = way == Way.FOLDS || way == Way.RESAMPLES;
    if (counted && (parts < least || parts > MOST)) {
      throw new IllegalArgumentException(
          "expected "
              + least
              + " to "
              + MOST
              + " "
              + (way == Way.FOLDS ? "folds" : "resamples")
              + ", found "
              + parts);
    }
  }

  /**
   * Reads {@code validation}, {@code {folds: 5}}, {@code {resamples: 10, validation: 0.2}} or
   * {@code domains}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static HeldOut read(Object written) {
    if (written instanceof Map<?, ?> map) {
      if (map.size() == 1 && map.get("folds") instanceof String folds) {
        return read(folds + " folds");
      }
      Object share = map.containsKey("validation") ? map.get("validation") : "0.2";
      boolean others =
          map.keySet().stream().anyMatch(k -> !k.equals("resamples") && !k.equals("validation"));
      if (!others && map.get("resamples") instanceof String resamples && share != null) {
        return read(resamples + " resamples, validation " + share);
      }
    }
    String text = String.valueOf(written);
    if (text.equals("validation")) {
      return VALIDATION;
    }
    if (text.equals("domains")) {
      return new HeldOut(Way.DOMAINS, 1, VALIDATION.share());
    }
    Matcher folds = FOLDS.matcher(text);
    if (folds.matches()) {
      return new HeldOut(Way.FOLDS, Integer.parseInt(folds.group(1)), VALIDATION.share());
    }
    Matcher resamples = RESAMPLES.matcher(text);
    if (resamples.matches()) {
      return new HeldOut(
          Way.RESAMPLES, Integer.parseInt(resamples.group(1)), Portion.parse(resamples.group(2)));
    }
    throw new IllegalArgumentException(EXPECTED + text);
  }

  /**
   * The same where the training split has such domains.
   *
   * @throws IllegalArgumentException if it is to hold domains out and there are fewer than two
   */
  public HeldOut among(int domains) {
    if (way == Way.DOMAINS && domains < 2) {
      throw new IllegalArgumentException(
          "it chooses on domains of the training split, held out in turn, and the target's training"
              + " rows are of one; name protocol: leave-one-domain-out or domain-bed, or choose on"
              + " {folds: 5}");
    }
    return way == Way.DOMAINS ? new HeldOut(way, domains, share) : this;
  }

  /** As {@link #read} takes it. */
  @Override
  public String toString() {
    return switch (way) {
      case VALIDATION -> "validation";
      case DOMAINS -> "domains";
      case FOLDS -> parts + " folds";
      case RESAMPLES -> parts + " resamples, validation " + share;
    };
  }
}
