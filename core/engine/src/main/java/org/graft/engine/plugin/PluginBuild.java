package org.graft.engine.plugin;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

  private PluginBuild() {}

  /**
   * Compiles the project in {@code folder}, if it is one, has a wrapper and is not up to date.
   *
   * @param offline whether Maven may download nothing
   * @param notes hears that it is built, and why
   * @throws UserException with the last lines of its output, if it does not build
   */
  public static void upToDate(Path folder, boolean offline, Consumer<String> notes) {
    if (!PluginSources.are(folder)) {
      return;
    }
    PluginSources sources = new PluginSources(folder);
    Optional<String> why = sources.stale();
    Path wrapper = folder.resolve(windows() ? "mvnw.cmd" : "mvnw").toAbsolutePath();
    if (why.isEmpty() || !Files.isExecutable(wrapper)) {
      return;
    }
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    notes.accept("plugin " + name + " " + why.get() + "; building it (./mvnw -q compile)");
    List<String> command = new ArrayList<>(List.of(wrapper.toString(), "-q", "-B", "-ntp"));
    if (offline) {
      command.add("-o");
    }
    command.add("compile");
    FileTime began = FileTime.from(Instant.now());
    try {
      int code = run(command, folder, name);
      if (code == 0) {
        sources.builtAt(began);
      }
    } catch (IOException e) {
      throw new UserException("plugin " + name + " could not be built: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("plugin " + name + ": its build was stopped", e);
    }
  }

  private static int run(List<String> command, Path folder, String name)
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
      if (code != 0) {
        throw new UserException(
            "plugin %s does not build (./mvnw -q compile in %s ended with %d):%n  %s"
                .formatted(name, folder, code, String.join("%n  ".formatted(), last)));
      }
      return code;
    } finally {
      process.destroy();
    }
  }

  private static boolean windows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
