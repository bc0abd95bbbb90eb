package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README and docs say what is true: links, commands, and the plugin project from its parts. */
class DocsTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^(?:\\$ )?(?:\\./)?graft ([a-z][a-z-]*)([^#|\\n]*)");
  private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z][a-z-]*");

  @TempDir private Path folder = Path.of("");

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Graft.ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.list(Graft.ROOT.resolve("docs"))) {
      docs.filter(p -> p.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
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
        if (!link.startsWith("http")) {
          assertThat(page.resolveSibling(link).normalize()).as("%s: %s", page, link).exists();
        }
      }
    }
  }

  @Test
  void everyPageIsReachedFromTheReadme() throws IOException {
    String readme = Files.readString(Graft.ROOT.resolve("README.md"));
    for (Path page : pages()) {
      if (!page.endsWith("README.md")) {
        assertThat(readme).contains("(docs/" + page.getFileName() + ")");
      }
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
    return command.equals("backbone")
        ? help.out() + graft.run(command, "show", "--help").out()
        : help.out();
  }

  /** What README and the page on plugins show is a project that builds, passes and runs. */
  @Test
  void thePluginProjectOfTheDocsBuildsAndRuns() throws Exception {
    Path page = Graft.ROOT.resolve("docs/plugins.md");
    Path project = Files.createDirectories(folder.resolve("my-lab"));
    write(project, "pom.xml", blocks(page, "xml").get(0));
    String main = "src/main/java/org/example/lab/";
    write(project, main + "Gradual.java", blocks(Graft.ROOT.resolve("README.md"), "java").get(0));
    write(project, main + "LabPlugin.java", blocks(page, "java").get(0));
    write(project, "src/test/java/org/example/lab/GradualTest.java", blocks(page, "java").get(1));
    write(
        project,
        "src/main/resources/META-INF/services/org.graft.spi.Plugin",
        "org.example.lab.LabPlugin\n");
    Path log = folder.resolve("maven.log");
    Process maven =
        new ProcessBuilder(
                Graft.ROOT.resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-f",
                project.toString(),
                "package")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(maven.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(maven.exitValue()).as(Graft.read(log)).isZero();
    assertThat(Graft.read(log)).containsPattern("Tests run: [1-9]");

    Path file =
        write(
            folder,
            "gradual.yaml",
            Files.readString(Graft.ROOT.resolve("experiments/blobs.yaml"), StandardCharsets.UTF_8)
                .replaceAll("(?m)^  - fine-tune.*$", "  - gradual: {epochs: [1, 2]}")
                .replaceAll("(?m)^    as: fine-tune$", ""));
    Graft.Result run =
        new Graft(folder)
            .run("run", file.toString(), "--plugins", "my-lab/target", "repeats.training=2");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("gradual(epochs=1)", "gradual(epochs=2)", "scratch");
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
