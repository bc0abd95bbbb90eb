package org.graft.engine.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.graft.engine.UserException;
import org.graft.engine.experiment.Workbench;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Steps;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.run.Sessions;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.standard.ThreadExecutor;
import org.graft.engine.store.Store;
import org.graft.spi.TrialExecutor;
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
      description = "What runs steps, such as 'threads: {workers: 2}' (default: threads).")
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
      description = "cpu, cuda or auto (default: ${DEFAULT-VALUE}).")
  private Machine.Backend backend = Machine.Backend.AUTO;

  @Mixin private StoreOptions limit = new StoreOptions();

  /** The store under the limit asked for. */
  public Store store(Workbench bench) {
    return limit.of(bench.store());
  }

  /** The steps of a plan, as long as they are expected to take on this machine. */
  public Steps steps(Workbench bench, Plan plan) {
    return bench.steps(plan, threadCounts());
  }

  /** The device asked for. */
  public Machine.Backend backend() {
    return backend;
  }

  /** Sessions of trainers on the device asked for. */
  public Sessions sessions() {
    return new Sessions(backend, threadCounts());
  }

  /** Threads of each kind of step. */
  public ThreadCounts threadCounts() {
    if (threads != null && threads < 1) {
      throw new UserException("--threads-per-trial must be 1 or more, found " + threads);
    }
    OptionalInt asked = threads == null ? OptionalInt.empty() : OptionalInt.of(threads);
    return new ThreadCounts(asked, Runtime.getRuntime().availableProcessors());
  }

  /** What decides how trainers work, as it was given, for another process. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("--backend", backend.name()));
    if (threads != null) {
      arguments.addAll(List.of("--threads-per-trial", threads.toString()));
    }
    arguments.addAll(limit.arguments());
    return arguments;
  }

  /** What runs steps. */
  public TrialExecutor executor(SpecReader reader) {
    if (workers < 0) {
      throw new UserException("--workers must be 1 or more, found " + workers);
    }
    if (executor.isPresent() && (workers > 0 || memory.isPresent())) {
      throw new UserException(
          "--workers and --memory are for the executor 'threads' as it is; leave them out, or write"
              + " --executor 'threads: {workers: 2, memory: 8000000000}'");
    }
    return executor
        .map(text -> reader.extension(TrialExecutor.class, text, "--executor"))
        .orElseGet(() -> new ThreadExecutor(workers, memory.map(MemorySize::bytes).orElse(0L)));
  }
}
