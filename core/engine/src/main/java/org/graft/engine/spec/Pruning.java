package org.graft.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Successive halving (Jamieson and Talwalkar 2016, arXiv:1502.07943): all candidates are trained
 * for a few epochs, the better half by the score that decides for more, and so on, until fewer than
 * twice the factor are left: these are trained as long as they are declared to be. In every rung
 * the epochs added are in inverse proportion to the candidates that are left, so that all rungs are
 * worth the same.
 *
 * @param factor a rung keeps one of so many candidates, rounded down, and one at least; 2 in the
 *     paper
 */
public record Pruning(int factor) {
  private static final String NAME = "successive-halving";
  private static final int MOST = 1000;
  private static final Pattern FACTOR = Pattern.compile(NAME + ", factor (\\d{1,9})");

  /**
   * A rung.
   *
   * @param candidates how many are in it
   * @param epochs that each has been trained for at its end, over all phases; none is trained for
   *     more than it is declared to be
   */
  public record Rung(int candidates, int epochs) {}

  /** Checks the factor. */
  public Pruning {
    if (factor < 2 || factor > MOST) {
      throw new IllegalArgumentException(
          "expected a factor from 2 to " + MOST + ", found " + factor);
    }
  }

  /**
   * Reads {@code successive-halving} or {@code {successive-halving: {factor: 3}}}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static Pruning read(Object written) {
    if (written instanceof Map<?, ?> map && map.size() == 1 && map.containsKey(NAME)) {
      Object inner = map.get(NAME);
      if (inner instanceof Map<?, ?> given
          && given.size() == 1
          && given.get("factor") instanceof String factor) {
        return read(NAME + ", factor " + factor);
      }
    }
    String text = String.valueOf(written);
    if (text.equals(NAME)) {
      return new Pruning(2);
    }
    Matcher factor = FACTOR.matcher(text);
    if (factor.matches()) {
      return new Pruning(Integer.parseInt(factor.group(1)));
    }
    throw new IllegalArgumentException(
        "expected successive-halving or {successive-halving: {factor: 3}}, found " + text);
  }

  /**
   * Its rungs; the last one's epochs are {@code epochs}. Rungs that would add no epoch are left
   * out; none at all where all candidates would be trained to the end.
   *
   * @param candidates how many there are, 1 or more
   * @param epochs the most that any of them is declared to be trained for
   */
  public List<Rung> rungs(int candidates, int epochs) {
    List<Integer> sizes = new ArrayList<>();
    for (int left = candidates; left > 1 || sizes.isEmpty(); left /= factor) {
      sizes.add(left);
    }
    double whole = sizes.stream().mapToDouble(left -> 1.0 / left).sum();
    List<Rung> rungs = new ArrayList<>();
    double part = 0;
    int before = 0;
    for (int i = 0; i < sizes.size(); i++) {
      part += 1.0 / sizes.get(i);
      boolean last = i == sizes.size() - 1;
      int own = last ? epochs : (int) Math.max(1, Math.round(epochs * part / whole));
      if (own > before || rungs.isEmpty()) {
        rungs.add(new Rung(sizes.get(i), own));
        before = own;
      }
    }
    return rungs.size() > 1 ? rungs : List.of();
  }

  /** As {@link #read} takes it. */
  @Override
  public String toString() {
    return factor == 2 ? NAME : NAME + ", factor " + factor;
  }
}
