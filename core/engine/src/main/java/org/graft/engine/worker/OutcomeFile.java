package org.graft.engine.worker;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.graft.engine.problem.IoWords;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.StepOutcome;

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
}
