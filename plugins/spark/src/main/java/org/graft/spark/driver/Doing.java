package org.graft.spark.driver;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.spark.api.java.function.VoidFunction;

/**
 * Does a task on an executor: starts the job's command there and waits for its end, however it
 * ends; what was done is in the task's own files. A command does not outlive its executor: it ends
 * when the pipe to it closes.
 */
final class Doing implements VoidFunction<Integer>, Serializable {
  private static final long serialVersionUID = 1;

  /**
   * Runs its arguments after the first, and keeps the heartbeat that the first names; ends them
   * once its standard input has ended, at first with a warning. Each runs in a group of its own, so
   * that a signal reaches what it started too.
   */
  private static final String WATCHED =
      """
      set -m
      exec 3<&0 </dev/null
      alive=$1
      shift
      : >"$alive"
      "$@" 3<&- &
      child=$!
      (
        while :; do
          read -r -t %d -u 3
          [ $? -gt 128 ] || break
          touch "$alive"
        done
        kill -TERM -- -$child
        sleep 20
        kill -KILL -- -$child
      ) >/dev/null 2>&1 &
      watch=$!
      exec 3<&- 2>/dev/null
      wait $child
      code=$?
      kill -TERM -- -$watch
      rm -f "$alive"
      exit $code
      """
          .formatted(Heartbeat.SECONDS);

  private final ArrayList<String> command;
  private final String prologue;
  private final String folder;

  Doing(List<String> command, List<String> prologue, String folder) {
    this.command = new ArrayList<>(command);
    this.prologue = String.join("\n", prologue);
    this.folder = folder;
  }

  @Override
  public void call(Integer task) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(command);
    words.add(String.valueOf(task));
    run(words, Path.of(folder, String.valueOf(task)));
  }

  /** Runs the command as it is, in this process's place. */
  void once() throws IOException, InterruptedException {
    run(command, Path.of(folder, "0"));
  }

  private void run(List<String> words, Path place) throws IOException, InterruptedException {
    if (!Files.isDirectory(place)) {
      throw new IOException("this worker does not see " + place + ": it must lie on a shared disk");
    }
    Path alive =
        place.resolveSibling(JobState.TASK_ALIVE + place.getFileName() + "-" + UUID.randomUUID());
    List<String> all = new ArrayList<>(List.of("/bin/bash", "-c", WATCHED, "graft"));
    all.add(alive.toString());
    // A shell of its own for the site's lines: none of its options or commands reaches the watch.
    all.addAll(List.of("/bin/bash", "-c", prologue + "\nexec \"$@\"", "graft"));
    all.addAll(words);
    Process process =
        new ProcessBuilder(all)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(place.toFile(), "log")))
            .start();
    try {
      process.waitFor();
    } finally {
      process.getOutputStream().close();
      if (process.isAlive()) {
        process.waitFor(); // interrupted: the command is told to end, and killed if it does not
      }
    }
  }
}
