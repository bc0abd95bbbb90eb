package org.graft.reports.figure;

import org.graft.reports.draw.Scene;

/**
 * A figure of a report, for any width of paper.
 *
 * @param id its name in files and in the page: letters, digits and hyphens
 * @param title its subject
 * @param reading how to read it, in a sentence or two
 * @param alternative what it shows, for who does not see it
 * @param drawing draws it
 */
public record Figure(String id, String title, String reading, String alternative, Drawing drawing) {
  /** Draws a figure. */
  public interface Drawing {
    /** A new scene on {@code paper}. */
    Scene on(Paper paper);
  }

  /** As part of a page, which prints the title itself. */
  public Scene scene(double width) {
    return drawing.on(Paper.plain(width));
  }

  /** As a file of its own, with its title. */
  public Scene titled(double width) {
    return drawing.on(Paper.titled(width, title));
  }
}
