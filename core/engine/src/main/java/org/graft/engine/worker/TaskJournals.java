package org.graft.engine.worker;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.graft.engine.plan.Step;
import org.graft.engine.problem.IoWords;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.StepOutcome;

/**
 * What tasks have noted so far, read from where the last reading ended. Not thread-safe.
 *
 * <p>Steps are counted by what they train, or by their key where that is shared work, since trials
 * that died together are tried again one by one.
 */
public final class TaskJournals {
  private final Path folder;
  private final Map<Path, Long> read = new HashMap<>();
  private final Map<String, Begun> begun = new HashMap<>();
  private final Map<String, Path> last = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<String, StepOutcome.Failed> failed = new HashMap<>();

  /**
   * How often something was begun.
   *
   * @param byCheckpoint by when the newest checkpoint was kept that it went on from; by 0 without
   */
  private record Begun(Map<Long, Integer> byCheckpoint) {
    int times() {
      return byCheckpoint.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How often, at most, from the same checkpoint, so that it got no further by these. */
    int alike() {
      return byCheckpoint.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }

  /** Journals of tasks anywhere below {@code folder}. */
  public TaskJournals(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads on.
   *
   * @param sink is given how steps ended that were not read before
   * @throws UserException if a whole line is damaged, or the folder cannot be read
   */
  public void read(Consumer<OutcomeFile> sink) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files.filter(f -> f.toString().endsWith(TaskJournal.ENDING)).sorted().toList()) {
        read(file, sink);
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      IOException cause = e instanceof IOException io ? io : (IOException) e.getCause();
      throw new UserException(
          "cannot read " + folder + ": " + IoWords.of(cause == null ? new IOException() : cause));
    }
  }

  private void read(Path file, Consumer<OutcomeFile> sink) throws IOException {
    long from = read.getOrDefault(file, 0L);
    if (Files.size(file) <= from) {
      return;
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      bytes.skipNBytes(from);
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      byte[] chunk = new byte[1 << 16];
      for (int n = bytes.read(chunk); n >= 0; n = bytes.read(chunk)) {
        int start = 0;
        for (int i = 0; i < n; i++) {
          if (chunk[i] == '\n') {
            line.write(chunk, start, i - start);
            take(file, line.toString(StandardCharsets.UTF_8), sink);
            from += line.size() + 1;
            line.reset();
            start = i + 1;
          }
        }
        line.write(chunk, start, n - start);
      }
    } catch (NoSuchFileException e) {
      return;
    }
    read.put(file, from);
  }

  private void take(Path file, String line, Consumer<OutcomeFile> sink) {
    Optional<OutcomeFile> end;
    try {
      end = noted(file, line);
    } catch (RuntimeException e) {
      throw new UserException(
          file + " is damaged; remove it, and its steps are done again by the same command");
    }
    end.ifPresent(sink);
  }

  /** How a step ended, where a line says that. */
  private Optional<OutcomeFile> noted(Path file, String line) {
    JsonObject json = JsonParser.parseString(line).getAsJsonObject();
    if (json.has("began")) {
      long kept = json.has("kept") ? json.get("kept").getAsLong() : 0;
      for (String unit : units(json.getAsJsonObject("began"))) {
        begun
            .computeIfAbsent(unit, u -> new Begun(new HashMap<>()))
            .byCheckpoint()
            .merge(kept, 1, Integer::sum);
        last.put(unit, file.resolveSibling("log"));
      }
      return Optional.empty();
    }
    JsonObject step = json.getAsJsonObject("step");
    String key = step.get("key").getAsString();
    StepOutcome outcome = OutcomeJson.read(json.getAsJsonObject("outcome"));
    OutcomeFile end =
        new OutcomeFile(
            key, json.get("machine").getAsString(), json.get("graft").getAsString(), outcome);
    ended.addAll(units(step));
    last.keySet().removeAll(units(step));
    if (outcome instanceof StepOutcome.Failed why) {
      failed.put(key, why);
    }
    return Optional.of(end);
  }

  private static List<String> units(JsonObject step) {
    List<String> trained = StepJson.trials(step);
    return trained.isEmpty() ? List.of(step.get("key").getAsString()) : trained;
  }

  private static List<String> units(Step step) {
    List<String> trained = step.trainings().stream().map(trial -> trial.card().id()).toList();
    return trained.isEmpty() ? List.of(step.key()) : trained;
  }

  /** How many beginnings and ends of steps were noted. */
  public int notes() {
    return begun.values().stream().mapToInt(Begun::times).sum() + ended.size();
  }

  /** How often a step was begun and never ended, without getting further by a checkpoint. */
  public int died(Step step) {
    return units(step).stream()
        .filter(unit -> !ended.contains(unit))
        .flatMap(unit -> Optional.ofNullable(begun.get(unit)).stream())
        .mapToInt(Begun::alike)
        .max()
        .orElse(0);
  }

  /** Whether a trial has ended, in whichever way. */
  public boolean ended(String trial) {
    return ended.contains(trial);
  }

  /** A trial is not begun again, as if it had ended. */
  public void giveUp(String trial) {
    ended.add(trial);
  }

  /** Whether a step has ended, in whichever way. */
  public boolean ended(Step step) {
    return ended.containsAll(units(step));
  }

  /** How shared work failed, where it did. */
  public Optional<StepOutcome.Failed> failed(Step step) {
    return Optional.ofNullable(failed.get(step.key()));
  }

  /** The log of the task that a step which never ended was begun in last. */
  public Optional<Path> log(Step step) {
    return units(step).stream()
        .flatMap(unit -> Optional.ofNullable(last.get(unit)).stream())
        .findFirst();
  }
}
