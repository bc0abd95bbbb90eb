package org.graft.engine.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.graft.engine.lab.Lab;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.standard.ThreadExecutor;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;
import org.graft.spi.DatasetProvider;
import org.graft.spi.FitContext;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Outcome;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.Machine;
import org.graft.spi.training.TransferTask;

/**
 * A planted problem: ten settings whose models are each right with the same probability, {@value
 * #RIGHT}, whatever the row. Choosing on validation must leave the mean test accuracy there; the
 * best on test of the same ten in every replicate does not.
 */
public final class EqualSettings {
  /** Probability of a right answer. */
  static final double RIGHT = 0.7;

  static final int SETTINGS = 10;
  private static final int VALIDATION = 50;
  private static final int TEST = 100;

  private EqualSettings() {}

  /**
   * Means over replicates with their standard errors.
   *
   * @param chosen test accuracy of what was chosen on validation
   * @param best the best test accuracy of the ten
   * @param heldOut validation accuracy of what was chosen
   */
  record Result(Mean chosen, Mean best, Mean heldOut) {}

  /** A mean with its standard error. */
  record Mean(double value, double error) {
    static Mean of(List<Double> values) {
      double mean = values.stream().mapToDouble(x -> x).average().orElse(Double.NaN);
      double squares = values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
      return new Mean(mean, Math.sqrt(squares / (values.size() - 1.0) / values.size()));
    }

    @Override
    public String toString() {
      return String.format(java.util.Locale.ROOT, "%.4f (standard error %.4f)", value, error);
    }
  }

  /** Prints what so many replicates give. */
  public static void main(String[] arguments) throws Exception {
    int replicates = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("equal-settings");
    Result result = simulated(replicates, folder);
    System.out.println("truth: " + RIGHT);
    System.out.println("chosen on validation, test accuracy: " + result.chosen());
    System.out.println("chosen on validation, validation accuracy: " + result.heldOut());
    System.out.println("best on test of the same ten: " + result.best());
  }

  static Result simulated(int replicates, Path folder) throws Exception {
    String settings =
        IntStream.range(0, SETTINGS).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String file =
        """
        experiment: equal-settings
        source: even
        target: even
        backbone: net
        strategies: [equal: {which: %s}]
        repeats: {training: %d}
        training: {epochs: 1}
        trainer: worker
        """;
    Plan choosing =
        Lab.planOf(
            file.formatted("{choose: [" + settings + "]}", replicates),
            "selection={by: accuracy, then: keep, candidates: 10}");
    Plan grid = Lab.planOf(file.formatted("[" + settings + "]", replicates));
    Map<Integer, Double> best = new LinkedHashMap<>();
    List<Double> chosen = new java.util.ArrayList<>();
    List<Double> heldOut = new java.util.ArrayList<>();
    run(
        choosing,
        folder.resolve("choosing"),
        (trial, tried) -> {
          chosen.add(accuracy(trial));
          heldOut.add(tried.stream().filter(Tried::chosen).findFirst().orElseThrow().score());
        });
    run(
        grid,
        folder.resolve("grid"),
        (trial, tried) -> best.merge(trial.card().trainingReplicate(), accuracy(trial), Math::max));
    return new Result(Mean.of(chosen), Mean.of(List.copyOf(best.values())), Mean.of(heldOut));
  }

  private static double accuracy(Recorded trial) {
    return ((Outcome.Completed) trial.outcome().orElseThrow())
        .scores()
        .getOrDefault("accuracy", Double.NaN);
  }

  private interface Each {
    void take(Recorded trial, List<Tried> tried);
  }

  private static void run(Plan plan, Path folder, Each each) throws Exception {
    Files.createDirectories(folder);
    ThreadCounts one = new ThreadCounts(OptionalInt.of(1), 1);
    Store store = new Store(folder.resolve("store"), StoreLimit.STANDARD);
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve(SqliteLedger.FILE));
        Sessions sessions = new Sessions(Machine.Device.CPU, one, Lab.access());
        Work work = new LocalWork(plan.spec(), store, sessions, Lab.access())) {
      Identity identity = new Identity("machine", "graft", "folder");
      String experiment =
          new Run(plan, ledger, work, new ThreadExecutor(1, 0), List.of(), identity, new Stop())
              .execute(Lab.steps(plan).left(Set.of()));
      Map<String, List<Tried>> tried = ledger.tried(experiment);
      ledger
          .trials(experiment)
          .forEach(trial -> each.take(trial, tried.getOrDefault(trial.card().id(), List.of())));
    }
  }

  /** Rows that say their class and their number, two classes in turn. */
  @Name(value = "even", doc = "Rows that say their class.")
  public record Even() implements DatasetProvider {
    @Override
    public Dataset load(DataAccess access, Seed seed) {
      return new Dataset(
          List.of("a", "b"), rows(0, 2), Optional.of(rows(1000, VALIDATION)), rows(2000, TEST));
    }

    private static Examples rows(int first, int n) {
      float[] x = new float[2 * n];
      int[] labels = new int[n];
      for (int i = 0; i < n; i++) {
        labels[i] = i % 2;
        x[2 * i] = labels[i];
        x[2 * i + 1] = first + i;
      }
      return new Examples(Tensor.of(Shape.of(n, 2), x), labels);
    }
  }

  /** Right by chance, in a way of its own for each setting, replicate and row. */
  @Name(value = "equal", doc = "Right by chance.")
  public record Equal(@Param(doc = "Which of equal settings.") int which)
      implements ProgrammedStrategy {
    @Override
    public FittedModel fit(TransferTask task, FitContext context) {
      long seed = context.seed().derive("setting", which).value();
      return new FittedModel() {
        @Override
        public Tensor predictions(Tensor inputs) {
          float[] p = new float[2 * inputs.rows()];
          float[] row = new float[2];
          for (int i = 0; i < inputs.rows(); i++) {
            inputs.row(i, row, 0);
            long own = seed * 31 + (long) row[1];
            boolean right = new SplittableRandom(own).nextDouble() < RIGHT;
            boolean second = (row[0] > 0.5f) == right;
            p[2 * i] = second ? 0.2f : 0.8f;
            p[2 * i + 1] = second ? 0.8f : 0.2f;
          }
          return Tensor.of(Shape.of(inputs.rows(), 2), p);
        }

        @Override
        public long trainedParameters() {
          return 0;
        }
      };
    }
  }
}
