package org.graft.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.Kind;
import org.graft.engine.plugin.PluginLoader;
import org.graft.engine.plugin.Registry;
import org.graft.engine.problem.UserException;
import org.graft.spi.DetachedExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The project with one of each kind, compiled as it stands by the JDK's compiler. */
final class PluginProjectTest {
  @TempDir private Path folder = Path.of("");
  private Path project = Path.of("");

  @BeforeEach
  void writesIt() throws IOException {
    Path wrapper = folder.resolve("home");
    Files.createDirectories(wrapper.resolve(".mvn/wrapper"));
    for (String file : List.of("mvnw", "mvnw.cmd", ".mvn/wrapper/maven-wrapper.properties")) {
      Files.writeString(wrapper.resolve(file), "");
    }
    project = folder.resolve("deep-lab");
    new PluginProject("deep-lab", "edu.example.deep", EnumSet.allOf(Example.class))
        .write(project, wrapper);
  }

  private void compile(String source, Path classes) throws IOException {
    Files.createDirectories(classes);
    List<String> arguments =
        new ArrayList<>(
            List.of("-nowarn", "-proc:none", "-Xlint:all,-processing,-path", "-Werror"));
    arguments.addAll(
        List.of(
            "-cp",
            project.resolve("target/classes") + ":" + System.getProperty("java.class.path")));
    arguments.addAll(List.of("--release", "17", "-parameters", "-d", classes.toString()));
    try (Stream<Path> files = Files.walk(project.resolve(source))) {
      files.filter(f -> f.toString().endsWith(".java")).forEach(f -> arguments.add(f.toString()));
    }
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(code).as(source).isZero();
  }

  private void build() throws IOException {
    compile("src/main/java", project.resolve("target/classes"));
    Path services = project.resolve("target/classes/META-INF/services");
    Files.createDirectories(services);
    Files.copy(
        project.resolve("src/main/resources/META-INF/services/org.graft.spi.Plugin"),
        services.resolve("org.graft.spi.Plugin"));
  }

  private Registry load() {
    return new PluginLoader((registry, entry) -> List.of())
        .load(getClass().getClassLoader(), List.of(project));
  }

  @Test
  void isLoadedFromItsBuildFolderWithOneOfEachKind() throws IOException {
    build();
    Registry registry = load();
    assertThat(registry.broken()).isEmpty();
    for (Example example : Example.values()) {
      assertThat(registry.find(example.kind(), example.name("deep-lab")))
          .as(example.option())
          .isPresent();
    }
    assertThat(Arrays.stream(Kind.values()).filter(Kind::open))
        .allMatch(kind -> Arrays.stream(Example.values()).anyMatch(e -> e.kind() == kind));
    assertThat(registry.entries(Kind.METRICS)).extracting(Entry::doc).doesNotContain("");
  }

  @Test
  void isLeftOutWhereItIsNotBuiltOrOlderThanItsSources() throws IOException {
    assertThat(load().broken()).singleElement().asString().contains("without a build", "mvnw");
    build();
    Path source = project.resolve("src/main/java/edu/example/deep/Rings.java");
    Files.setLastModifiedTime(
        source, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    assertThat(load().broken()).singleElement().asString().contains("Rings.java is newer");
  }

  @TestFactory
  Stream<DynamicNode> everyExampleKeepsItsContract() throws Exception {
    build();
    Path tests = project.resolve("target/test-classes");
    compile("src/test/java", tests);
    URL[] urls = {tests.toUri().toURL(), project.resolve("target/classes").toUri().toURL()};
    URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader());
    List<DynamicNode> nodes = new ArrayList<>();
    for (Example example : Example.values()) {
      Class<?> type = loader.loadClass("edu.example.deep." + example.type() + "Test");
      nodes.add(DynamicContainer.dynamicContainer(example.type(), promises(type)));
    }
    return nodes.stream();
  }

  @SuppressWarnings("unchecked")
  private Stream<DynamicTest> promises(Class<?> type) throws Exception {
    Method factory =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.isAnnotationPresent(TestFactory.class))
            .findFirst()
            .orElseThrow();
    factory.setAccessible(true);
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    Path own = Files.createDirectories(folder.resolve(type.getSimpleName()));
    Object[] arguments = factory.getParameterCount() == 0 ? new Object[0] : new Object[] {own};
    return (Stream<DynamicTest>) factory.invoke(constructor.newInstance(), arguments);
  }

  /** Of a task that is cancelled, nothing goes on, be it no child of the job's script any more. */
  @Test
  void inTheBackgroundEndsAllThatATaskStarted() throws Exception {
    DetachedExecutor executor = inBackground();
    DetachedExecutor.Job job =
        job("cd %s; (while echo >> beats; do sleep 0.05; done &); sleep 60".formatted(folder));
    executor.submit(job);
    Path beats = folder.resolve("beats");
    while (!Files.exists(beats)) {
      Thread.sleep(20);
    }
    executor.cancel(List.of(job.handle()));
    Thread.sleep(200);
    long before = Files.size(beats);
    Thread.sleep(300);
    assertThat(beats).hasSize(before);
    assertThat(executor.unfinished(List.of(job.handle()))).isEmpty();
  }

  @Test
  void inTheBackgroundRefusesAJobThatDoesNotBegin() throws Exception {
    DetachedExecutor.Job job = job("true");
    Files.createDirectories(job.folder().resolve(".pid/in its place"));
    assertThatThrownBy(() -> inBackground().submit(job))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not begin");
  }

  private DetachedExecutor inBackground() throws Exception {
    build();
    URL[] urls = {project.resolve("target/classes").toUri().toURL()};
    DetachedExecutor executor =
        (DetachedExecutor)
            new URLClassLoader(urls, getClass().getClassLoader())
                .loadClass("edu.example.deep.InBackground")
                .getConstructor(double.class)
                .newInstance(5);
    assumeThat(executor.absence()).isEmpty();
    return executor;
  }

  private DetachedExecutor.Job job(String program) throws IOException {
    Path place = folder.resolve("job");
    Files.createDirectories(place.resolve("0"));
    List<String> command = List.of("/bin/sh", "-c", program);
    return new DetachedExecutor.Job(
        "job", DetachedExecutor.Purpose.STEPS, 1, command, place, List.of());
  }

  @Test
  void namesItsOwnAndNobodyElsesPackage() throws IOException {
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as("%s", file).doesNotContain("my-lab", "org.example");
      }
    }
  }

  @Test
  void refusesNamesThatAreNone() {
    assertThatThrownBy(() -> new PluginProject("My Lab", "org.lab", Set.of(Example.METRIC)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("my-lab");
    assertThatThrownBy(() -> new PluginProject("lab", "org.graft.lab", Set.of(Example.METRIC)))
        .hasMessageContaining("Graft's");
    assertThatThrownBy(() -> new PluginProject("lab", "org.lab", Set.of()))
        .hasMessageContaining("--strategy", "--all");
  }
}
