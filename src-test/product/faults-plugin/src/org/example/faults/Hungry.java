package org.example.faults;

import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.FitContext;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.TransferTask;

/** Asks for Java memory until there is none. */
@Name(value = "hungry", doc = "Asks for Java memory until there is none.")
public record Hungry(@Param(doc = "Megabytes at a time.", byDefault = "64") int megabytes)
    implements ProgrammedStrategy {
  @Override
  public FittedModel fit(TransferTask task, FitContext context) throws Exception {
    java.util.List<byte[]> held = new java.util.ArrayList<>();
    while (held.size() < Integer.MAX_VALUE) {
      held.add(new byte[megabytes << 20]);
    }
    return new Guess(task.card().classes().size());
  }
}
