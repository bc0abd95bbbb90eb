package org.example.faults;

import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.FitContext;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.TransferTask;

/** Prints past all redirection, waits, and does nothing. */
@Name(value = "pausing", doc = "Prints past all redirection, waits, and does nothing.")
public record Pausing(@Param(doc = "How long.", unit = "ms", byDefault = "200") int milliseconds)
    implements ProgrammedStrategy {
  @Override
  public FittedModel fit(TransferTask task, FitContext context) throws Exception {
    new java.io.FileOutputStream(java.io.FileDescriptor.out).write("noise {\"DONE\":\n".getBytes());
    Thread.sleep(milliseconds);
    return new Guess(task.card().classes().size());
  }
}
