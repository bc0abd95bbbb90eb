package org.example.faults;

import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.FitContext;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.TransferTask;

/** Does nothing. */
@Name(value = "idle", doc = "Does nothing.")
public record Idle(@Param(doc = "Tells sweeps apart.", byDefault = "0") int label)
    implements ProgrammedStrategy {
  @Override
  public FittedModel fit(TransferTask task, FitContext context) throws Exception {

    return new Guess(task.card().classes().size());
  }
}
