package org.example.faults;

import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.FitContext;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.TransferTask;

/** Reads an address that is not there, which kills the JVM. */
@Name(value = "crashing", doc = "Reads an address that is not there, which kills the JVM.")
public record Crashing(@Param(doc = "The address.", byDefault = "8") int address)
    implements ProgrammedStrategy {
  @Override
  public FittedModel fit(TransferTask task, FitContext context) throws Exception {
    java.lang.reflect.Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
    field.setAccessible(true);
    ((sun.misc.Unsafe) field.get(null)).getInt((long) address);
    return new Guess(task.card().classes().size());
  }
}
