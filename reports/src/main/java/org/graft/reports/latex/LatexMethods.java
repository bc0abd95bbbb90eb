package org.graft.reports.latex;

import org.graft.reports.text.Citations;
import org.graft.reports.text.Latex;
import org.graft.spi.result.study.Methods;
import org.graft.spi.result.study.Methods.Citation;

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
    return Foreign.head(out.toString()) + out;
  }

  /** One entry of its kind for each work. */
  public static String references(Methods methods) {
    StringBuilder out = new StringBuilder();
    for (Citation c : methods.citations()) {
      out.append("@" + entry(c.kind()) + "{" + c.key() + ",\n");
      field(out, "author", Latex.escape(c.authors()));
      field(out, "year", String.valueOf(c.year()));
      field(out, "title", "{" + Latex.escape(c.title()) + "}");
      field(out, venue(c.kind()), Latex.escape(c.venue()));
      field(out, "volume", Latex.escape(c.locator().volume()));
      field(out, "number", Latex.escape(c.locator().number()));
      field(out, "pages", Latex.escape(c.locator().pages()).replace("-", "--"));
      field(out, "doi", c.doi());
      field(out, "eprint", c.eprint());
      field(out, "archiveprefix", c.eprint().isEmpty() ? "" : "arXiv");
      out.append("}\n\n");
    }
    return out.toString();
  }

  private static String entry(Citation.Kind kind) {
    return switch (kind) {
      case ARTICLE -> "article";
      case BOOK -> "book";
      case CHAPTER -> "incollection";
      case PROCEEDINGS -> "inproceedings";
      case THESIS -> "phdthesis";
    };
  }

  private static String venue(Citation.Kind kind) {
    return switch (kind) {
      case ARTICLE -> "journal";
      case BOOK -> "publisher";
      case CHAPTER, PROCEEDINGS -> "booktitle";
      case THESIS -> "school";
    };
  }

  private static void field(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append("  " + name + " = {" + value + "},\n");
    }
  }
}
