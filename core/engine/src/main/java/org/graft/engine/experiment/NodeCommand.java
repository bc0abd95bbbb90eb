package org.graft.engine.experiment;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.graft.engine.data.Network;
import org.graft.engine.experiment.planning.Places;
import org.graft.engine.problem.UserException;
import org.graft.spi.DetachedExecutor.Terms;

/** How Graft is started on a node: by its launcher, with the places that this process has. */
public final class NodeCommand {
  private static final String HOME = "graft.home";
  private static final String JAVA_OPTIONS = "GRAFT_JAVA_OPTS";

  private NodeCommand() {}

  /**
   * The program and its first arguments; a command of Graft's follows.
   *
   * @throws UserException if this process was not started by the launcher
   */
  public static List<String> of(Setup setup, Terms terms) {
    String home = System.getProperty(HOME, "");
    Path launcher = Path.of(home, "graft");
    if (home.isEmpty() || !Files.isExecutable(launcher)) {
      throw new UserException(
          "nodes start Graft by its launcher './graft', which is not in '"
              + home
              + "'; start it so here too, or say where it lies with -D"
              + HOME
              + "=DIR");
    }
    Places places = setup.places();
    List<String> command = new ArrayList<>(List.of("env"));
    command.add("GRAFT_CACHE=" + places.cache().toAbsolutePath());
    command.add(
        "GRAFT_DATA="
            + places.folders().stream()
                .map(folder -> folder.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
    if (terms.memory() > 0) {
      // A node's memory is not the task's; the JVM sizes its heap by what it takes for the
      // machine's.
      String own = System.getenv(JAVA_OPTIONS);
      command.add(JAVA_OPTIONS + "=-XX:MaxRAM=" + terms.memory() + (own == null ? "" : " " + own));
    }
    command.add(launcher.toString());
    return command;
  }

  /** What this process was told and every one on a node is told too. */
  static List<String> options(Setup setup, Resources resources) {
    List<String> options = new ArrayList<>();
    for (Path folder : setup.plugins()) {
      options.addAll(List.of("--plugins", folder.toAbsolutePath().toString()));
    }
    if (setup.places().network() == Network.OFFLINE) {
      options.add("--offline");
    }
    resources
        .storeLimit()
        .ifPresent(limit -> options.addAll(List.of("--store-limit", limit.text())));
    return options;
  }
}
