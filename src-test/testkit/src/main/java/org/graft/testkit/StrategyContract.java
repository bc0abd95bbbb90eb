package org.graft.testkit;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.Strategy;
import org.graft.spi.TransferStrategy;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.TaskCard;
import org.graft.testkit.fixture.Backbones;
import org.graft.testkit.fixture.Tasks;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/**
 * What a strategy promises, a recipe or a programmed one: it depends on nothing but its arguments,
 * says beforehand where it cannot be applied, and where it can gives a classifier of the right
 * shape that follows the trial's seed and leaves the source model alone.
 *
 * <p>It is tried on tasks with as many classes as the source, fewer and more, with and without a
 * validation split. It may refuse any, but not all.
 *
 * @param strategy the strategy
 * @param seeding whether another seed has to give another model (programmed strategies only)
 * @param backbones source models' networks to try it on
 */
public record StrategyContract(Strategy strategy, Seeding seeding, List<BackboneCard> backbones)
    implements Contract {
  /** What a trial's seed does to a programmed strategy. */
  public enum Seeding {
    /** Another seed gives another model. */
    STOCHASTIC,
    /** Every seed gives the same model. */
    DETERMINISTIC
  }

  /** Copies the list. */
  public StrategyContract {
    backbones = List.copyOf(backbones);
  }

  /** For a recipe. */
  public static StrategyContract of(TransferStrategy strategy) {
    return new StrategyContract(strategy, Seeding.DETERMINISTIC, usual());
  }

  /** For a programmed strategy that draws random numbers, or one that does not. */
  public static StrategyContract of(ProgrammedStrategy strategy, Seeding seeding) {
    return new StrategyContract(strategy, seeding, usual());
  }

  /** The same on other backbones, for strategies that need certain ones. */
  public StrategyContract on(BackboneCard... others) {
    return new StrategyContract(strategy, seeding, List.of(others));
  }

  @Override
  public List<Promise> promises() {
    List<Promise> promises = new ArrayList<>(new ExtensionContract(strategy).promises());
    promises.add(new Promise("it can be applied to something", this::applies));
    promises.add(new Promise("its refusal depends on its arguments only", this::refusal));
    if (strategy instanceof TransferStrategy recipe) {
      promises.addAll(new RecipePromises(this, recipe).promises());
    } else if (strategy instanceof ProgrammedStrategy program) {
      promises.addAll(new ProgramPromises(this, program).promises());
    }
    return promises;
  }

  /** A backbone and a task to apply the strategy to. */
  record Application(BackboneCard backbone, TaskCard task) {
    @Override
    public String toString() {
      return String.format(
          "%d source classes, %d target classes, %d validation examples, input %s",
          backbone.outputs(), task.classes().size(), task.validation(), task.input());
    }
  }

  /** Everything it is tried on. */
  List<Application> applications() {
    List<Application> applications = new ArrayList<>();
    for (BackboneCard backbone : backbones) {
      int own = backbone.outputs();
      for (int classes : List.of(own, 2, own + 2)) {
        for (int validation : List.of(0, Tasks.VALIDATION)) {
          applications.add(new Application(backbone, Tasks.card(backbone, classes, validation)));
        }
      }
    }
    return applications;
  }

  /** What it does not refuse. */
  List<Application> accepted() {
    return applications().stream()
        .filter(a -> strategy.refusal(a.backbone(), a.task()).isEmpty())
        .toList();
  }

  private static List<BackboneCard> usual() {
    return List.of(Backbones.dense(), Backbones.convolutional());
  }

  private void applies() {
    Application first = applications().get(0);
    Expect.that(
        !accepted().isEmpty(),
        "it refuses all of them, such as "
            + first
            + ": "
            + strategy.refusal(first.backbone(), first.task()).orElse(""));
  }

  private void refusal() throws Exception {
    for (Application a : applications()) {
      var expected = strategy.refusal(a.backbone(), a.task());
      Expect.same("refusal", expected, strategy.refusal(a.backbone(), a.task()));
      Expect.same(
          "refusal elsewhere",
          expected,
          Elsewhere.abroad(
              () -> Elsewhere.onAnotherThread(() -> strategy.refusal(a.backbone(), a.task()))));
      Expect.that(expected.map(r -> !r.isBlank()).orElse(true), "it refuses without a word");
    }
  }
}
