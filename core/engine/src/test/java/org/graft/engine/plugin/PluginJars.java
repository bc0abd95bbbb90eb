package org.graft.engine.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles tiny plugins into jars. */
public final class PluginJars {
  private final Path work;
  private final Map<String, String> sources = new LinkedHashMap<>();

  /** Jars whose classes are compiled under {@code work}. */
  public PluginJars(Path work) {
    this.work = work;
  }

  /** A metric record's source, {@code parameters} its components. */
  public static String metric(String type, String name, String parameters) {
    return """
    package demo;
    import org.graft.spi.*;
    import org.graft.spi.base.*;
    import org.graft.spi.result.Predictions;
    @Name(value = "%s", doc = "A metric.")
    public record %s(%s) implements Metric {
      public double score(Predictions predictions) { return 0; }
      public Direction direction() { return Direction.HIGHER_IS_BETTER; }
    }
    """
        .formatted(name, type, parameters);
  }

  /** A plugin's source that offers {@code types}. */
  public static String plugin(String type, String spi, String types) {
    return """
    package demo;
    import java.util.List;
    import org.graft.spi.*;
    import org.graft.spi.base.*;
    public final class %s implements Plugin {
      public int spi() { return %s; }
      public List<Class<? extends Extension>> extensions() { return List.of(%s); }
    }
    """
        .formatted(type, spi, types);
  }

  /** Adds a class of package {@code demo}. */
  public PluginJars source(String type, String text) {
    sources.put(type, text);
    return this;
  }

  /** Compiles what was given and writes the classes that {@code kept} lets pass. */
  public Path jar(Path jar, String services, Predicate<String> kept) {
    try {
      Path classes = Files.createTempDirectory(work, "classes");
      compile(classes);
      Files.createDirectories(jar.toAbsolutePath().resolveSibling(""));
      try (OutputStream out = Files.newOutputStream(jar);
          JarOutputStream zip = new JarOutputStream(out);
          Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String name = classes.relativize(file).toString().replace('\\', '/');
          if (kept.test(name)) {
            zip.putNextEntry(new JarEntry(name));
            Files.copy(file, zip);
          }
        }
        if (!services.isEmpty()) {
          zip.putNextEntry(new JarEntry(PluginClassLoader.SERVICE));
          zip.write(services.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((type, text) -> units.add(new Source(type, text)));
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            classes.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    if (!compiler.getTask(null, null, faults, options, null, units).call()) {
      throw new IllegalStateException(faults.getDiagnostics().toString());
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String type, String text) {
      super(URI.create("string:///demo/" + type + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignored) {
      return text;
    }
  }
}
