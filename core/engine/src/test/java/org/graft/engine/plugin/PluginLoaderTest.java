package org.graft.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.graft.engine.spec.Doubles;
import org.graft.engine.spec.bind.Defaults;
import org.graft.spi.Metric;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Predictions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLoaderTest {
  private static final String SPI = "Plugin.SPI";

  @TempDir private Path work = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void addsOnePluginThatWorks() throws IOException {
    folder = Files.createDirectory(work.resolve("plugins"));
    good("a-good.jar", "fine", "");
  }

  @Test
  void loadsJarsBesideTheClassPath() {
    Registry registry = load();

    assertThat(registry.broken()).isEmpty();
    Entry fine = registry.find(Kind.METRICS, "fine").orElseThrow();
    assertThat(fine.plugin()).isEqualTo("demo.APlugin");
    assertThat(fine.origin()).endsWith("a-good.jar");
    assertThat(Metric.class).isAssignableFrom(fine.type());
    assertThat(registry.names(Metric.class)).containsExactly("accuracy", "brier", "fine");
    assertThat(registry.plugins()).hasSize(2);
  }

  @Test
  void loadsASubFolderAsOnePlugin() {
    Path sub = folder.resolve("sub");
    PluginJars whole =
        new PluginJars(work)
            .source("Lib", "package demo; public final class Lib {}")
            .source(
                "M",
                PluginJars.metric("M", "split", "")
                    .replace("return 0;", "return new Lib().hashCode();"))
            .source("Sub", PluginJars.plugin("Sub", SPI, "M.class"));
    whole.jar(sub.resolve("lib.jar"), "", name -> name.contains("Lib"));
    whole.jar(sub.resolve("main.jar"), "demo.Sub", name -> !name.contains("Lib"));

    Registry registry = load();

    assertThat(registry.broken()).isEmpty();
    assertThat(registry.find(Kind.METRICS, "split"))
        .hasValueSatisfying(
            entry -> assertThat(entry.type().getClassLoader().getName()).isEqualTo(sub.toString()));
  }

  @Test
  void leavesOutAJarThatIsNone() throws IOException {
    Files.writeString(folder.resolve("b.jar"), "this is no jar");
    assertBroken("b.jar", "cannot be read as a jar");
  }

  @Test
  void leavesOutAJarWithoutAPlugin() {
    new PluginJars(work)
        .source("M", PluginJars.metric("M", "other", ""))
        .jar(folder.resolve("b.jar"), "", name -> true);
    assertBroken("b.jar", "declares no plugin");
  }

  @Test
  void leavesOutAServiceThatNamesAMissingClass() {
    new PluginJars(work)
        .source("M", PluginJars.metric("M", "other", ""))
        .jar(folder.resolve("b.jar"), "demo.Nowhere", name -> true);
    assertBroken("b.jar", "Provider demo.Nowhere not found");
  }

  @Test
  void leavesOutAPluginWhoseRecordIsMissing() {
    plugin("b.jar", SPI, PluginJars.metric("M", "other", ""), name -> !name.contains("M.class"));
    assertBroken("b.jar", "a class is missing: demo/M");
  }

  @Test
  void leavesOutAPluginWhoseParameterTypeIsMissing() {
    new PluginJars(work)
        .source("Lib", "package demo; public enum Lib { A }")
        .source("M", PluginJars.metric("M", "other", "@Param(doc = \"x\") Lib x"))
        .source("APlugin", PluginJars.plugin("APlugin", SPI, "M.class"))
        .jar(folder.resolve("b.jar"), "demo.APlugin", name -> !name.contains("Lib"));
    assertBroken("b.jar", "demo/Lib");
  }

  @Test
  void leavesOutAPluginThatCannotBeMade() {
    new PluginJars(work)
        .source("M", PluginJars.metric("M", "other", ""))
        .source(
            "APlugin",
            PluginJars.plugin("APlugin", SPI, "M.class")
                .replace(
                    "public int spi",
                    "public APlugin() { throw new IllegalStateException(\"no licence\"); } public"
                        + " int spi"))
        .jar(folder.resolve("b.jar"), "demo.APlugin", name -> true);
    assertBroken("b.jar", "IllegalStateException: no licence");
  }

  @Test
  void leavesOutAPluginForAnotherVersion() {
    plugin("b.jar", "99", PluginJars.metric("M", "other", ""), name -> true);
    assertBroken("b.jar", "was built for version 99");
  }

  @Test
  void leavesOutWhatIsNoRecordOrHasNoName() {
    String record = PluginJars.metric("M", "other", "");
    plugin("b.jar", SPI, record.replaceFirst("@Name.*\n", "\n"), name -> true);
    plugin("c.jar", SPI, record.replace("record M()", "class M"), name -> true);
    plugin("d.jar", SPI, record.replace("\"other\"", "\"Not Kebab\""), name -> true);
    plugin("e.jar", SPI, record.replace("\"other\"", "\"sweep\""), name -> true);

    assertBroken("b.jar", "demo.M has no @Name");
    assertBroken("c.jar", "demo.M is not a record");
    assertBroken("d.jar", "is named 'Not Kebab'");
    assertBroken("e.jar", "is named 'sweep'");
  }

  @Test
  void leavesOutBadParameters() {
    good("b.jar", "other", "int x");
    good("c.jar", "other", "@Param(doc = \"x\", byDefault = \"many\") int x");
    good("d.jar", "other", "@Param(doc = \"x\", byDefault = \"7\", max = 5) int x");
    good("e.jar", "other", "@Param(doc = \"x\") java.util.Map<String, String> x");
    good("f.jar", "other", "@Param(doc = \"x\", byDefault = \"[1, {\") java.util.List<Integer> x");
    good("g.jar", "other", "@Param(doc = \"x\", byDefault = \"nothing\") Metric x");

    assertBroken("b.jar", "M.x: every component needs @Param");
    assertBroken("c.jar", "x (by default): expected a whole number, found 'many'");
    assertBroken("d.jar", "must be <= 5, found 7");
    assertBroken("e.jar", "a parameter cannot be of type java.util.Map");
    assertBroken("f.jar", "is not YAML");
    assertBroken("g.jar", "no metric named 'nothing'");
  }

  @Test
  void leavesOutTheLaterOfTwoOfOneNameAndNamesBothPlaces() {
    good("b.jar", "fine", "");
    assertBroken(
        "b.jar",
        "its metric 'fine' is there already, from demo.APlugin in " + folder.resolve("a-good.jar"));
    assertThat(load().names(Metric.class)).containsExactly("accuracy", "brier", "fine");
  }

  @Test
  void takesNeitherOfTwoVersionsOfOnePlugin() {
    String metric = PluginJars.metric("M", "other", "");
    plugin("lab-1.0.jar", "Lab", SPI, metric, any -> true);
    plugin("lab-1.1.jar", "Lab", SPI, metric, any -> true);
    assertBroken("lab-1.0.jar", "is here in 2 versions: ");
    assertBroken("lab-1.1.jar", "keep one of them");
  }

  @Test
  void takesNoFolderWithTwoVersionsOfAJar() {
    String metric = PluginJars.metric("M", "other", "");
    plugin("sub/lab.jar", "Lab", SPI, metric, any -> true);
    plugin("sub/lab-copy.jar", "Lab", SPI, metric, any -> true);
    assertBroken("sub", "lab-copy.jar and lab.jar are two versions of one jar");
    plugin("both/lab.jar", "Other", SPI, metric, any -> true);
    plugin("both/lib-1.0.jar", "One", SPI, metric, any -> true);
    plugin("both/lib-1.1.jar", "Two", SPI, metric, any -> true);
    assertBroken("both", "lib-1.0.jar and lib-1.1.jar are two versions of one jar");
  }

  @Test
  void givesAPluginTheLibrariesItBrings() {
    String own = "package org.assertj.core.api; public final class Assertions {}";
    new PluginJars(work)
        .source("Assertions", own)
        .source("M", PluginJars.metric("M", "other", ""))
        .source("Lab", PluginJars.plugin("Lab", SPI, "M.class"))
        .jar(folder.resolve("lab.jar"), "demo.Lab", any -> true);
    ClassLoader loader = load().find(Kind.METRICS, "other").orElseThrow().type().getClassLoader();
    assertThat(own(loader, "org.assertj.core.api.Assertions")).isTrue();
    assertThat(own(loader, "org.assertj.core.api.Condition")).isFalse();
    assertThat(own(loader, "org.graft.spi.Metric")).isFalse();
  }

  private static boolean own(ClassLoader loader, String type) {
    try {
      return loader.loadClass(type).getClassLoader() == loader;
    } catch (ClassNotFoundException e) {
      throw new LinkageError(String.valueOf(e.getMessage()), e);
    }
  }

  @Test
  void keepsAPluginFromEndingTheProcess() {
    for (String call :
        List.of(
            "System.exit(3)",
            "Runtime.getRuntime().halt(3)",
            "Runtime.getRuntime().exit(3)",
            "((java.util.function.IntConsumer) System::exit).accept(3)",
            "((java.util.function.IntConsumer) Runtime.getRuntime()::halt).accept(3)")) {
      plugin(
          "lab.jar",
          "Lab",
          SPI,
          PluginJars.metric("M", "other", "").replace("return 0;", call + "; return 0;"),
          any -> true);
      Registry registry = load();
      assertThat(registry.broken()).as(call).isEmpty();
      Metric metric =
          (Metric) registry.find(Kind.METRICS, "other").map(PluginLoaderTest::made).orElseThrow();
      Predictions none = new Predictions(Tensor.of(Shape.of(0, 2), new float[0]), new int[0]);
      assertThatThrownBy(() -> metric.score(none))
          .as(call)
          .isInstanceOf(ExitException.class)
          .hasMessageContaining("System.exit(3)");
    }
  }

  private static Object made(Entry entry) {
    try {
      return entry.type().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(String.valueOf(e.getMessage()), e);
    }
  }

  @Test
  void reportsAFolderThatIsNotThere() {
    Registry registry =
        new PluginLoader(new Defaults())
            .load(Doubles.classPath(), List.of(work.resolve("nowhere")));
    assertThat(registry.broken())
        .singleElement()
        .satisfies(b -> assertThat(b.why()).contains("no such folder"));
  }

  private void assertBroken(String jar, String why) {
    Registry registry = load();
    assertThat(registry.broken())
        .filteredOn(broken -> broken.where().endsWith(jar))
        .singleElement()
        .satisfies(broken -> assertThat(broken.why()).contains(why));
    assertThat(registry.find(Kind.METRICS, "fine")).isPresent();
    assertThat(registry.find(Kind.METRICS, "other")).isEmpty();
  }

  private void good(String jar, String name, String parameters) {
    plugin(jar, SPI, PluginJars.metric("M", name, parameters), any -> true);
  }

  private void plugin(
      String jar, String spi, String metric, java.util.function.Predicate<String> kept) {
    plugin(jar, jar.substring(0, 1).toUpperCase(Locale.ROOT) + "Plugin", spi, metric, kept);
  }

  private void plugin(
      String jar,
      String type,
      String spi,
      String metric,
      java.util.function.Predicate<String> kept) {
    new PluginJars(work)
        .source("M", metric)
        .source(type, PluginJars.plugin(type, spi, "M.class"))
        .jar(folder.resolve(jar), "demo." + type, kept);
  }

  private Registry load() {
    return new PluginLoader(new Defaults()).load(Doubles.classPath(), List.of(folder));
  }
}
