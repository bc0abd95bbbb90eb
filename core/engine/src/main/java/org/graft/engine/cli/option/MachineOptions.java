package org.graft.engine.cli.option;

import java.util.Optional;
import java.util.OptionalInt;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.Resources;
import org.graft.engine.problem.UserException;
import org.graft.spi.Executor;
import org.graft.spi.training.Machine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that trains. */
public final class MachineOptions {
  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Trials at a time (default: the number of cores).")
  private int workers;

  @Option(
      names = "--executor",
      paramLabel = "NAME",
      description =
          "What runs steps, such as 'threads: {workers: 2}' or 'slurm: {time: 4h}' (default:"
              + " threads).")
  private Optional<String> executor = Optional.empty();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description =
          "Memory that trials at work may take together, such as 8G or 500M, as estimated (default:"
              + " two thirds of the machine's or the container's).")
  private Optional<String> memory = Optional.empty();

  @Option(
      names = "--threads-per-trial",
      paramLabel = "N",
      description =
          "Threads of every training (default: 1, but all cores for source models and features with"
              + " convolutions and for trials with huge ones). Convolutions' last digits depend on"
              + " it.")
  private @Nullable Integer threads;

  @Option(
      names = "--backend",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      converter = DeviceOption.class,
      description = "cpu, cuda, cuda:1 for the second device, or auto (default: ${DEFAULT-VALUE}).")
  private Machine.Device device = Machine.Device.AUTO;

  @Mixin private StoreOptions limit = new StoreOptions();

  /** What of the machine may be taken, as the options say. */
  public Resources resources(Graft graft) {
    if (workers < 0) {
      throw new UserException("--workers must be 1 or more, found " + workers);
    }
    if (threads != null && threads < 1) {
      throw new UserException("--threads-per-trial must be 1 or more, found " + threads);
    }
    if (executor.isPresent() && (workers > 0 || memory.isPresent())) {
      throw new UserException(
          "--workers and --memory are for the executor 'threads' as it is; leave them out, or write"
              + " --executor 'threads: {workers: 2, memory: 8000000000}'");
    }
    return new Resources(
        workers,
        memory.map(MemorySize::bytes).orElse(0L),
        threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
        device,
        limit.asked(),
        executor.map(text -> graft.extension(Executor.class, text, "--executor")));
  }
}
