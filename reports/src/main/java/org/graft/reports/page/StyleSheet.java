package org.graft.reports.page;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.graft.reports.draw.Ink;

/** The page's style sheet: the inks as CSS variables, for light, dark and print, and the rest. */
final class StyleSheet {
  private StyleSheet() {}

  static String text() {
    String light = variables(Ink::light);
    return ":root{"
        + light
        + "}\n@media (prefers-color-scheme:dark){:root{"
        + variables(Ink::dark)
        + "}}\n@media print{:root{"
        + light
        + "}}\n"
        + PageResource.read("page.css");
  }

  private static String variables(Function<Ink, String> colour) {
    return Ink.all().stream()
        .map(ink -> "--" + ink.name() + ":" + colour.apply(ink))
        .collect(Collectors.joining(";"));
  }
}
