package org.graft.reports.draw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font of figures: Liberation Sans, whose letters are as wide as Arial's and Helvetica's, so
 * that what is measured here fits in any viewer. It comes with PDFBox (SIL Open Font License).
 */
public final class Lettering {
  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final Lettering SANS = new Lettering();

  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double unitsPerEm;

  private Lettering() {
    try {
      font = read();
      glyphs = font.getUnicodeCmapLookup();
      unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the font " + RESOURCE, e);
    }
  }

  /** The font. */
  public static Lettering sans() {
    return SANS;
  }

  /** The font's file, read anew; letters are set one by one, as they are measured here. */
  static TrueTypeFont read() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            Lettering.class.getResourceAsStream(RESOURCE), "PDFBox comes with " + RESOURCE)) {
      TrueTypeFont font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
      font.setEnableGsub(false);
      return font;
    }
  }

  /** Whether the font has a letter. */
  boolean has(int codePoint) {
    return glyphs.getGlyphId(codePoint) != 0;
  }

  /** Width of words at a font size, in its unit. */
  public synchronized double width(String words, double size) {
    try {
      double units = 0;
      for (int i = 0; i < words.length(); i += Character.charCount(words.codePointAt(i))) {
        int glyph = glyphs.getGlyphId(words.codePointAt(i));
        units += glyph == 0 ? unitsPerEm : font.getAdvanceWidth(glyph);
      }
      return units / unitsPerEm * size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Widest of several words. */
  public double widest(List<String> words, double size) {
    return words.stream().mapToDouble(w -> width(w, size)).max().orElse(0);
  }

  /** Words in lines no wider than {@code limit}, at most {@code lines}; the rest is an ellipsis. */
  public List<String> wrap(String words, double size, double limit, int lines) {
    List<String> wrapped = new ArrayList<>();
    String rest = words.strip();
    while (!rest.isEmpty()) {
      if (wrapped.size() == lines - 1) {
        wrapped.add(shorten(rest, size, limit));
        return wrapped;
      }
      int end = lineEnd(rest, size, limit);
      wrapped.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    return wrapped.isEmpty() ? List.of("") : wrapped;
  }

  /** Words cut to a width, with an ellipsis where something was cut. */
  public String shorten(String words, double size, double limit) {
    if (width(words, size) <= limit) {
      return words;
    }
    int end = words.length();
    while (end > 1 && width(words.substring(0, end) + "\u2026", size) > limit) {
      end = words.offsetByCodePoints(end, -1);
    }
    return words.substring(0, end).strip() + "\u2026";
  }

  private int lineEnd(String words, double size, double limit) {
    if (width(words, size) <= limit) {
      return words.length();
    }
    int fits = words.offsetByCodePoints(0, 1);
    int good = 0;
    for (int i = 1; i <= words.length() && width(words.substring(0, i), size) <= limit; i++) {
      fits = i;
      if (" ,;:/-\u2212".indexOf(words.charAt(i - 1)) >= 0) {
        good = i;
      }
    }
    return good > 0 ? good : fits;
  }
}
