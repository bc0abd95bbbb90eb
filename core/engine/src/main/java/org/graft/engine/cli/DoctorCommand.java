package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.DeviceOption;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.Count;
import org.graft.engine.cluster.Probe;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.NodeCommand;
import org.graft.engine.experiment.machine.Hardware;
import org.graft.engine.experiment.machine.Version;
import org.graft.engine.experiment.planning.Places;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.plugin.BrokenPlugin;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.PluginCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.problem.UserException;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.DetachedExecutor.Terms;
import org.graft.spi.Executor;
import org.graft.spi.Trainer;
import org.graft.spi.data.DataAccess;
import org.graft.spi.result.Finding;
import org.graft.spi.result.Finding.Level;
import org.graft.spi.training.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints how Graft stands on this machine. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description =
        "Prints how Graft stands on this machine: JDK, processor, trainers, places, plugins; and on"
            + " a node of a batch system.")
final class DoctorCommand implements Callable<Integer> {
  /** As long as a task may wait for a node. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** From here on clocks disagree about which file is newer. */
  private static final double CLOCK_SECONDS = 5;

  @Option(
      names = "--backend",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      converter = DeviceOption.class,
      description = "cpu, cuda, cuda:1 for the second device, or auto (default: ${DEFAULT-VALUE}).")
  private Machine.Device device = Machine.Device.AUTO;

  @Option(
      names = "--fetch",
      description =
          "Fetch what trainers need beside their jars, such as libtorch, as a plan does that first"
              + " chooses one.")
  private boolean fetch;

  @Option(
      names = "--executor",
      paramLabel = "NAME",
      description =
          "Try a node of a batch system too, such as 'slurm: {partition: gpu}': a task says how"
              + " Graft stands there.")
  private Optional<String> executor = Optional.empty();

  @Option(
      names = "--on-node",
      hidden = true,
      arity = "2",
      paramLabel = "DIR TASK",
      description = "Answer in a folder, as the task that --executor submits.")
  private List<Path> onNode = new ArrayList<>();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws InterruptedException {
    Graft graft = plugins.open();
    Registry registry = graft.catalogue();
    Places places = graft.setup().places();
    List<Finding> findings = new ArrayList<>();
    good(findings, "Graft", Version.text());
    good(
        findings,
        "JDK",
        System.getProperty("java.version")
            + ", "
            + System.getProperty("java.vm.name")
            + ", "
            + System.getProperty("java.home"));
    good(
        findings,
        "system",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch"));
    good(findings, "processor", Hardware.processor() + "; " + Hardware.features());
    good(findings, "threads", Count.of(Runtime.getRuntime().availableProcessors(), "core"));
    good(
        findings,
        "memory",
        Hardware.memory()
            + ", Java heap up to "
            + String.format(
                Locale.ROOT, "%.1f GiB", Runtime.getRuntime().maxMemory() / (double) (1 << 30)));
    good(findings, "cache", places.cache().toString());
    good(findings, "runs", Path.of("runs").toAbsolutePath() + " (unless --runs says otherwise)");
    trainers(graft.workbench(), findings);
    for (PluginCard plugin : registry.plugins()) {
      good(
          findings,
          "plugin",
          "%s (%s): %s"
              .formatted(
                  plugin.name(), plugin.origin(), Count.of(plugin.entries().size(), "extension")));
    }
    for (BrokenPlugin plugin : registry.broken()) {
      findings.add(new Finding("plugin", Level.BAD, "left out: " + plugin));
    }
    if (executor.isPresent()) {
      node(graft, executor.get(), findings);
    }
    for (Finding finding : findings) {
      String mark =
          finding.level() == Level.GOOD
              ? "ok  "
              : finding.level() == Level.WARNING ? "note" : "BAD ";
      System.out.printf(Locale.ROOT, "%s  %-12s %s%n", mark, finding.subject(), finding.text());
    }
    onNode.stream().limit(1).forEach(Probe::answer);
    return findings.stream().anyMatch(f -> f.level() == Level.BAD) ? Main.FAILURES : Main.GOOD;
  }

  private void trainers(Workbench bench, List<Finding> findings) {
    Path here = Path.of("").toAbsolutePath();
    DataAccess access = fetch ? bench.access(here) : bench.offline(here);
    for (Choice<Trainer> trainer : bench.reader().trainers()) {
      Optional<String> absence = trainer.value().absence();
      if (absence.isPresent()) {
        findings.add(
            new Finding(
                "trainer",
                Level.WARNING,
                trainer.name() + ": " + absence.get() + "; the others take its work"));
        continue;
      }
      try {
        trainer.value().prepare(access);
      } catch (IOException e) {
        findings.add(
            new Finding(
                "trainer",
                fetch ? Level.BAD : Level.WARNING,
                trainer.name()
                    + (fetch
                        ? ": " + e.getMessage()
                        : ": not fetched yet; a plan that chooses it does, or './graft doctor"
                            + " --fetch'")));
        continue;
      }
      try (Trainer.Session session = trainer.value().open(new Machine(device, 1))) {
        good(findings, "trainer", trainer.name() + ": " + session.device());
        findings.addAll(session.findings());
      } catch (RuntimeException | LinkageError e) {
        findings.add(new Finding("trainer", Level.BAD, trainer.name() + ": " + e.getMessage()));
      }
    }
  }

  private static void node(Graft graft, String text, List<Finding> findings)
      throws InterruptedException {
    Executor asked = graft.extension(Executor.class, text, "--executor");
    if (!(asked instanceof DetachedExecutor detached)) {
      throw new UserException("--executor " + text + " is no batch system: it runs steps here");
    }
    if (detached.absence().isPresent()) {
      findings.add(new Finding("executor", Level.BAD, detached.absence().get()));
      return;
    }
    try {
      Terms terms = detached.terms();
      good(
          findings,
          "executor",
          String.format(
              Locale.ROOT,
              "about %,d tasks at once, up to %,d in a job array",
              terms.slots(),
              terms.tasks()));
      Path meeting = graft.setup().places().cache().toAbsolutePath();
      List<String> command = NodeCommand.of(graft.setup(), terms);
      Probe.Answer answer = new Probe(detached, command, meeting).ask(PATIENCE);
      answer.lines().forEach(line -> findings.add(said(line)));
      answer.trouble().ifPresent(trouble -> findings.add(new Finding("node", Level.BAD, trouble)));
      if (Math.abs(answer.ahead()) > CLOCK_SECONDS) {
        findings.add(
            new Finding(
                "node",
                Level.WARNING,
                String.format(
                    Locale.ROOT, "its clock differs from this one by %.0f s", answer.ahead())));
      }
    } catch (IOException e) {
      findings.add(
          new Finding(
              "executor", Level.BAD, "the batch system does not answer: " + e.getMessage()));
    }
  }

  /** A line of the doctor on a node, its mark taken off. */
  private static Finding said(String line) {
    Level level =
        line.startsWith("BAD ")
            ? Level.BAD
            : line.startsWith("note  ") ? Level.WARNING : Level.GOOD;
    boolean marked = level != Level.GOOD || line.startsWith("ok  ");
    return new Finding("node", level, marked ? line.substring(4).strip() : line);
  }

  private static void good(List<Finding> findings, String subject, String text) {
    findings.add(new Finding(subject, Level.GOOD, text));
  }
}
