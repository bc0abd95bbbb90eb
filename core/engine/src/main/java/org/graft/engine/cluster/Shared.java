package org.graft.engine.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.graft.engine.experiment.recorded.RunFolder;
import org.graft.engine.problem.IoWords;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.StepOutcome;
import org.graft.spi.result.Stage;

/**
 * How shared steps of a round ended, a small file each, for the tasks that come after.
 *
 * @param folder of the round
 */
record Shared(Path folder) {
  /** Its name in the round's folder. */
  static final String FOLDER = "shared";

  private static final String DONE = "done";

  /** Notes how a step ended. */
  void note(String key, StepOutcome outcome) {
    String text =
        outcome instanceof StepOutcome.Failed failed
            ? failed.stage().word() + "\n" + failed.message()
            : DONE;
    RunFolder.write(folder, key, text);
  }

  /** How a step ended; empty where its task died before, or has not come to it. */
  Optional<End> of(String key) {
    Path file = folder.resolve(key);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      if (text.equals(DONE)) {
        return Optional.of(new End(Optional.empty()));
      }
      String[] words = text.split("\n", 2);
      Stage stage = Stage.of(words[0]).orElse(Stage.SOURCE);
      String why = words.length > 1 ? words[1] : "no reason was noted";
      return Optional.of(new End(Optional.of(new StepOutcome.Failed(stage, why))));
    } catch (IOException e) {
      throw new UserException("cannot read " + file + ": " + IoWords.of(e));
    }
  }

  /**
   * The end of a shared step.
   *
   * @param failure how it failed, where it did
   */
  record End(Optional<StepOutcome.Failed> failure) {}
}
