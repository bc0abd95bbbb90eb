package org.graft.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.graft.engine.plugin.PluginLoader;
import org.graft.engine.plugin.Registry;
import org.graft.engine.site.SiteWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site of this checkout's own pages. */
final class SiteTest {
  private static final Path HOME = Path.of(System.getProperty("graft.root", "../.."));
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");

  @TempDir private Path out = Path.of("");

  @BeforeEach
  void writesIt() throws IOException {
    Registry registry =
        new PluginLoader((catalogue, entry) -> List.of())
            .load(SiteTest.class.getClassLoader(), List.of());
    Map<String, String> commands = Map.of("graft run", "Usage: graft run <FILE> & more");
    new Site().write(new SiteWriter.Contents(HOME, registry, commands, false), out);
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
    }
  }

  /** Kinds of extensions that only plugins add have no page here, nor is there Javadoc. */
  private boolean notOfThisTest(Path target) {
    Path folder = target.resolveSibling("");
    return folder.equals(out.resolve("catalogue")) || folder.equals(out.resolve("api"));
  }

  @Test
  void everyLinkLeadsToAPageAndToAPlaceOnIt() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path page : pages()) {
      Matcher links = LINK.matcher(Files.readString(page));
      while (links.find()) {
        String link = links.group(1);
        if (link.matches("(https|mailto|data):.*")) {
          continue;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.isRegularFile(target)) {
          if (!notOfThisTest(target)) {
            dead.add(out.relativize(page) + ": " + link);
          }
        } else if (parts.length > 1 && !ids(target).contains(parts[1])) {
          dead.add(out.relativize(page) + ": " + link + " (no such heading)");
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  private static Set<String> ids(Path page) throws IOException {
    Set<String> ids = new HashSet<>();
    ID.matcher(Files.readString(page)).results().forEach(id -> ids.add(id.group(1)));
    return ids;
  }

  @Test
  void everyPageStandsInTheListOfPages() throws IOException {
    Set<String> listed = new HashSet<>();
    Contents.of(Files.readString(HOME.resolve("docs/contents.md")))
        .groups()
        .forEach(group -> group.items().forEach(item -> listed.add(item.path())));
    for (Path page : pages()) {
      String path = out.relativize(page).toString();
      if (!path.startsWith("experiments/") && !path.equals("contents.html")) {
        assertThat(listed).contains(path);
      }
    }
  }

  /** What search reads leads to headings that are there. */
  @Test
  void theSearchIndexFindsEverySectionAtItsPlace() throws IOException {
    String script = Files.readString(out.resolve("search.js"));
    JsonArray rows =
        JsonParser.parseString(script.substring(script.indexOf('['), script.lastIndexOf(';')))
            .getAsJsonArray();
    assertThat(rows.size()).isGreaterThan(200);
    for (JsonElement row : rows) {
      String[] address = row.getAsJsonArray().get(2).getAsString().split("#", 2);
      Path page = out.resolve(address[0]);
      assertThat(page).isRegularFile();
      if (address.length > 1) {
        assertThat(ids(page)).as(address[0]).contains(address[1]);
      }
    }
  }

  /** Nothing is loaded from elsewhere, and what a page shows is not its markup. */
  @Test
  void pagesNeedNoNetworkAndShowTextAsText() throws IOException {
    for (Path page : pages()) {
      assertThat(Files.readString(page))
          .as("%s", page)
          .doesNotContainPattern("<(script|link|img)[^>]*(src|href)=\"https?:");
    }
    assertThat(Files.readString(out.resolve("commands.html")))
        .contains("graft run &lt;FILE&gt; &amp; more");
    assertThat(Files.readString(out.resolve("experiments/blobs.html")))
        .contains("./graft run experiments/blobs.yaml");
    assertThat(Files.readString(out.resolve("catalogue/metrics.html"))).contains("accuracy");
  }
}
