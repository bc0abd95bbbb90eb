package org.graft.engine.worker;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.Steps;
import org.graft.engine.problem.UserException;

/**
 * A step as a file, for another process or another machine that sees the same store: the
 * experiment, which is planned there anew, and which of its steps is meant.
 *
 * <p>JSON, one object: {@code format} "step 1"; {@code name}, {@code spec} (the resolved
 * experiment) and {@code folder} that its relative paths start from; {@code runs}, where recorded
 * trials are looked up; {@code plugins}, folders; {@code backend}, {@code threads} a trial (absent
 * unless asked for) and {@code cores} that thread counts follow from, so that bits do not depend on
 * where it runs; {@code step} with its {@code key}, the ids of its {@code trials}, keys of the
 * steps that it {@code needs}, what it {@code does} in words and what it is expected to take in
 * {@code bytes}, {@code seconds} and {@code threads}.
 *
 * @param origin the experiment and the machine it is planned for
 * @param step the step
 */
public record StepFile(Origin origin, JsonObject step) {
  /** How the names of such files end. */
  public static final String ENDING = ".step.json";

  private static final String KIND = "step";
  private static final String ADVICE = "write it again with graft plan --steps";

  /** A step of an experiment. */
  public static StepFile of(Origin origin, Step step) {
    JsonObject json = StepJson.write(step);
    JsonArray needs = new JsonArray();
    step.needs().forEach(need -> needs.add(need.key()));
    json.add("needs", needs);
    json.addProperty("does", step.words());
    json.addProperty("bytes", step.estimate().bytes());
    json.addProperty("seconds", step.estimate().seconds());
    json.addProperty("threads", step.estimate().threads());
    return new StepFile(origin, json);
  }

  /** The step's key. */
  public String key() {
    return step.get("key").getAsString();
  }

  /** What the step does, in words. */
  public String words() {
    return step.get("does").getAsString();
  }

  /**
   * The step among those of the plan that was made here.
   *
   * @throws UserException if it is not among them
   */
  public Step among(Steps steps) {
    return StepJson.read(step, steps)
        .orElseThrow(
            () ->
                new UserException(
                    "'%s' is no longer a step of experiment '%s': its data or plugins have changed,"
                            .formatted(words(), origin.name())
                        + " or are not the same here; "
                        + ADVICE));
  }

  /** Writes it, whole or not at all. */
  public void write(Path file) {
    JsonObject json = origin.json();
    json.add("step", step);
    JsonFile.write(file, KIND, json);
  }

  /**
   * Reads one.
   *
   * @throws UserException if it is none, or damaged
   */
  public static StepFile read(Path file) {
    return JsonFile.read(file, KIND, ADVICE, StepFile::of);
  }

  private static StepFile of(JsonObject json) {
    StepFile read = new StepFile(Origin.of(json), json.getAsJsonObject("step"));
    if (read.key().isEmpty() || read.words().isEmpty() || StepJson.trials(read.step).contains("")) {
      throw new IllegalStateException("a step without a name");
    }
    return read;
  }
}
