package org.graft.site;

import java.net.URI;
import java.util.Optional;
import org.graft.engine.problem.UserException;

/**
 * Where a link of a Markdown file leads on the site: {@code README.md} is its first page, those of
 * {@code docs} lie at its root, and a file that is no page is copied beside them.
 *
 * @param page the site's page that the link stands on
 * @param source the Markdown file, from the checkout's root
 */
record Links(String page, String source) {
  /**
   * What begins so is on the site alone: {@code site/commands.html} as seen from a page of docs.
   */
  static final String ONLY = "docs/site/";

  /** The page of a file of the checkout, such as {@code docs/kinds/metric.md}; empty if none. */
  static Optional<String> page(String file) {
    if (file.equals("README.md")) {
      return Optional.of("index.html");
    }
    if (file.matches("[A-Z]+\\.md")) {
      return Optional.of(file.toLowerCase(java.util.Locale.ROOT).replace(".md", ".html"));
    }
    if (file.matches("docs/(.+/)?[\\w-]+\\.md")) {
      return Optional.of(file.substring("docs/".length()).replace(".md", ".html"));
    }
    if (file.matches("experiments/[\\w-]+\\.yaml")) {
      return Optional.of(file.replace(".yaml", ".html"));
    }
    return Optional.empty();
  }

  /** The place on the site of a file that is no page. */
  static String copy(String file) {
    return file.startsWith("docs/") ? file.substring("docs/".length()) : "files/" + file;
  }

  String of(String link) {
    if (link.matches("[a-z]+:.*") || link.startsWith("#")) {
      return link;
    }
    int hash = link.indexOf('#');
    String anchor = hash < 0 ? "" : link.substring(hash);
    String path = hash < 0 ? link : link.substring(0, hash);
    String file = file(path);
    String target =
        file.startsWith(ONLY) ? file.substring(ONLY.length()) : page(file).orElse(copy(file));
    return "../".repeat((int) page.chars().filter(c -> c == '/').count()) + target + anchor;
  }

  /**
   * The file of the checkout that a link leads to.
   *
   * @throws UserException if it leads out of the checkout, or is no link
   */
  String file(String link) {
    try {
      String file = URI.create(source).resolve(link).normalize().toString();
      if (!file.startsWith("/") && !file.startsWith("../")) {
        return file;
      }
    } catch (IllegalArgumentException e) {
      throw new UserException(source + ": '" + link + "' is no link: " + e.getMessage(), e);
    }
    throw new UserException(source + ": the link '" + link + "' leads out of the checkout");
  }
}
