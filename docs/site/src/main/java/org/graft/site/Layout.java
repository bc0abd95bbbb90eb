package org.graft.site;

import java.util.List;

/**
 * What is around a page: search, the list of pages, and the page's own sections.
 *
 * @param contents of the site
 * @param version Graft's
 */
record Layout(Contents contents, String version) {
  private static final int FEW = 3;

  String around(Page page) {
    String root = page.root();
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="%2$ssite.css">
    <script src="%2$ssearch.js" defer></script>
    <script src="%2$ssite.js" defer></script>
    </head>
    <body data-root="%2$s">
    <a class="skip" href="#page">Skip to the page</a>
    <header>
    <a class="home" href="%2$sindex.html">Graft</a>
    <button id="menu" aria-expanded="false" aria-controls="pages">Pages</button>
    <form role="search" id="search"><label class="quiet" for="query">Search</label>
    <input id="query" type="search" autocomplete="off" spellcheck="false" placeholder="Search (press /)">
    </form>
    <button id="scheme" aria-label="Dark or light">&#9680;</button>
    </header>
    <div id="found" hidden role="region" aria-live="polite" aria-label="Found"></div>
    <div class="columns">
    <nav id="pages" aria-label="Pages">
    %3$s</nav>
    <main id="page" tabindex="-1">
    %4$s</main>
    <aside aria-label="On this page">
    %5$s</aside>
    </div>
    <footer class="quiet">Graft %6$s, Apache License 2.0</footer>
    </body>
    </html>
    """
        .formatted(
            Html.escaped(page.title().equals("Graft") ? "Graft" : page.title() + " - Graft"),
            root,
            nav(page, root),
            main(page),
            sections(page),
            Html.escaped(version));
  }

  /** Wide tables are scrolled for themselves, and by keyboard. */
  private static String main(Page page) {
    return page.html()
        .replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>");
  }

  private String nav(Page page, String root) {
    StringBuilder html = new StringBuilder();
    for (Contents.Group group : contents.groups()) {
      html.append("<h2>").append(Html.escaped(group.title())).append("</h2>\n<ul>\n");
      for (Contents.Item item : group.items()) {
        String here = item.path().equals(page.path()) ? " aria-current=\"page\"" : "";
        html.append(
            "<li><a href=\"%s%s\"%s>%s</a></li>\n"
                .formatted(root, item.path(), here, Html.escaped(item.title())));
      }
      html.append("</ul>\n");
    }
    return html.toString();
  }

  private static String sections(Page page) {
    List<Page.Section> below = page.sections().stream().skip(1).toList();
    if (below.size() < FEW) {
      return "";
    }
    StringBuilder html = new StringBuilder("<h2>On this page</h2>\n<ul>\n");
    for (Page.Section section : below) {
      html.append(
          "<li><a href=\"#%s\">%s</a></li>\n"
              .formatted(section.anchor(), Html.escaped(section.heading())));
    }
    return html.append("</ul>\n").toString();
  }
}
