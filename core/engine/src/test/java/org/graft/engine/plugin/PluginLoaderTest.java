package org.graft.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graft.engine.spec.Doubles;
import org.graft.engine.spec.bind.Defaults;
import org.graft.spi.Metric;
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
            .source("APlugin", PluginJars.plugin("APlugin", SPI, "M.class"));
    whole.jar(sub.resolve("lib.jar"), "", name -> name.contains("Lib"));
    whole.jar(sub.resolve("main.jar"), "demo.APlugin", name -> !name.contains("Lib"));

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
                    "public APlugin() { throw new IllegalStateException(\"no licence\"); } public int spi"))
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
    new PluginJars(work)
        .source("M", metric)
        .source("APlugin", PluginJars.plugin("APlugin", spi, "M.class"))
        .jar(folder.resolve(jar), "demo.APlugin", kept);
  }

  private Registry load() {
    return new PluginLoader(new Defaults()).load(Doubles.classPath(), List.of(folder));
  }
}
