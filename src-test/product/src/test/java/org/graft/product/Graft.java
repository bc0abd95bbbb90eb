package org.graft.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code ./graft} as a user does: the launcher on the built bundle, in a folder of its own,
 * with a cache of its own. Most commands of tests end before the JVM's second compiler pays off,
 * which would take half of the processor's time.
 */
final class Graft {
  static final Path ROOT = Path.of(System.getProperty("graft.root")).normalize();
  private static final long MINUTES = 10;
  private static final String JVM = "GRAFT_JAVA_OPTS";

  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Path launcher = ROOT.resolve("graft");

  Graft(Path folder) {
    this.folder = folder;
    environment.put("GRAFT_CACHE", folder.resolve("cache").toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put(JVM, "-XX:TieredStopAtLevel=1");
  }

  /** What a command printed, and how it ended. */
  record Result(int exit, String out, String err) {}

  Graft with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** With both compilers, for commands that train or read data for long. */
  Graft busyForLong() {
    return with(JVM, "");
  }

  /** Started by a script of the test's own. */
  Graft by(Path script) {
    launcher = script;
    return this;
  }

  Path write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process = start(out, err, arguments);
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("graft " + String.join(" ", arguments) + " did not end");
    }
    return new Result(process.exitValue(), read(out), read(err));
  }

  /** Starts a command without waiting for it. */
  Process start(Path out, Path err, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GRAFT_"));
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    return builder.start();
  }

  static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
