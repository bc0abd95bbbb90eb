package org.graft.product;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.slurm.SlurmExecutor;
import org.graft.testkit.DetachedExecutorContract;
import org.graft.testkit.promise.Promise;

/**
 * As a program, {@code FOLDER}: tries the promises of Slurm's executor with jobs in a folder, on
 * the cluster that the environment names, and says of each how it is kept.
 */
final class SlurmPromises {
  private SlurmPromises() {}

  public static void main(String[] arguments) {
    SlurmExecutor executor =
        new SlurmExecutor(
            Optional.empty(),
            Optional.of("5min"),
            Optional.of("100M"),
            0,
            1,
            0,
            0.01,
            3,
            List.of(),
            List.of());
    for (Promise promise :
        DetachedExecutorContract.of(executor, Path.of(arguments[0])).promises()) {
      System.out.println(
          promise
              .violation()
              .map(broken -> "broken: " + promise.name() + ": " + broken.message())
              .orElse("kept: " + promise.name()));
    }
  }
}
