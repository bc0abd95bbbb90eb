package org.graft.reports.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.graft.spi.result.study.Methods;

/** Citations in a methods text, in the style of where it is pasted. */
public final class Citations {
  private static final Pattern MARK = Pattern.compile("\\s*\\[@([A-Za-z0-9-]+)\\]");

  private final Map<String, Methods.Citation> works = new LinkedHashMap<>();

  /** The works of a methods text. */
  public Citations(Methods methods) {
    methods.citations().forEach(c -> works.put(c.key(), c));
  }

  /** A paragraph with {@code (Author, year)}; nothing is escaped. */
  public String authorYear(String text) {
    return replace(text, c -> " (" + authors(c) + ", " + c.year() + ")", UnaryOperator.identity());
  }

  /** A paragraph for LaTeX, escaped, with {@code \\cite}. */
  public String latex(String text) {
    return replace(text, c -> "~\\cite{" + c.key() + "}", Latex::breakable);
  }

  /** A work in a list of references. */
  public static String reference(Methods.Citation c) {
    return c.authors().replace(" and ", ", ")
        + " ("
        + c.year()
        + "). "
        + c.title()
        + ". "
        + c.venue()
        + (c.locator().text().isEmpty() ? "" : " " + c.locator().text())
        + (c.eprint().isEmpty() ? "" : ", arXiv:" + c.eprint())
        + ".";
  }

  private static String authors(Methods.Citation c) {
    List<String> names = Stream.of(c.authors().split(" and ", -1)).map(Citations::surname).toList();
    return names.size() > 2 ? names.get(0) + " et al." : String.join(" and ", names);
  }

  private static String surname(String name) {
    int comma = name.indexOf(',');
    return (comma < 0 ? name : name.substring(0, comma)).strip();
  }

  private String replace(
      String text, Function<Methods.Citation, String> cite, UnaryOperator<String> plain) {
    Matcher matcher = MARK.matcher(text);
    StringBuilder out = new StringBuilder();
    int end = 0;
    while (matcher.find()) {
      Methods.Citation work = works.get(matcher.group(1));
      if (work != null) {
        out.append(plain.apply(text.substring(end, matcher.start()))).append(cite.apply(work));
        end = matcher.end();
      }
    }
    return out.append(plain.apply(text.substring(end))).toString();
  }
}
