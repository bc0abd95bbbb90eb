package org.graft.engine.worker;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.Plan;
import org.graft.engine.problem.IoWords;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.StepOutcome;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Outcome;

/**
 * How a step ended in another process, as a file.
 *
 * <p>JSON, one object: {@code format} "outcome 1"; the step's {@code key}; the {@code machine} and
 * the version of {@code graft} that did it; {@code outcome} with {@code shared} (what trackers are
 * told of shared work), {@code failed} (the stage and why) or {@code trials}, one outcome each.
 * Scores are text, since they keep every bit and may be NaN.
 *
 * @param key the step's
 * @param machine that did it, in words
 * @param graft its version
 * @param outcome how the step ended
 */
public record OutcomeFile(String key, String machine, String graft, StepOutcome outcome) {
  /** How the names of such files end. */
  public static final String ENDING = ".outcome.json";

  private static final String KIND = "outcome";
  private static final String ADVICE = "remove it and run its step again with graft step";

  /** Writes it, whole or not at all. */
  public void write(Path file) {
    JsonObject json = new JsonObject();
    json.addProperty("key", key);
    json.addProperty("machine", machine);
    json.addProperty("graft", graft);
    json.add("outcome", OutcomeJson.write(outcome));
    JsonFile.write(file, KIND, json);
  }

  /**
   * Reads one.
   *
   * @throws UserException if it is none, or damaged
   */
  public static OutcomeFile read(Path file) {
    return JsonFile.read(
        file,
        KIND,
        ADVICE,
        json ->
            new OutcomeFile(
                json.get("key").getAsString(),
                json.get("machine").getAsString(),
                json.get("graft").getAsString(),
                OutcomeJson.read(json.getAsJsonObject("outcome"))));
  }

  /**
   * All in a folder, by name.
   *
   * @throws UserException if one is damaged, or there is no such folder
   */
  public static List<OutcomeFile> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .sorted()
          .map(OutcomeFile::read)
          .toList();
    } catch (IOException e) {
      throw new UserException("cannot read outcomes in " + folder + ": " + IoWords.of(e));
    }
  }

  /**
   * Records outcomes of a plan's trials that {@code ledger} lacks, and those that completed in
   * place of recorded ones that did not.
   *
   * @return how many were recorded
   */
  public static int collect(List<OutcomeFile> files, Plan plan, SqliteLedger ledger) {
    Set<String> open = new HashSet<>();
    Map<String, String> definitions = Declared.definitions(plan.spec());
    plan.trials().forEach(trial -> open.add(trial.card().id()));
    open.removeAll(ledger.finished(definitions, false));
    Set<String> failed = ledger.finished(definitions, true);
    int recorded = 0;
    for (OutcomeFile file : files) {
      List<Outcome> taken = new ArrayList<>();
      for (Outcome outcome : file.trials()) {
        boolean completed = outcome instanceof Outcome.Completed;
        if (open.contains(outcome.trial()) && (completed || failed.add(outcome.trial()))) {
          taken.add(outcome);
          if (completed) {
            open.remove(outcome.trial());
          }
        }
      }
      if (!taken.isEmpty()) {
        ledger.record(taken, file.predictions(), file.tried(), file.machine(), file.graft());
        recorded += taken.size();
      }
    }
    return recorded;
  }

  private Map<String, List<Tried>> tried() {
    return outcome instanceof StepOutcome.Trials trials ? trials.tried() : Map.of();
  }

  private Map<String, Tensor> predictions() {
    return outcome instanceof StepOutcome.Trials trials ? trials.predictions() : Map.of();
  }

  private List<Outcome> trials() {
    return outcome instanceof StepOutcome.Trials trials ? trials.outcomes() : List.of();
  }
}
