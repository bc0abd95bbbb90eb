package org.graft.reports.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.Writer;

/** Fills the page's templates. They escape whatever they are given, by where it stands. */
public final class PageWriter {
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          PageWriter.class.getClassLoader(),
          "org.graft.reports.page.template");

  /** Writes the page. */
  public void write(PageView page, Writer out) {
    templates.render("page.jte", page, new WriterOutput(out));
  }
}
