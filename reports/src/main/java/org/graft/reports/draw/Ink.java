package org.graft.reports.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * A colour by its role, once for light paper and once for a dark screen.
 *
 * <p>The strategies' colours are those of Okabe and Ito (2008), told apart by readers with any
 * common colour vision deficiency; yellow is darkened for white paper, and all are lightened for
 * dark screens. Beyond eight strategies colours repeat with another {@link Symbol}.
 *
 * @param name name of its CSS variable
 * @param light on light paper, {@code #rrggbb}
 * @param dark on a dark screen, {@code #rrggbb}
 */
public record Ink(String name, String light, String dark) {
  /** Words and main lines. */
  public static final Ink TEXT = new Ink("ink", "#1b1f24", "#e8eaed");

  /** Secondary words. */
  public static final Ink MUTED = new Ink("muted", "#57606a", "#a5adb6");

  /** Axes. */
  public static final Ink AXIS = new Ink("axis", "#8c959f", "#7d8590");

  /** Grid lines and rules. */
  public static final Ink GRID = new Ink("grid", "#e3e6ea", "#33393f");

  /** What it is drawn on. */
  public static final Ink PAPER = new Ink("paper", "#ffffff", "#15181c");

  /** The band of differences too small to matter. */
  public static final Ink ROPE = new Ink("rope", "#eceff2", "#262b31");

  /** Words that say that something is better. */
  public static final Ink BETTER = new Ink("better", "#00694c", "#2cc295");

  /** Words that say that something is worse. */
  public static final Ink WORSE = new Ink("worse", "#a84300", "#f08a3c");

  /** Words that say that two are equivalent. */
  public static final Ink EQUIVALENT = new Ink("equivalent", "#005c91", "#4aa8e0");

  private static final List<Ink> SERIES =
      List.of(
          new Ink("s0", "#0072b2", "#4aa8e0"),
          new Ink("s1", "#d55e00", "#f08a3c"),
          new Ink("s2", "#009e73", "#2cc295"),
          new Ink("s3", "#b5568f", "#e39ac4"),
          new Ink("s4", "#c98600", "#f0b429"),
          new Ink("s5", "#3a9bd1", "#8fd0f5"),
          new Ink("s6", "#8f8400", "#d9ce45"),
          new Ink("s7", "#4d4d4d", "#c9ccd1"));

  /** The colour of the strategy in place {@code index}, from 0. */
  public static Ink series(int index) {
    return SERIES.get(index % SERIES.size());
  }

  /** How many strategies have a colour of their own. */
  public static int seriesCount() {
    return SERIES.size();
  }

  /** Every ink, for style sheets. */
  public static List<Ink> all() {
    List<Ink> all =
        new ArrayList<>(List.of(TEXT, MUTED, AXIS, GRID, PAPER, ROPE, BETTER, WORSE, EQUIVALENT));
    all.addAll(SERIES);
    return List.copyOf(all);
  }
}
