import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.Setup;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.worker.OutcomeCollector;
import org.graft.engine.worker.TaskJournal;
import org.graft.engine.worker.TaskJournals;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Outcome;
import org.graft.spi.training.CurvePoint;

/**
 * Journals of tasks with made-up outcomes of every trial of a plan, as nodes write them, collected
 * into a new ledger: prints how many, the seconds of collecting on the clock and of the processor,
 * and the bytes of both.
 *
 * <p>Arguments: an experiment file, a folder to work in, steps a task, examples predicted a trial,
 * epochs of its learning curve.
 */
public final class Collect {
  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    int together = Integer.parseInt(arguments[2]);
    int examples = Integer.parseInt(arguments[3]);
    int epochs = Integer.parseInt(arguments[4]);
    Workbench bench =
        Graft.open(Setup.fromEnvironment().withRuns(folder.resolve("runs"))).workbench();
    Workbench.Planned planned = bench.plan(Path.of(arguments[0]), List.of());
    List<Step> steps =
        bench.steps(planned.plan(), new ThreadCounts(OptionalInt.of(1), 1)).left(Set.of()).stream()
            .filter(step -> !step.trials().isEmpty())
            .toList();
    Path tasks = folder.resolve("tasks/1/0");
    long bytes = 0;
    for (int from = 0; from < steps.size(); from += together) {
      Path task = Files.createDirectories(tasks.resolve(String.valueOf(from / together)));
      try (TaskJournal journal = new TaskJournal(task, "a node", "0")) {
        for (Step step : steps.subList(from, Math.min(steps.size(), from + together))) {
          journal.began(step, 0);
          journal.ended(step, outcome(step, examples, epochs));
        }
      }
      try (var files = Files.list(task)) {
        for (Path file : files.toList()) {
          bytes += Files.size(file);
        }
      }
    }
    Path file = folder.resolve("ledger.sqlite");
    long trials = 0;
    long start = 0;
    long cpu = 0;
    try (SqliteLedger ledger = SqliteLedger.open(file)) {
      ledger.begin(planned.plan(), planned.folder().toString(), "0");
      cpu = MACHINE.getProcessCpuTime();
      start = System.nanoTime();
      OutcomeCollector collector = new OutcomeCollector(planned.plan(), ledger, told -> {});
      new TaskJournals(folder.resolve("tasks")).read(collector::take);
      trials = collector.end();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%d outcomes in %.2f s, processor %.2f s; %d bytes of journals, %d of ledger%n",
        trials, seconds, (MACHINE.getProcessCpuTime() - cpu) / 1e9, bytes, Files.size(file));
  }

  private static StepOutcome outcome(Step step, int examples, int epochs) {
    List<Outcome> outcomes =
        step.trials().stream()
            .map(trial -> (Outcome) completed(trial.card().id(), epochs))
            .toList();
    Map<String, Tensor> predictions = new HashMap<>();
    if (examples > 0) {
      for (Outcome outcome : outcomes) {
        float[] numbers = new float[3 * examples];
        Arrays.fill(numbers, 1 / 3f);
        predictions.put(outcome.trial(), Tensor.of(Shape.of(examples, 3), numbers));
      }
    }
    return new StepOutcome.Trials(outcomes, predictions, Map.of());
  }

  private static Outcome completed(String trial, int epochs) {
    double score = (trial.hashCode() & 0xffff) / 65536.0;
    List<CurvePoint> curve =
        IntStream.rangeClosed(1, epochs)
            .mapToObj(epoch -> new CurvePoint(epoch, "test", score / epoch, score))
            .toList();
    return new Outcome.Completed(
        trial,
        Map.of("accuracy", score),
        List.of(List.of(9, 1), List.of(2, 8)),
        curve,
        Optional.empty(),
        Map.of("fit", 0.01, "predict", 0.001),
        1 << 28,
        "none");
  }
}
