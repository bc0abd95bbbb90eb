package org.graft.reports.figure;

import java.util.List;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Lettering;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Text;

/**
 * What a figure is drawn on.
 *
 * @param width in pixels
 * @param title lines of the title above the figure; empty for none
 */
public record Paper(double width, List<String> title) {
  /** Width of figures on wide screens and in files. */
  public static final double WIDE = 720;

  /** Width of figures on a telephone. */
  public static final double NARROW = 360;

  private static final double NARROW_LIMIT = 520;
  private static final double LINE = 18;

  /** Without a title. */
  public static Paper plain(double width) {
    return new Paper(width, List.of());
  }

  /** With a title. */
  public static Paper titled(double width, String title) {
    return new Paper(width, Lettering.sans().wrap(title, Text.TITLE, width - 16, 3));
  }

  /** Whether there is no room for columns beside the plot. */
  public boolean narrow() {
    return width < NARROW_LIMIT;
  }

  /** A scene with the title; its height is cut when the figure is done. */
  public Scene start() {
    Scene scene = new Scene(width, 0);
    for (int i = 0; i < title.size(); i++) {
      scene.text(Text.start(8, 18 + i * LINE, title.get(i), Text.TITLE, Ink.TEXT));
    }
    return scene;
  }

  /** Where the figure begins below the title. */
  public double top() {
    return title.isEmpty() ? 8 : 16 + title.size() * LINE;
  }
}
