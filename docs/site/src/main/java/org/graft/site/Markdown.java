package org.graft.site;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as GitHub shows it, to pages. HTML in it is shown as text. */
final class Markdown {
  private final Parser parser =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  /**
   * A page.
   *
   * @param links gives a link's address on the site
   */
  Page page(String path, String markdown, UnaryOperator<String> links) {
    Node document = parser.parse(markdown);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            link.setDestination(links.apply(link.getDestination()));
            visitChildren(link);
          }

          @Override
          public void visit(Image image) {
            image.setDestination(links.apply(image.getDestination()));
            visitChildren(image);
          }
        });
    List<Page.Section> sections = sections(document);
    String title = sections.isEmpty() ? path : sections.get(0).heading();
    String html =
        HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .extensions(List.of(TablesExtension.create(), HeadingAnchorExtension.builder().build()))
            .build()
            .render(document);
    return new Page(path, title, html, sections);
  }

  private static List<Page.Section> sections(Node document) {
    IdGenerator ids = IdGenerator.builder().build();
    List<Page.Section> sections = new ArrayList<>();
    String anchor = "";
    String heading = "";
    StringBuilder text = new StringBuilder();
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading h) {
        if (!heading.isEmpty()) {
          sections.add(new Page.Section(anchor, heading, text.toString().strip()));
        }
        heading = words(h).strip();
        anchor = ids.generateId(heading);
        text.setLength(0);
      } else {
        text.append(words(node)).append(' ');
      }
    }
    sections.add(new Page.Section(anchor, heading, text.toString().strip()));
    return sections;
  }

  /** The words of a node, as a reader sees them. */
  private static String words(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text words) {
            text.append(words.getLiteral());
          }

          @Override
          public void visit(Code code) {
            text.append(code.getLiteral());
          }

          @Override
          public void visit(FencedCodeBlock code) {
            text.append(code.getLiteral()).append(' ');
          }

          @Override
          public void visit(SoftLineBreak end) {
            text.append(' ');
          }

          @Override
          protected void visitChildren(Node parent) {
            super.visitChildren(parent);
            if (!(parent instanceof Link) && !(parent instanceof Heading)) {
              text.append(' ');
            }
          }
        });
    return text.toString().replaceAll("\\s+", " ");
  }
}
