package org.example.faults;

import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.FitContext;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.TransferTask;

/** Ends the process, as a crash without a report would. */
@Name(value = "halting", doc = "Ends the process, as a crash without a report would.")
public record Halting(@Param(doc = "The exit code.", byDefault = "77") int code)
    implements ProgrammedStrategy {
  @Override
  public FittedModel fit(TransferTask task, FitContext context) throws Exception {
    System.err.println("halting on purpose");
    // By reflection: a call would be turned into an error when the class is loaded.
    Runtime.class.getMethod("halt", int.class).invoke(Runtime.getRuntime(), code);
    return new Guess(task.card().classes().size());
  }
}
