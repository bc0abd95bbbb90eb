package org.graft.spi.result.study;

import java.util.List;

/**
 * The methods section of a paper, ready to paste.
 *
 * @param paragraphs in order
 * @param citations what they cite, in order of first appearance
 */
public record Methods(List<Paragraph> paragraphs, List<Citation> citations) {
  /** Copies the lists. */
  public Methods {
    paragraphs = List.copyOf(paragraphs);
    citations = List.copyOf(citations);
  }

  /**
   * One paragraph.
   *
   * @param heading its subject
   * @param text plain text; {@code [@key]} stands where a citation belongs
   */
  public record Paragraph(String heading, String text) {}

  /**
   * One work.
   *
   * @param key letters, digits and hyphens, such as {@code holm1979}
   * @param authors as in a bibliography, separated by {@code and}: {@code Holm, S.}
   * @param year year of publication
   * @param title its title
   * @param venue journal, book or publisher
   * @param doi DOI without its resolver, or empty
   */
  public record Citation(
      String key, String authors, int year, String title, String venue, String doi) {}
}
