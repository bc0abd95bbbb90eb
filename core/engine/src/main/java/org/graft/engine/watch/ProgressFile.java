package org.graft.engine.watch;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.graft.spi.Tracker;
import org.graft.spi.result.Event;
import org.jspecify.annotations.Nullable;

/** Keeps in the run's folder what its ledger does not say: since when, how long, which step. */
public final class ProgressFile implements Tracker {
  /** The file's name in a run's folder. */
  public static final String FILE = "progress.json";

  private final Path folder;
  private final double estimate;
  private State state = new State("", 0, 0, 0, "", 0);

  /**
   * What it says.
   *
   * @param began when the run at work began, ISO 8601
   * @param done trials that had ended before
   * @param seconds it was expected to take
   * @param process number of the process that runs
   * @param step shared work that ended last, or empty
   * @param steps shared work that ended
   */
  public record State(
      String began, int done, double seconds, long process, String step, int steps) {}

  /**
   * Of a run that is expected to take so long.
   *
   * @param seconds expected
   */
  public ProgressFile(Path folder, double seconds) {
    this.folder = folder;
    this.estimate = seconds;
  }

  /** What a run's folder holds; null where it holds none. */
  static @Nullable State read(Path folder) {
    try {
      return new Gson().fromJson(Files.readString(folder.resolve(FILE)), State.class);
    } catch (IOException | RuntimeException e) {
      return null; // not there yet, or of another version
    }
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.RunStarted e) {
      long process = ProcessHandle.current().pid();
      write(new State(Instant.now().toString(), e.done(), estimate, process, "", 0));
    } else if (event instanceof Event.StepFinished e) {
      write(
          new State(
              state.began(),
              state.done(),
              state.seconds(),
              state.process(),
              e.step(),
              state.steps() + 1));
    }
  }

  private void write(State now) {
    state = now;
    try {
      Path part = folder.resolve(FILE + ".part");
      Files.writeString(part, new Gson().toJson(now), StandardCharsets.UTF_8);
      Files.move(
          part,
          folder.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
