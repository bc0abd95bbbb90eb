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
   * @param kind what it was published as
   * @param authors as in a bibliography, separated by {@code and}: {@code Holm, S.}
   * @param year year of publication
   * @param title its title
   * @param venue journal, proceedings or the book it is a chapter of; a book's publisher; a
   *     thesis's university
   * @param locator where in the venue
   * @param doi DOI without its resolver, or empty
   * @param eprint number at arXiv, such as {@code 2108.13264}, or empty
   */
  public record Citation(
      String key,
      Kind kind,
      String authors,
      int year,
      String title,
      String venue,
      Locator locator,
      String doi,
      String eprint) {
    /** What works are published as. */
    public enum Kind {
      /** In a journal. */
      ARTICLE,
      /** A book. */
      BOOK,
      /** A chapter of a book. */
      CHAPTER,
      /** In the proceedings of a conference. */
      PROCEEDINGS,
      /** A doctoral thesis. */
      THESIS
    }
  }

  /**
   * A place in a journal or a book; each may be empty.
   *
   * @param volume such as {@code 6} or {@code A9}
   * @param number of the issue
   * @param pages such as {@code 65-70}
   */
  public record Locator(String volume, String number, String pages) {
    /** No place. */
    public static final Locator NONE = new Locator("", "", "");

    /** In a list of references: {@code 6(2):65-70}. */
    public String text() {
      return volume
          + (number.isEmpty() ? "" : "(" + number + ")")
          + (pages.isEmpty() ? "" : (volume.isEmpty() ? "" : ":") + pages);
    }
  }
}
