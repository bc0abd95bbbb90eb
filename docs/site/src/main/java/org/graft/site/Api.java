package org.graft.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** The Javadoc of what plugins and programs use, by the JDK's own tool. */
final class Api {
  private static final List<String> SOURCES =
      List.of("core/stats", "core/spi", "core/training", "src-test/testkit");

  private Api() {}

  /** Writes it into {@code out}. */
  static void write(Path home, Path out) throws IOException {
    ToolProvider javadoc =
        ToolProvider.findFirst("javadoc")
            .orElseThrow(() -> new IOException("this JDK has no javadoc; give --no-api"));
    List<String> roots =
        SOURCES.stream().map(s -> home.resolve(s).resolve("src/main/java").toString()).toList();
    List<String> arguments = new ArrayList<>(List.of("-quiet", "-Xdoclint:none", "-notimestamp"));
    arguments.addAll(List.of("--ignore-source-errors", "-encoding", "UTF-8", "-charset", "UTF-8"));
    arguments.addAll(List.of("-docencoding", "UTF-8", "-windowtitle", "Graft", "-noqualifier"));
    arguments.addAll(
        List.of("java.lang", "-doctitle", "Graft: plugin interface, testkit, statistics"));
    arguments.addAll(List.of("-sourcepath", String.join(java.io.File.pathSeparator, roots)));
    arguments.addAll(List.of("-classpath", System.getProperty("java.class.path", "")));
    for (String part : List.of("stats", "spi", "training", "testkit")) {
      arguments.addAll(List.of("-subpackages", "org.graft." + part));
    }
    arguments.addAll(List.of("-d", out.toString()));
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    int code = javadoc.run(writer, writer, arguments.toArray(String[]::new));
    if (code != 0) {
      String first =
          said.toString().lines().filter(line -> line.contains("error")).findFirst().orElse("");
      throw new IOException("javadoc failed: " + first + "; --no-api leaves it out");
    }
  }
}
