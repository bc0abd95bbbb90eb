package org.graft.reports.latex;

import org.graft.reports.text.Citations;
import org.graft.reports.text.Latex;
import org.graft.spi.result.study.Methods;

/** The methods text in LaTeX, and what it cites in BibTeX. */
public final class LatexMethods {
  private LatexMethods() {}

  /** Paragraphs with headings, to be included in a paper. */
  public static String text(Methods methods) {
    Citations citations = new Citations(methods);
    StringBuilder out = new StringBuilder();
    for (Methods.Paragraph paragraph : methods.paragraphs()) {
      out.append("\\paragraph{" + Latex.escape(paragraph.heading()) + ".}\n")
          .append(citations.latex(paragraph.text()))
          .append("\n\n");
    }
    return out.toString();
  }

  /** One entry for each work. */
  public static String references(Methods methods) {
    StringBuilder out = new StringBuilder();
    for (Methods.Citation c : methods.citations()) {
      out.append("@misc{" + c.key() + ",\n");
      field(out, "author", Latex.escape(c.authors()));
      field(out, "year", String.valueOf(c.year()));
      field(out, "title", "{" + Latex.escape(c.title()) + "}");
      field(out, "howpublished", Latex.escape(c.venue()));
      if (!c.doi().isEmpty()) {
        field(out, "doi", Latex.escape(c.doi()));
      }
      out.append("}\n\n");
    }
    return out.toString();
  }

  private static void field(StringBuilder out, String name, String value) {
    out.append("  " + name + " = {" + value + "},\n");
  }
}
