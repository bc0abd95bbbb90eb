package org.graft.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.graft.engine.spec.Doubles;
import org.graft.engine.spec.bind.Defaults;
import org.graft.spi.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of what a plugin threw. */
final class FaultTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void namesThePluginAndTheLineOfItsCode() {
    Throwable thrown = thrownBy("throw new NumberFormatException(\"no\");");

    assertThat(Fault.words(thrown)).isEqualTo("no, at M.direction(M.java:8)");
    assertThat(Fault.ofPlugin(new IllegalStateException("wrapped", thrown)))
        .hasValue("plugin 'lab.jar': IllegalStateException: wrapped, at M.direction(M.java:8)");
  }

  @Test
  void leavesFaultsOfGraftToGraft() {
    assertThat(Fault.ofPlugin(new IllegalStateException("own"))).isEmpty();
    assertThat(Fault.words(new IllegalStateException("own")))
        .isEqualTo("IllegalStateException: own");
  }

  @Test
  void saysOfAFileWhatTheDiskRefused() {
    assertThat(Fault.words(new UncheckedIOException(new NoSuchFileException("gone/a.txt"))))
        .isEqualTo("gone/a.txt: no such file");
  }

  private Throwable thrownBy(String body) {
    Path jar = folder.resolve("plugins/lab.jar");
    new PluginJars(folder)
        .source(
            "M",
            PluginJars.metric("M", "lab", "").replace("return Direction.HIGHER_IS_BETTER;", body))
        .source("Lab", PluginJars.plugin("Lab", "Plugin.SPI", "M.class"))
        .jar(jar, "demo.Lab", any -> true);
    Registry registry =
        new PluginLoader(new Defaults()).load(Doubles.classPath(), List.of(jar.getParent()));
    return catchThrowable(
        () -> {
          Class<?> type = registry.find(Kind.METRICS, "lab").orElseThrow().type();
          ((Metric) type.getDeclaredConstructor().newInstance()).direction();
        });
  }
}
