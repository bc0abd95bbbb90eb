package org.graft.reports;

import java.util.List;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;

/** Offers the reports of this module. */
public final class ReportsPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(
        HtmlReport.class,
        MarkdownReport.class,
        LatexReport.class,
        FigureReport.class,
        CsvReport.class,
        JsonReport.class);
  }
}
