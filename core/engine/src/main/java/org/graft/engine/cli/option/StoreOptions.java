package org.graft.engine.cli.option;

import java.util.List;
import java.util.Optional;
import org.graft.engine.UserException;
import org.graft.engine.store.Store;
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

  /** The store under the limit asked for. */
  public Store of(Store store) {
    try {
      return limit.map(text -> store.within(StoreLimit.parse(text))).orElse(store);
    } catch (IllegalArgumentException e) {
      throw new UserException("--store-limit: " + e.getMessage());
    }
  }

  /** The option as it was given, for another process. */
  public List<String> arguments() {
    return limit.map(text -> List.of("--store-limit", text)).orElse(List.of());
  }
}
