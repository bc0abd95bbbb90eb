package org.graft.engine.cli;

import java.util.List;
import java.util.Optional;
import org.graft.engine.run.Sessions;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.standard.ThreadExecutor;
import org.graft.engine.store.Store;
import org.graft.spi.TrialExecutor;
import org.graft.spi.training.Machine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that trains. */
final class MachineOptions {
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
      defaultValue = "1",
      description =
          "Threads of one training (default: ${DEFAULT-VALUE}). With more than one, convolutions'"
              + " last digits may depend on it.")
  private int threads = 1;

  @Option(
      names = "--backend",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "cpu, cuda or auto (default: ${DEFAULT-VALUE}).")
  private Machine.Backend backend = Machine.Backend.AUTO;

  @Mixin private StoreOptions limit = new StoreOptions();

  Store store(Workbench bench) {
    return limit.of(bench.store());
  }

  Sessions sessions() {
    if (threads < 1) {
      throw new UserException("--threads-per-trial must be 1 or more, found " + threads);
    }
    return new Sessions(new Machine(backend, threads));
  }

  /** What decides how trainers work, as it was given, for another process. */
  List<String> arguments() {
    return List.of("--threads-per-trial", String.valueOf(threads), "--backend", backend.name());
  }

  /** How many steps are at work at once, as far as options say. */
  int width() {
    return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
  }

  TrialExecutor executor(SpecReader reader) {
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
