package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/java-api.md shows compiles and runs as it stands there. */
class JavaApiPageTest {
  private static final Path LIBRARY = Graft.ROOT.resolve("plugins/bundle/target/graft/lib");
  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  /** What the page's shorter pieces use without saying where it comes from. */
  private static final String AROUND =
      """
      import java.nio.file.Path;
      import java.util.*;
      import org.graft.engine.experiment.*;
      import org.graft.engine.ledger.Recorded;
      import org.graft.engine.problem.SpecException;
      import org.graft.engine.study.StudySummary;
      import org.graft.spi.*;
      import org.graft.spi.result.*;
      import org.graft.spi.result.study.Study;

      class Piece%d {
        void piece(Graft graft) throws Exception {
      %s
        }
      }
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void runsAndReportsAnExperimentInTenLines() throws Exception {
    String code = code().get(0);
    Path classes = compile(List.of(code), "TenLines");
    Files.createDirectories(folder.resolve("experiments"));
    Files.copy(
        Graft.ROOT.resolve("experiments/blobs.yaml"), folder.resolve("experiments/blobs.yaml"));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classes + ":" + library(), "TenLines"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GRAFT_CACHE", folder.resolve("cache").toString());
    Process program = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(program.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(program.exitValue()).as(Graft.read(err)).isZero();
    assertThat(Graft.read(out)).contains("scratch", "fine-tune(frozen=1)", "report: ");
    assertThat(folder.resolve("runs/blobs/report/index.html")).exists();
    assertThat(code.lines().filter(line -> line.startsWith("    ")).toList())
        .hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void compilesEveryPieceOfThePage() throws Exception {
    List<String> pieces = new ArrayList<>();
    List<String> code = code();
    for (int i = 1; i < code.size(); i++) {
      pieces.add(AROUND.formatted(i, code.get(i)));
    }
    assertThat(compile(pieces, "Piece1", "Piece2", "Piece3", "Piece4")).isDirectory();
  }

  /** But for those of the terminal and of the archive of classes, which are the launcher's own. */
  @Test
  void namesEveryOptionThatTheLauncherSets() throws IOException {
    String launcher = Graft.read(Graft.ROOT.resolve("graft"));
    String page = page();
    List<String> options =
        launcher
            .lines()
            .filter(line -> line.strip().startsWith("flags="))
            .flatMap(line -> Stream.of(line.replaceAll(".*flags=\"|\".*|\\$flags", "").split(" ")))
            .filter(
                option ->
                    option.startsWith("-") && !option.matches(".*(\\$|terminal|answers|cds).*"))
            .toList();
    assertThat(options).hasSizeGreaterThan(8).allSatisfy(o -> assertThat(page).contains(o));
  }

  /** The class path of a built Graft. */
  private static String library() throws IOException {
    try (Stream<Path> jars = Files.list(LIBRARY)) {
      return jars.map(Path::toString)
          .filter(jar -> jar.endsWith(".jar"))
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static String page() throws IOException {
    return Graft.read(Graft.ROOT.resolve("docs/java-api.md"));
  }

  private static List<String> code() throws IOException {
    return CODE.matcher(page()).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private Path compile(List<String> sources, String... names) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp", library()));
    for (int i = 0; i < sources.size(); i++) {
      Path file = Files.writeString(folder.resolve(names[i] + ".java"), sources.get(i));
      arguments.add(file.toString());
    }
    Path log = folder.resolve("javac.txt");
    int exit;
    try (var err = Files.newOutputStream(log)) {
      exit =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, err, arguments.toArray(String[]::new));
    }
    assertThat(exit).as(Graft.read(log)).isZero();
    assertThat(sources).hasSameSizeAs(List.of(names));
    return classes;
  }
}
