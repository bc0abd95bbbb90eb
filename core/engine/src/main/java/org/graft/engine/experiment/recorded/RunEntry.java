package org.graft.engine.experiment.recorded;

import java.nio.file.Files;
import java.nio.file.Path;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.Standing;
import org.graft.engine.problem.UserException;

/**
 * A run as a list of runs shows it.
 *
 * @param name of its folder
 * @param folder where it lies
 * @param state whether it is over
 * @param trials how many its experiment has, as it was begun last
 * @param ended those with an outcome
 * @param failed those that failed
 * @param begun when it was begun last, ISO 8601; empty where it was never begun
 * @param last when the last of its trials ended; empty without any
 * @param trouble why its ledger cannot be read, or empty
 */
public record RunEntry(
    String name,
    Path folder,
    State state,
    int trials,
    int ended,
    int failed,
    String begun,
    String last,
    String trouble) {

  /** Whether a run is over. */
  public enum State {
    /** A process is at it. */
    RUNNING,
    /** Every trial has an outcome. */
    COMPLETE,
    /** Trials are left, and no process is at it. */
    STOPPED,
    /** It was taken up and never begun. */
    EMPTY,
    /** Its ledger cannot be read. */
    UNREADABLE
  }

  /** The run whose ledger that is. */
  public static RunEntry of(Path ledger) {
    Path folder = ledger.toAbsolutePath().normalize().resolveSibling("");
    String name = String.valueOf(folder.getFileName());
    boolean held = RunFolder.held(folder);
    if (!Files.isRegularFile(ledger)) {
      return none(name, folder, held ? State.RUNNING : State.EMPTY, "");
    }
    try (SqliteLedger open = SqliteLedger.read(ledger)) {
      RecordedExperiment latest = open.latest().orElse(null);
      if (latest == null) {
        return none(name, folder, held ? State.RUNNING : State.EMPTY, "");
      }
      Standing standing = open.standing(latest.id());
      int trials = open.size(latest.id());
      State over = standing.ended() < trials ? State.STOPPED : State.COMPLETE;
      return new RunEntry(
          name,
          folder,
          held ? State.RUNNING : over,
          trials,
          standing.ended(),
          standing.failed(),
          latest.begun(),
          standing.last(),
          "");
    } catch (UserException e) {
      return none(name, folder, State.UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  private static RunEntry none(String name, Path folder, State state, String trouble) {
    return new RunEntry(name, folder, state, 0, 0, 0, "", "", trouble);
  }
}
