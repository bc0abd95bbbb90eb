package org.graft.site;

import java.util.List;

/**
 * A page of the site.
 *
 * @param path from the site's root, such as {@code kinds/metric.html}
 * @param title of the page
 * @param html what stands in it
 * @param sections what search finds in it
 */
record Page(String path, String title, String html, List<Section> sections) {
  /** Copies the list. */
  Page {
    sections = List.copyOf(sections);
  }

  /**
   * From one heading to the next.
   *
   * @param anchor the heading's, or empty for the top of the page
   * @param heading its words
   * @param text what stands below it
   */
  record Section(String anchor, String heading, String text) {}

  /** What leads from this page to the site's root. */
  String root() {
    return "../".repeat((int) path.chars().filter(c -> c == '/').count());
  }
}
