package org.graft.reports.page;

import gg.jte.Content;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.SvgCanvas;
import org.graft.reports.figure.Palette;

/** The marks of strategies as small pictures beside their names. */
public final class Chips {
  private final Palette palette;

  /** Marks by a study's palette. */
  Chips(Palette palette) {
    this.palette = palette;
  }

  /** A strategy's mark, which says nothing to a screen reader: the name stands beside it. */
  public Content of(String strategy) {
    Scene scene = new Scene(14, 14);
    palette.symbol(strategy).draw(scene, 7, 7, 5, palette.ink(strategy));
    return new Raw(SvgCanvas.decoration(scene));
  }
}
