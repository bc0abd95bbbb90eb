package org.graft.spark.driver;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.VoidFunction;

/**
 * Does a task on an executor: starts the job's command there and waits for its end, however it
 * ends; what was done is in the task's own files. A command does not outlive its executor: it ends
 * when the pipe to it closes.
 */
final class Doing implements VoidFunction<Integer>, Serializable {
  private static final long serialVersionUID = 1;

  /** Runs its arguments; ends them once its standard input has ended, at first with a warning. */
  private static final String WATCHED =
      """
      exec 3<&0 </dev/null
      "$@" 3<&- &
      child=$!
      (cat <&3 >/dev/null; kill $child; sleep 20; kill -9 $child) >/dev/null 2>&1 &
      watch=$!
      exec 3<&-
      wait $child
      code=$?
      kill $watch
      exit $code
      """;

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
    List<String> all = new ArrayList<>(List.of("/bin/bash", "-c", prologue + "\n" + WATCHED));
    all.add("graft");
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
