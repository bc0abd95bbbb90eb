package org.graft.engine.worker;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.Steps;
import org.graft.engine.problem.UserException;

/**
 * The steps of one task of a batch system, as a file: JSON, one object with {@code format} "task
 * 1", {@code steps} (each with its {@code key} and the ids of its {@code trials}) in an order in
 * which each follows its needs, and {@code waits}, keys of needed steps that tasks before it do.
 *
 * @param steps the steps
 * @param waits what tasks before it do
 */
public record TaskFile(List<JsonObject> steps, Set<String> waits) {
  /** Its name in the task's folder. */
  public static final String NAME = "task.json";

  private static final String KIND = "task";
  private static final String ADVICE = "cancel the run's jobs and submit it again";

  /** Copies the collections. */
  public TaskFile {
    steps = List.copyOf(steps);
    waits = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(waits));
  }

  /** The file of some steps. */
  public static TaskFile of(List<Step> steps, Set<String> waits) {
    return new TaskFile(steps.stream().map(StepJson::write).toList(), waits);
  }

  /**
   * The steps among those of the plan that was made here.
   *
   * @throws UserException if one is not among them
   */
  public List<Step> among(Steps plan) {
    return steps.stream()
        .map(
            json ->
                StepJson.read(json, plan)
                    .orElseThrow(
                        () ->
                            new UserException(
                                "step "
                                    + json.get("key").getAsString()
                                    + " is no longer one of the experiment's: its data or plugins"
                                    + " have changed, or are not the same here; "
                                    + ADVICE)))
        .toList();
  }

  /** Writes it into a task's folder, whole or not at all. */
  public void write(Path folder) {
    JsonObject json = new JsonObject();
    JsonArray all = new JsonArray();
    steps.forEach(all::add);
    json.add("steps", all);
    JsonArray before = new JsonArray();
    waits.forEach(before::add);
    json.add("waits", before);
    JsonFile.write(folder.resolve(NAME), KIND, json);
  }

  /**
   * Reads that of a task's folder.
   *
   * @throws UserException if there is none, or it is damaged
   */
  public static TaskFile read(Path folder) {
    return JsonFile.read(folder.resolve(NAME), KIND, ADVICE, TaskFile::of);
  }

  private static TaskFile of(JsonObject json) {
    List<JsonObject> steps = new ArrayList<>();
    json.getAsJsonArray("steps").forEach(one -> steps.add(one.getAsJsonObject()));
    Set<String> waits = new LinkedHashSet<>();
    json.getAsJsonArray("waits").forEach(one -> waits.add(one.getAsString()));
    return new TaskFile(steps, waits);
  }
}
