package org.example.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.graft.spi.Tracker;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;

/**
 * Appends a line to a file for every trial that fails, and one for the end of the run.
 *
 * @param file relative to the working directory
 */
@Name(value = "my-lab-failures", doc = "Appends a line a failed trial to a file.")
public record Failures(
    @Param(doc = "The file.", byDefault = "failures.txt", affects = Param.Affects.PLACE) Path file)
    implements Tracker {
  @Override
  public void on(Event event) {
    if (event instanceof Event.TrialFinished end && end.outcome() instanceof Outcome.Failed fault) {
      append(end.trial().id() + " " + end.trial().strategy() + ": " + fault.message());
    } else if (event instanceof Event.RunFinished end) {
      append("ended: " + end.completed() + " completed, " + end.failed() + " failed");
    }
  }

  private void append(String line) {
    try {
      Files.writeString(
          file,
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
