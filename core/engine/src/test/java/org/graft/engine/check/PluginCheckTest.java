package org.graft.engine.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.Setup;
import org.graft.engine.problem.UserException;
import org.graft.engine.template.Example;
import org.graft.engine.template.PluginProject;
import org.graft.testkit.promise.Promise;
import org.graft.testkit.promise.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins compiled by the JDK's compiler, checked as a jar and as a project. */
final class PluginCheckTest {
  @TempDir private Path folder = Path.of("");
  private final List<String> lines = new ArrayList<>();

  private Path project(Set<Example> examples) throws IOException {
    Path wrapper = folder.resolve("home");
    Files.createDirectories(wrapper.resolve(".mvn/wrapper"));
    for (String file : List.of("mvnw", "mvnw.cmd", ".mvn/wrapper/maven-wrapper.properties")) {
      Files.writeString(wrapper.resolve(file), "");
    }
    Path project = folder.resolve("deep-lab");
    new PluginProject("deep-lab", "edu.example.deep", examples).write(project, wrapper);
    return project;
  }

  private static void edit(Path project, String type, String from, String to) throws IOException {
    Path file = project.resolve("src/main/java/edu/example/deep/" + type + ".java");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static void build(Path project, String... before) throws IOException {
    Path classes = project.resolve("target/classes");
    Files.createDirectories(classes);
    String path = String.join(":", before) + ":" + System.getProperty("java.class.path");
    List<String> arguments =
        new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters", "-cp", path));
    arguments.addAll(List.of("-d", classes.toString()));
    try (Stream<Path> files = Files.walk(project.resolve("src/main/java"))) {
      files.filter(f -> f.toString().endsWith(".java")).forEach(f -> arguments.add(f.toString()));
    }
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(code).isZero();
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.copy(
        project.resolve("src/main/resources/META-INF/services/org.graft.spi.Plugin"),
        services.resolve("org.graft.spi.Plugin"));
  }

  private Path jar(Path project) throws IOException {
    Path jar = folder.resolve("deep-lab-1.0.jar");
    Path classes = project.resolve("target/classes");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
      out.putNextEntry(new JarEntry("META-INF/maven/org.other/other-lib/pom.xml"));
      out.write(
          "<project><licenses><license><name>MIT</name></license></licenses>".getBytes(UTF_8));
    }
    return jar;
  }

  private int check(Path plugin, Path... specs) throws Exception {
    return check(Duration.ofMinutes(1), plugin, specs);
  }

  private int check(Duration patience, Path plugin, Path... specs) throws Exception {
    Setup setup =
        Setup.fromEnvironment()
            .withCache(folder.resolve("cache"))
            .withRuns(folder.resolve("runs"))
            .withPlugins(List.of(plugin));
    return PluginCheck.of(
            progress -> Graft.open(setup.withProgress(progress)),
            plugin,
            Optional.empty(),
            100,
            lines::add,
            new Bounded(patience, Duration.ofHours(1)))
        .run(List.of(specs));
  }

  private String text() {
    return String.join("\n", lines);
  }

  @Test
  void aJarOfTheExamplesKeepsEveryPromise() throws Exception {
    Path project = project(EnumSet.complementOf(EnumSet.of(Example.TRAINER)));
    build(project);
    int faults = check(jar(project));

    assertThat(text()).as("faults").doesNotContain("  !");
    assertThat(faults).isZero();
    assertThat(text())
        .contains("built against version")
        .contains("everything it calls is there")
        .contains("deep-lab-top-accuracy")
        .contains("Share of examples whose class is among the k most probable.")
        .contains("backbone deep-lab-pyramid: ")
        .contains("(input 4)")
        .contains("(the seed decides the examples)")
        .contains("deep-lab-1.0.jar: MIT (other-lib)");
    assertThat(Path.of("failures.txt")).doesNotExist();
  }

  @Test
  void aTrackerThatKeepsTheProgramAliveIsFound() throws Exception {
    Path project = project(EnumSet.of(Example.TRACKER));
    edit(
        project,
        "Failures",
        "public void on(Event event) {",
        "public void on(Event event) {"
            + " new Thread(() -> { try { Thread.sleep(5000); } catch (InterruptedException e) { } })"
            + ".start();");
    build(project);

    assertThat(check(project)).isPositive();
    assertThat(text()).contains("it leaves no thread that keeps the program alive: threads that");
  }

  @Test
  void filesOfADataSetLieBesideTheExperimentFileThatNamesThem() throws Exception {
    Path project = project(EnumSet.of(Example.DATASET));
    edit(
        project,
        "Rings",
        "public record Rings(",
        "public record Rings(@Param(doc = \"Of labels.\", affects = Param.Affects.PLACE)"
            + " java.nio.file.Path file,");
    edit(
        project,
        "Rings",
        "Dataset load(DataAccess access, Seed seed) {",
        "Dataset load(DataAccess access, Seed seed) throws java.io.IOException {"
            + " java.nio.file.Files.readString(access.resolve(file));");
    build(project);
    Files.writeString(project.resolve("experiments/labels.txt"), "");
    Files.writeString(
        project.resolve("experiments/deep-lab.yaml"),
        "source: {deep-lab-rings: {file: labels.txt}}\n");

    assertThat(check(project)).as(text()).isZero();
    assertThat(text()).contains("(the seed decides the examples)");
  }

  @Test
  void jobsThatAreNotSubmittedAreSaidToBe() throws Exception {
    Path project = project(EnumSet.of(Example.DETACHED_EXECUTOR));
    build(project);

    assertThat(check(project)).isZero();
    assertThat(text())
        .contains("7 of 7 promises kept by InBackground[")
        .contains("(of 17 in all; the others submit jobs, which only the");
  }

  @Test
  void aMetricMayBeNaNAndItIsSaidWhere() throws Exception {
    Path project = project(EnumSet.of(Example.METRIC));
    edit(
        project,
        "TopAccuracy",
        "int label = predictions.label(row);",
        "int label = predictions.label(row);"
            + " if (predictions.size() == 20) { return Double.NaN; }");
    build(project);

    assertThat(check(project)).isZero();
    assertThat(text()).contains("(NaN for: two classes)");
  }

  @Test
  void aMetricThatIsWrongIsNamedWithItsBrokenPromise() throws Exception {
    Path project = project(EnumSet.of(Example.METRIC));
    edit(project, "TopAccuracy", "HIGHER_IS_BETTER", "LOWER_IS_BETTER");
    build(project);

    assertThat(check(project)).isPositive();
    assertThat(text())
        .contains("! TopAccuracy[k=2]: perfect predictions score better than wrong ones:");
  }

  @Test
  void anExtensionThatThePluginDoesNotListIsNamed() throws Exception {
    Path project = project(EnumSet.of(Example.METRIC, Example.SCHEDULE));
    Path plugin = project.resolve("src/main/java/edu/example/deep/DeepLabPlugin.java");
    String text = Files.readString(plugin);
    Files.writeString(
        plugin, text.replaceAll("TopAccuracy\\.class,\\s*|,\\s*TopAccuracy\\.class", ""));
    build(project);

    assertThat(check(project)).isOne();
    assertThat(text())
        .contains(
            "! edu.example.deep.TopAccuracy is called 'deep-lab-top-accuracy', but"
                + " edu.example.deep.DeepLabPlugin.extensions() does not list it: add"
                + " TopAccuracy.class there");
  }

  @Test
  void usesOfExperimentFilesAreCheckedToo() throws Exception {
    Path project = project(EnumSet.of(Example.METRIC));
    edit(
        project,
        "TopAccuracy",
        "int label = predictions.label(row);",
        "int label = k == 7 ? 0 : predictions.label(row);");
    build(project);
    Path spec = folder.resolve("other.yaml");
    Files.writeString(spec, "metrics:\n  - deep-lab-top-accuracy: {k: [1, 7]}\n");

    assertThat(check(project)).isZero();
    assertThat(check(project, spec)).isPositive();
    assertThat(text()).contains("! TopAccuracy[k=7]: ").doesNotContain("! TopAccuracy[k=1]");
  }

  @Test
  void aSweptProtocolIsRefusedAsRunsRefuseIt() throws Exception {
    Path project = project(EnumSet.of(Example.PROTOCOL));
    build(project);
    Path spec = folder.resolve("other.yaml");
    Files.writeString(spec, "protocol: {deep-lab-scarce-labels: {rows: [5, 20]}}\n");

    assertThat(check(project)).isZero();
    assertThat(check(project, spec)).isOne();
    assertThat(text()).contains("cannot be swept: an experiment has one protocol; write an");
  }

  @Test
  void aProtocolThatFixesWhatNoExperimentHasIsNamed() throws Exception {
    Path project = project(EnumSet.of(Example.PROTOCOL));
    edit(project, "ScarceLabels", "Map.of(\"target\"", "Map.of(\"targte\"");
    build(project);

    assertThat(check(project)).isPositive();
    assertThat(text()).contains("no key to fix named 'targte' (did you mean 'target'?)");
  }

  @Test
  void whatNoDefaultsMakeIsSaidToBeUnchecked() throws Exception {
    Path project = project(EnumSet.of(Example.METRIC));
    edit(project, "TopAccuracy", "byDefault = \"2\", ", "");
    Files.writeString(project.resolve("experiments/deep-lab.yaml"), "metrics: accuracy\n");
    build(project);

    assertThat(check(project)).isOne();
    assertThat(text())
        .contains("metric deep-lab-top-accuracy was not checked: ")
        .contains("--spec");
  }

  @Test
  void whatThisInterfaceLacksIsNamed() throws Exception {
    Path project = project(EnumSet.of(Example.METRIC));
    edit(project, "TopAccuracy", "predictions.size();", "predictions.rows();");
    Path other = folder.resolve("other/org/graft/spi/result");
    Files.createDirectories(other);
    Files.writeString(
        other.resolve("Predictions.java"),
        """
        package org.graft.spi.result;
        public abstract class Predictions {
          public abstract int size();
          public abstract int rows();
          public abstract float[] row(int i);
          public abstract int label(int i);
        }
        """);
    Path stub = folder.resolve("stub");
    ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-d", stub.toString(), "" + other.resolve("Predictions.java"));
    build(project, stub.toString());

    assertThat(check(project)).isPositive();
    assertThat(text()).contains("! org.graft.spi.result.Predictions has no method rows()");
  }

  /** In the constructor, in the text, in the score: none of it ends the check. */
  @Test
  void whatHangsOrThrowsOutsideOfPromisesIsAFaultToo() throws Exception {
    Path project = project(EnumSet.of(Example.METRIC, Example.STRATEGY));
    edit(
        project,
        "TopAccuracy",
        "int label = predictions.label(row);",
        "int label = predictions.label(row); while (k == 3) { Thread.onSpinWait(); }"
            + " if (k == 4) { throw new StackOverflowError(); }");
    build(project);
    Path spec = folder.resolve("other.yaml");
    Files.writeString(spec, "metrics:\n  - deep-lab-top-accuracy: {k: [4, 3]}\n");

    assertThat(check(Duration.ofSeconds(5), project, spec)).isPositive();
    assertThat(text())
        .contains("no answer in 5 s", "java.lang.StackOverflowError")
        .contains("strategy deep-lab-gradual-unfreezing: ");
  }

  @Test
  void aTextThatIsThrownHidesNoBrokenPromise() throws Exception {
    Path project = project(EnumSet.of(Example.METRIC));
    edit(project, "TopAccuracy", "HIGHER_IS_BETTER", "LOWER_IS_BETTER");
    Path file = project.resolve("src/main/java/edu/example/deep/TopAccuracy.java");
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.substring(0, text.lastIndexOf('}'))
            + "@Override public String toString() { throw new IllegalStateException(\"no\"); } }");
    build(project);

    assertThat(check(project)).isPositive();
    assertThat(text())
        .contains("! metric deep-lab-top-accuracy: its toString: java.lang.IllegalStateException")
        .contains("perfect predictions score better than wrong ones:");
  }

  @Test
  void aPluginThatHangsAsItIsLoadedIsNamed() throws Exception {
    Path project = project(EnumSet.of(Example.METRIC));
    edit(
        project,
        "DeepLabPlugin",
        "return Plugin.SPI",
        "new java.util.concurrent.Semaphore(0).acquireUninterruptibly(); return Plugin.SPI");
    build(project);

    assertThatThrownBy(() -> check(Duration.ofSeconds(1), project))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("deep-lab does not load: no answer in 1 s");
  }

  @Test
  void afterAPromiseThatHangsNoneIsWaitedFor() throws Exception {
    Promise hangs = new Promise("hangs", () -> Thread.sleep(60_000));
    Declared declared =
        new Declared("", () -> List.of(new Promise("ends", () -> {}), hangs, hangs));
    Tried.Found found =
        Tried.best(
            List.of(declared, declared), new Bounded(Duration.ofSeconds(2), Duration.ofHours(1)));
    assertThat(found.promises()).isEqualTo(3);
    assertThat(found.kept()).isOne();
    assertThat(found.broken())
        .singleElement()
        .extracting(Violation::message)
        .isEqualTo("no answer in 2 s; the promises after it are not tried");
  }

  @Test
  void theTimeOfADownloadDoesNotCount() throws Exception {
    Bounded bounded = new Bounded(Duration.ofSeconds(2), Duration.ofHours(1));
    assertThat(
            bounded.<String>call(
                () -> {
                  for (int block = 0; block < 8; block++) {
                    Thread.sleep(300);
                    bounded.progress().progress("digits/train.gz", block, 8);
                  }
                  return "here";
                }))
        .isEqualTo("here");
  }

  @Test
  void whatDownloadsForEverIsEnded() {
    Bounded bounded = new Bounded(Duration.ofMinutes(1), Duration.ofSeconds(1));
    assertThatThrownBy(
            () ->
                bounded.call(
                    () -> {
                      while (true) {
                        Thread.sleep(10);
                        bounded.progress().progress("digits/train.gz", 1, 8);
                      }
                    }))
        .isInstanceOf(Bounded.Trouble.class)
        .hasMessage("no answer in 1 s with all that it downloads");
  }

  @Test
  void aUseThatIsWrongIsSaidWithItsPlace() throws Exception {
    Path project = project(EnumSet.of(Example.METRIC));
    build(project);
    Path spec = folder.resolve("other.yaml");
    Files.writeString(spec, "metrics:\n  - deep-lab-top-accuracy: {k: many}\n");

    assertThat(check(project, spec)).isOne();
    assertThat(text())
        .contains("! other.yaml: metrics[0].deep-lab-top-accuracy.k: expected a whole number");
  }

  /** Its classes may lie on Graft's own class path: then there is no loader to ask. */
  @Test
  void codeIsFoundWhereverThePluginLies() {
    Path origin = Path.of("plugin.jar");
    assertThat(Code.of(ClassLoader.getPlatformClassLoader(), origin).places())
        .containsExactly(origin);
  }

  @Test
  void anOlderPluginDoesNotLoad() throws Exception {
    Path project = project(EnumSet.of(Example.METRIC));
    edit(project, "DeepLabPlugin", "return Plugin.SPI", "return Plugin.SPI - 1");
    build(project);

    assertThat(check(project)).isOne();
    assertThat(text()).contains("does not load: was built for version");
  }
}
