package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README and docs say what is true: links, commands, and the examples of extensions. */
class DocsTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^(?:\\$ )?(?:\\./)?graft ([a-z][a-z-]*)([^#|\\n]*)");
  private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z][a-z-]*");

  @TempDir private Path folder = Path.of("");

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Graft.ROOT.resolve("README.md")));
    pages.addAll(pages("docs"));
    pages.addAll(pages("docs/kinds"));
    return pages;
  }

  private static List<Path> pages(String folder) throws IOException {
    try (Stream<Path> docs = Files.list(Graft.ROOT.resolve(folder))) {
      return docs.filter(p -> p.toString().endsWith(".md")).sorted().toList();
    }
  }

  /** The blocks of a page, of one language. */
  private static List<String> blocks(Path page, String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(page));
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    for (Path page : pages()) {
      Matcher links = LINK.matcher(Files.readString(page));
      while (links.find()) {
        String link = links.group(1);
        boolean ofTheSite = link.startsWith("site/"); // made from the catalogue, see SiteTest
        if (!link.startsWith("http") && !ofTheSite) {
          assertThat(page.resolveSibling(link).normalize()).as("%s: %s", page, link).exists();
        }
      }
    }
  }

  @Test
  void everyPageIsReachedFromTheReadme() throws IOException {
    String readme = Files.readString(Graft.ROOT.resolve("README.md"));
    for (Path page : pages("docs")) {
      assertThat(readme).contains("(docs/" + page.getFileName() + ")");
    }
    String plugins = Files.readString(Graft.ROOT.resolve("docs/plugins.md"));
    for (Path page : pages("docs/kinds")) {
      assertThat(plugins).contains("(kinds/" + page.getFileName() + ")");
    }
  }

  @Test
  void everyCommandExistsWithItsOptions() throws Exception {
    Map<String, Set<String>> options = new TreeMap<>();
    for (Path page : pages()) {
      for (String block : blocks(page, "")) {
        Matcher commands = COMMAND.matcher(block);
        while (commands.find()) {
          Set<String> named =
              options.computeIfAbsent(commands.group(1), c -> new LinkedHashSet<>());
          Matcher option = OPTION.matcher(commands.group(2));
          while (option.find()) {
            named.add(option.group());
          }
        }
      }
    }
    assertThat(options).containsKeys("run", "plan", "list", "report", "export");
    Graft graft = new Graft(folder);
    for (Map.Entry<String, Set<String>> command : options.entrySet()) {
      String help = help(graft, command.getKey());
      for (String option : command.getValue()) {
        assertThat(help).as("graft " + command.getKey()).contains(option);
      }
    }
  }

  /** A command's help, with that of what it has below it. */
  private static String help(Graft graft, String command) throws Exception {
    Graft.Result help = graft.run(command, "--help");
    assertThat(help.exit()).as(command).isZero();
    return switch (command) {
      case "backbone" -> help.out() + graft.run(command, "show", "--help").out();
      case "new" -> help.out() + graft.run(command, "plugin", "--help").out();
      default -> help.out();
    };
  }

  /** The pages of kinds show, word for word, what {@code graft new plugin} writes. */
  @Test
  void theExamplesOfEveryKindAreThoseThatANewPluginBeginsWith() throws IOException {
    Path templates = Graft.ROOT.resolve("core/engine/src/main/resources/org/graft/engine/template");
    List<String> shown = new ArrayList<>();
    for (Path page : pages("docs/kinds")) {
      List<String> blocks = blocks(page, "java");
      assertThat(blocks).as("%s", page).hasSizeGreaterThan(1);
      blocks.stream()
          .filter(text -> text.startsWith("package org.example.lab;"))
          .forEach(shown::add);
    }
    List<String> written = new ArrayList<>();
    try (Stream<Path> files = Files.walk(templates)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (!file.endsWith("LabPlugin.java")) {
          written.add(Files.readString(file));
        }
      }
    }
    assertThat(shown).containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void theStrategyOfTheReadmeCompiles() throws IOException {
    String source = blocks(Graft.ROOT.resolve("README.md"), "java").get(0);
    compiles("org/example/lab/Gradual.java", source);
  }

  @Test
  void furtherExamplesOfPagesCompile() throws IOException {
    compiles("org/example/training/Tuned.java", last("program"));
    compiles("org/example/files/LabelledRows.java", last("dataset"));
  }

  private static String last(String kind) throws IOException {
    List<String> blocks = blocks(Graft.ROOT.resolve("docs/kinds/" + kind + ".md"), "java");
    return blocks.get(blocks.size() - 1);
  }

  private void compiles(String name, String source) throws IOException {
    Path file = write(folder, name, source);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                file.toString());
    assertThat(code).isZero();
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
