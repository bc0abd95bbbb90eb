package org.graft.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The plugin whose strategies do nothing or break on purpose, compiled. */
final class Faults {
  private static final Path SOURCE = Graft.ROOT.resolve("src-test/product/faults-plugin/src");
  private static final String SERVICE = "META-INF/services/org.graft.spi.Plugin";

  private Faults() {}

  /** Compiles the plugin; the folder for {@code --plugins}. */
  static Path plugins(Path folder) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("faults"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-nowarn",
                "-Xlint:none",
                "-XDignore.symbol.file",
                "-proc:none",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path")));
    sources().forEach(file -> arguments.add(file.toString()));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException("the faults plugin does not compile");
    }
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(plugins.resolve("faults.jar")))) {
      for (Path file : files(classes)) {
        add(jar, classes.relativize(file).toString(), file);
      }
      add(jar, SERVICE, SOURCE.resolve(SERVICE));
    }
    return plugins;
  }

  private static List<Path> sources() throws IOException {
    return files(SOURCE).stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void add(JarOutputStream jar, String name, Path file) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    Files.copy(file, jar);
    jar.closeEntry();
  }
}
