package org.graft.engine.cli.option;

import java.util.Optional;
import org.graft.engine.problem.UserException;
import org.graft.engine.store.StoreLimit;
import picocli.CommandLine.Option;

/** The option of every command that may write to the store. */
public final class StoreOptions {
  @Option(
      names = "--store-limit",
      paramLabel = "SIZE",
      description =
          "How large the store of source models and features may grow, such as 20GB or 25%% of what"
              + " is free; what was not used for the longest time goes first (default: 50%%).")
  private Optional<String> limit = Optional.empty();

  /** The limit asked for, if one was. */
  public Optional<StoreLimit> asked() {
    try {
      return limit.map(StoreLimit::parse);
    } catch (IllegalArgumentException e) {
      throw new UserException("--store-limit: " + e.getMessage(), e);
    }
  }
}
