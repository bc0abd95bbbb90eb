package org.graft.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands beside every page: groups of pages, as {@code docs/contents.md} lists them.
 *
 * @param groups in order
 */
record Contents(List<Group> groups) {
  private static final Pattern HEADING = Pattern.compile("## (.+)");
  private static final Pattern ITEM = Pattern.compile("- \\[([^\\]]+)]\\(([^)]+)\\).*");

  /**
   * Pages under a heading.
   *
   * @param title of the group
   * @param items in order
   */
  record Group(String title, List<Item> items) {}

  /**
   * A page.
   *
   * @param title in the list
   * @param path of the page
   */
  record Item(String title, String path) {}

  /** By the Markdown, whose links are from {@code docs}. */
  static Contents of(String markdown) {
    Links links = new Links("contents.html", "docs/contents.md");
    List<Group> groups = new ArrayList<>();
    for (String line : markdown.split("\n", -1)) {
      Matcher heading = HEADING.matcher(line);
      Matcher item = ITEM.matcher(line);
      if (heading.matches()) {
        groups.add(new Group(heading.group(1), new ArrayList<>()));
      } else if (item.matches() && !groups.isEmpty()) {
        groups.get(groups.size() - 1).items().add(new Item(item.group(1), links.of(item.group(2))));
      }
    }
    return new Contents(groups);
  }
}
