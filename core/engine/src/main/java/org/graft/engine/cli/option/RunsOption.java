package org.graft.engine.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that reads or keeps runs. */
public final class RunsOption {
  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where runs are kept (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("runs");

  /** The folder of runs. */
  public Path folder() {
    return folder;
  }
}
