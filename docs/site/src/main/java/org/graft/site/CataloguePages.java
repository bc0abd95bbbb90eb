package org.graft.site;

import java.util.ArrayList;
import java.util.List;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.Kind;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;

/** A page for each kind of the catalogue: its entries with their parameters. */
record CataloguePages(Registry registry) {
  List<Page> pages() {
    return registry.kinds().stream().map(this::page).toList();
  }

  private Page page(Kind kind) {
    List<Page.Section> sections = new ArrayList<>();
    String title = title(kind);
    String about =
        "What experiment files can name, and what graft list " + kind.plural() + " prints.";
    sections.add(new Page.Section("", title, about));
    StringBuilder html = new StringBuilder("<h1>" + Html.escaped(title) + "</h1>\n");
    html.append(Html.paragraph(about));
    for (Entry entry : registry.entries(kind)) {
      html.append(Html.heading(entry.name(), entry.name())).append(Html.paragraph(entry.doc()));
      if (!entry.cites().isEmpty()) {
        html.append("<p>Source: ").append(cited(entry.cites())).append("</p>\n");
      }
      if (!entry.parameters().isEmpty()) {
        html.append(Html.table(rows(entry)));
      }
      StringBuilder text = new StringBuilder(entry.doc());
      entry
          .parameters()
          .forEach(p -> text.append(' ').append(p.name()).append(' ').append(p.doc()));
      sections.add(new Page.Section(entry.name(), entry.name(), text.toString()));
    }
    return new Page("catalogue/" + kind.plural() + ".html", title, html.toString(), sections);
  }

  /** In the plural, with a capital. */
  static String title(Kind kind) {
    String words = kind.plural().replace('-', ' ').replace("datasets", "data sets");
    return "Catalogue: " + words;
  }

  private static String cited(String source) {
    String text = Html.escaped(source);
    return text.replaceAll(
            "arXiv:(\\d{4}\\.\\d{4,5})", "<a href=\"https://arxiv.org/abs/$1\">arXiv:$1</a>")
        .replaceAll(
            "(?:doi:)(10\\.\\d{4,}/[^\\s,;]+)", "<a href=\"https://doi.org/$1\">doi:$1</a>");
  }

  private List<List<String>> rows(Entry entry) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("parameter", "type", "default", "unit", "range", "meaning"));
    for (ParameterCard card : entry.parameters()) {
      List<String> choices = card.choices(registry);
      boolean told = choices.isEmpty() || card.type().words().contains(" | ");
      rows.add(
          List.of(
              card.name(),
              card.type().words(),
              card.defaultWords(),
              card.unit(),
              card.rangeWords(),
              card.doc() + (told ? "" : " One of: " + String.join(", ", choices) + ".")));
    }
    return rows;
  }
}
