package org.graft.reports.page;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * Markup that was made here, not typed by a user: figures, style sheet, script. Templates escape
 * everything else.
 */
final class Raw implements Content {
  private final String markup;

  Raw(String markup) {
    this.markup = markup;
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(markup);
  }
}
