package org.graft.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.graft.engine.plugin.PluginJars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionCodeTest {
  private static final String LAB =
      """
      package demo;
      import org.graft.spi.*;
      import org.graft.spi.base.*;
      import org.graft.spi.result.Predictions;
      @Name(value = "lab", doc = "A metric.")
      public record Lab(@Param(doc = "A part.", byDefault = "1") int part) implements Metric {
        public double score(Predictions predictions) {
          java.util.function.IntSupplier some = () -> new Tool().use(part);
          return some.getAsInt();
        }
        public Direction direction() { return Direction.HIGHER_IS_BETTER; }
      }
      """;
  private static final String TOOL =
      "package demo; final class Tool { int use(int n) { return n + 1; } }";
  private static final String OTHER = "package demo; final class Other { int n = 1; }";

  @TempDir private Path folder = Path.of("");

  private int jars;

  private Path jar(String lab, String tool, String other) {
    return new PluginJars(folder)
        .source("Lab", lab)
        .source("Tool", tool)
        .source("Other", other)
        .jar(folder.resolve(jars++ + "/lab-1.2.jar"), "demo.Lab", name -> true);
  }

  private static ExtensionCode code(Path jar) throws Exception {
    URL[] urls = {jar.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(urls, ExtensionCodeTest.class.getClassLoader())) {
      return ExtensionCode.of(loader.loadClass("demo.Lab"));
    }
  }

  private String digest(String lab, String tool, String other) throws Exception {
    return code(jar(lab, tool, other)).digest();
  }

  private static void put(Path jar, String name, String text) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path file = zip.getPath(name);
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
    }
  }

  @Test
  void namesPluginAndVersion() throws Exception {
    ExtensionCode code = code(jar(LAB, TOOL, OTHER));
    assertThat(code.name()).isEqualTo("lab 1.2");
    assertThat(code.digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void staysTheSameWhereNothingThatRunsChanged() throws Exception {
    String before = digest(LAB, TOOL, OTHER);
    assertThat(digest(LAB, TOOL, OTHER)).isEqualTo(before);
    String comment =
        "// said otherwise\n\n\n" + LAB.replace("return some", "/* why */ return some");
    assertThat(digest(comment, TOOL, OTHER)).isEqualTo(before);
    assertThat(digest(LAB.replace("A part.", "Another text."), TOOL, OTHER)).isEqualTo(before);
    assertThat(digest(LAB.replace("some", "same"), TOOL, OTHER)).isEqualTo(before);
    assertThat(digest(LAB, TOOL, OTHER.replace("1", "2"))).isEqualTo(before);
    Path built = jar(LAB, TOOL, OTHER);
    put(built, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBuilt-At: today\n");
    put(built, "META-INF/maven/demo/lab/pom.properties", "#today\nversion=1.2\n");
    assertThat(code(built).digest()).isEqualTo(before);
  }

  @Test
  void changesWithEveryLineThatIsReached() throws Exception {
    String before = digest(LAB, TOOL, OTHER);
    assertThat(digest(LAB.replace("HIGHER", "LOWER"), TOOL, OTHER)).isNotEqualTo(before);
    assertThat(digest(LAB, TOOL.replace("+ 1", "+ 2"), OTHER)).isNotEqualTo(before);
    assertThat(digest(LAB, TOOL.replace("return n", "new Other(); return n"), OTHER))
        .isNotEqualTo(before);
  }

  @Test
  void changesWithItsResources() throws Exception {
    Path one = jar(LAB, TOOL, OTHER);
    put(one, "demo/table.txt", "1");
    Path two = jar(LAB, TOOL, OTHER);
    put(two, "demo/table.txt", "2");
    assertThat(code(one).digest())
        .isNotEqualTo(digest(LAB, TOOL, OTHER))
        .isNotEqualTo(code(two).digest());
  }

  @Test
  void takesTheWholeJarWhereCodeIsCalledByName() throws Exception {
    for (String call :
        new String[] {
          "Class.forName(\"demo.Other\");",
          "java.util.ServiceLoader.load(Runnable.class);",
          "getClass().getClassLoader().loadClass(\"demo.Other\");",
          "Object.class.getDeclaredMethods()[0].invoke(this);"
        }) {
      String tool =
          TOOL.replace("return n", "try { " + call + " } catch (Exception e) { n++; } return n");
      assertThat(digest(LAB, tool, OTHER))
          .as(call)
          .isEqualTo(digest(LAB, tool, OTHER))
          .isNotEqualTo(digest(LAB, tool, OTHER.replace("1", "2")));
    }
  }
}
