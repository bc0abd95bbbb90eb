package org.graft.reports.draw;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a shape is filled and outlined.
 *
 * @param fill its inside; empty for none
 * @param stroke its outline; empty for none
 * @param width width of the outline in pixels
 * @param opacity of both, in [0, 1]
 * @param dash lengths of dashes and gaps in pixels; empty for a full line
 */
public record Style(
    Optional<Ink> fill, Optional<Ink> stroke, double width, double opacity, List<Double> dash) {
  /** Copies the dashes. */
  public Style {
    dash = List.copyOf(dash);
  }

  /** A line. */
  public static Style line(Ink ink, double width) {
    return new Style(Optional.empty(), Optional.of(ink), width, 1, List.of());
  }

  /** A filled shape. */
  public static Style fill(Ink ink, double opacity) {
    return new Style(Optional.of(ink), Optional.empty(), 0, opacity, List.of());
  }

  /** This style with dashes. */
  public Style dashed(double... lengths) {
    return new Style(fill, stroke, width, opacity, Arrays.stream(lengths).boxed().toList());
  }

  /** This style with another inside. */
  public Style filled(Ink ink) {
    return new Style(Optional.of(ink), stroke, width, opacity, dash);
  }

  /** This style, more transparent. */
  public Style faded(double share) {
    return new Style(fill, stroke, width, opacity * share, dash);
  }
}
