package org.graft.engine.plugin;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.graft.engine.problem.UserException;

/**
 * Compiles plugins that are still being written where their sources are newer than their classes,
 * each by the Maven wrapper in its project: what a user would type, in that folder.
 */
public final class PluginBuild {
  /** Lines of a failed build that are shown: Maven names the errors among its last. */
  private static final int LINES = 20;

  /** Builds, where sources are saved while one is under way. */
  private static final int TRIES = 3;

  private PluginBuild() {}

  /**
   * Compiles the project in {@code folder}, if it is one, has a wrapper and is not up to date. One
   * that does not build stays as it is, and is left out when plugins are loaded.
   *
   * @param offline whether Maven may download nothing
   * @param notes hears that it is built, and why, and how that failed
   */
  public static void upToDate(Path folder, boolean offline, Consumer<String> notes) {
    if (!PluginSources.are(folder)) {
      return;
    }
    PluginSources sources = new PluginSources(folder);
    Path wrapper = folder.resolve(windows() ? "mvnw.cmd" : "mvnw").toAbsolutePath();
    if (sources.stale().isEmpty() || !Files.isExecutable(wrapper)) {
      return;
    }
    String name = "plugin " + folder.toAbsolutePath().normalize().getFileName();
    List<String> command = new ArrayList<>(List.of(wrapper.toString(), "-q", "-B", "-ntp"));
    if (offline) {
      command.add("-o");
    }
    command.add("compile");
    try {
      Path target = Files.createDirectories(folder.resolve("target"));
      try (FileChannel channel =
              FileChannel.open(
                  target.resolve("graft-build.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock alone = channel.lock()) {
        Optional<String> why = sources.stale(); // another process may have built it meanwhile
        if (alone.isValid() && why.isPresent()) {
          notes.accept(name + ": " + why.get() + "; building it (./mvnw -q compile)");
          build(command, sources, failure -> notes.accept(name + ": it " + failure));
        }
      }
    } catch (IOException e) {
      notes.accept(name + ": it could not be built: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException(name + ": its build was stopped", e);
    }
  }

  private static void build(List<String> command, PluginSources sources, Consumer<String> failures)
      throws IOException, InterruptedException {
    FileTime of;
    int tries = 0;
    do {
      of = sources.changed();
      Optional<String> failure = failure(command, sources.folder());
      if (failure.isPresent()) {
        failures.accept(failure.get());
        return;
      }
      tries++;
    } while (tries < TRIES && !sources.changed().equals(of));
    sources.builtOf(of);
  }

  /** Runs the command in a folder; how it failed, if it did. */
  private static Optional<String> failure(List<String> command, Path folder)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File(windows() ? "NUL" : "/dev/null"));
    builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (last.size() == LINES) {
          last.removeFirst();
        }
        last.addLast(line);
      }
      int code = process.waitFor();
      return code == 0
          ? Optional.empty()
          : Optional.of(
              "does not build (./mvnw -q compile in %s ended with %d):%n  %s"
                  .formatted(folder, code, String.join("%n  ".formatted(), last)));
    } finally {
      process.destroy();
    }
  }

  private static boolean windows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
