package org.graft.reports.text;

import java.text.Normalizer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Text made safe for LaTeX: ASCII wherever LaTeX has a command for a letter. */
public final class Latex {
  private static final Map<Integer, String> SIGNS =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '<', "\\textless{}"),
          Map.entry((int) '>', "\\textgreater{}"),
          Map.entry((int) '|', "\\textbar{}"),
          Map.entry((int) '"', "\\textquotedbl{}"),
          Map.entry(0x00a0, "~"),
          Map.entry(0x00b0, "\\textdegree{}"),
          Map.entry(0x00b1, "$\\pm$"),
          Map.entry(0x00b2, "$^2$"),
          Map.entry(0x00b3, "$^3$"),
          Map.entry(0x00b5, "$\\mu$"),
          Map.entry(0x00b7, "$\\cdot$"),
          Map.entry(0x00d7, "$\\times$"),
          Map.entry(0x00df, "{\\ss}"),
          Map.entry(0x00c6, "{\\AE}"),
          Map.entry(0x00e6, "{\\ae}"),
          Map.entry(0x00d8, "{\\O}"),
          Map.entry(0x00f8, "{\\o}"),
          Map.entry(0x0141, "{\\L}"),
          Map.entry(0x0142, "{\\l}"),
          Map.entry(0x0152, "{\\OE}"),
          Map.entry(0x0153, "{\\oe}"),
          Map.entry(0x0131, "{\\i}"),
          Map.entry(0x2013, "--"),
          Map.entry(0x2014, "---"),
          Map.entry(0x2018, "`"),
          Map.entry(0x2019, "'"),
          Map.entry(0x201c, "``"),
          Map.entry(0x201d, "''"),
          Map.entry(0x2022, "\\textbullet{}"),
          Map.entry(0x2026, "\\dots{}"),
          Map.entry(0x2192, "$\\to$"),
          Map.entry(0x2212, "$-$"),
          Map.entry(0x221e, "$\\infty$"),
          Map.entry(0x2248, "$\\approx$"),
          Map.entry(0x2261, "$\\equiv$"),
          Map.entry(0x2264, "$\\le$"),
          Map.entry(0x2265, "$\\ge$"));

  /** Combining marks by the accents of LaTeX that set them. */
  private static final Map<Character, String> ACCENTS =
      Map.ofEntries(
          Map.entry('\u0300', "`"),
          Map.entry('\u0301', "'"),
          Map.entry('\u0302', "^"),
          Map.entry('\u0303', "~"),
          Map.entry('\u0304', "="),
          Map.entry('\u0306', "u"),
          Map.entry('\u0307', "."),
          Map.entry('\u0308', "\""),
          Map.entry('\u030a', "r"),
          Map.entry('\u030b', "H"),
          Map.entry('\u030c', "v"),
          Map.entry('\u0323', "d"),
          Map.entry('\u0327', "c"),
          Map.entry('\u0328', "k"));

  private static final String[] GREEK = {
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "o",
    "pi",
    "rho",
    "varsigma",
    "sigma",
    "tau",
    "upsilon",
    "phi",
    "chi",
    "psi",
    "omega"
  };
  private static final String[] CAPITALS = {
    "A",
    "B",
    "\\Gamma",
    "\\Delta",
    "E",
    "Z",
    "H",
    "\\Theta",
    "I",
    "K",
    "\\Lambda",
    "M",
    "N",
    "\\Xi",
    "O",
    "\\Pi",
    "P",
    "",
    "\\Sigma",
    "T",
    "\\Upsilon",
    "\\Phi",
    "X",
    "\\Psi",
    "\\Omega"
  };
  private static final int ALPHA = 0x3b1;
  private static final int CAPITAL_ALPHA = 0x391;
  private static final String BREAKS = ",;:/-_=(){}[].+|";
  private static final int LONGEST_WORD = 20;
  private static final int LONG = 13;

  private Latex() {}

  /** Escapes what LaTeX reads as commands, and writes letters and signs by their commands. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder();
    composed(text).codePoints().forEach(c -> out.append(letter(c)));
    return out.toString();
  }

  /** The same, and lines may be broken within long names: after punctuation, or anywhere. */
  public static String breakable(String text) {
    StringBuilder out = new StringBuilder();
    for (String word : composed(text).split("(?<= )", -1)) {
      int[] letters = word.codePoints().toArray();
      int since = 0;
      for (int i = 0; i < letters.length; i++) {
        out.append(letter(letters[i]));
        since++;
        boolean border = BREAKS.indexOf(letters[i]) >= 0 && i + 2 < letters.length;
        boolean breaks = border || since >= LONGEST_WORD;
        if (breaks && letters.length > LONG && i + 1 < letters.length) {
          out.append("\\allowbreak{}");
          since = 0;
        }
      }
    }
    return out.toString();
  }

  /** Scripts of letters that need an engine and a font that have them, such as {@code HAN}. */
  public static Set<String> foreign(String text) {
    Set<String> scripts = new TreeSet<>();
    composed(text)
        .codePoints()
        .filter(c -> c > 0x7f && letter(c).equals(Character.toString(c)))
        .forEach(c -> scripts.add(Character.UnicodeScript.of(c).name().replace('_', ' ')));
    return scripts;
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static String letter(int c) {
    if ("{}#$%&_".indexOf(c) >= 0) {
      return "\\" + (char) c;
    }
    String sign = SIGNS.get(c);
    if (sign != null) {
      return sign;
    }
    if (c >= ALPHA && c < ALPHA + GREEK.length) {
      String name = GREEK[c - ALPHA];
      return name.length() == 1 ? "$" + name + "$" : "$\\" + name + "$";
    }
    if (c >= CAPITAL_ALPHA && c < CAPITAL_ALPHA + CAPITALS.length && c != 0x3a2) {
      String name = CAPITALS[c - CAPITAL_ALPHA];
      return name.length() == 1 ? "$\\mathrm{" + name + "}$" : "$" + name + "$";
    }
    if (Character.isISOControl(c)) {
      return " ";
    }
    return c < 0x80 ? Character.toString(c) : accented(c);
  }

  private static String accented(int c) {
    String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
    String accent = parts.length() == 2 ? ACCENTS.get(parts.charAt(1)) : null;
    if (accent == null || parts.charAt(0) >= 0x80) {
      return Character.toString(c);
    }
    char base = parts.charAt(0);
    String dotless = base == 'i' ? "\\i" : base == 'j' ? "\\j" : String.valueOf(base);
    return Character.isLetter(accent.charAt(0))
        ? "{\\" + accent + "{" + dotless + "}}"
        : "{\\" + accent + (dotless.startsWith("\\") ? "{" + dotless + "}" : dotless) + "}";
  }
}
