package org.graft.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.engine.lab.Lab;
import org.graft.spi.FitContext;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.FeatureLoss;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.GivenWeights;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.TransferTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What trials are known by. */
public final class ArmsTest {
  private static boolean changed;

  @AfterEach
  void asItWas() {
    changed = false;
  }

  /** A program that says whether it uses the training. */
  @Name(value = "program", doc = "A program.")
  public record Program(@Param(doc = "Whether it uses the training.") boolean uses)
      implements ProgrammedStrategy {
    @Override
    public boolean usesTraining() {
      return uses;
    }

    @Override
    public FittedModel fit(TransferTask task, FitContext context) {
      throw new UnsupportedOperationException();
    }
  }

  /** A recipe with a function in one of its places. */
  @Name(value = "function", doc = "A recipe with a function.")
  public record Function(@Param(doc = "Where: loss, given, teacher or none.") String in)
      implements TransferStrategy {
    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      Recipe plain = Recipe.carry(backbone).newHead(backbone, task.target());
      String head = plain.network().output().name();
      Recipe trained = plain.train(Set.of(), task.training());
      FeatureLoss loss = changed ? new Later(backbone.features()) : new Sooner(backbone.features());
      return switch (in) {
        case "loss" -> trained.withLosses(List.of(loss));
        case "given" -> trained.given(changed ? new GivenLater(head) : new GivenSooner(head));
        case "teacher" -> trained.taughtBy(trained.withLosses(List.of(loss)));
        default -> trained;
      };
    }
  }

  /** A loss. */
  private interface Nothing extends FeatureLoss {
    @Override
    default double add(double[][] own, double[][] source, Targets targets, double[][] gradient) {
      return 0;
    }

    @Override
    default String words() {
      return "nothing";
    }
  }

  /** A loss before its code changed. */
  @Name(value = "nothing", doc = "Nothing.")
  private record Sooner(String tap) implements Nothing {}

  /** The same loss since. */
  @Name(value = "nothing", doc = "Nothing.")
  private record Later(String tap) implements Nothing {}

  /** Weights. */
  private interface Drawn extends GivenWeights {
    @Override
    default Map<String, Tensor> parameters(Tensor inputs, Targets targets) {
      return Map.of();
    }

    @Override
    default String words() {
      return "drawn";
    }
  }

  /** Weights before their code changed. */
  @Name(value = "drawn", doc = "Drawn.")
  private record GivenSooner(String node) implements Drawn {}

  /** The same weights since. */
  @Name(value = "drawn", doc = "Drawn.")
  private record GivenLater(String node) implements Drawn {}

  private static String digest(String strategy, String... overrides) {
    Plan plan = Lab.planOf(Lab.FILE.replace("anew, keep: {frozen: 1}", strategy), overrides);
    return plan.trials().get(0).arm().digest();
  }

  @Test
  void aChangedTrainingIsAnotherTrialOfAProgramThatUsesIt() {
    for (boolean uses : List.of(true, false)) {
      String strategy = "program: {uses: " + uses + "}";
      assertThat(digest(strategy).equals(digest(strategy, "training.epochs=2")))
          .as(strategy)
          .isEqualTo(!uses);
    }
  }

  @Test
  void changedCodeOfAFunctionInARecipeIsAnotherTrial() {
    for (String in : List.of("loss", "given", "teacher", "none")) {
      String strategy = "function: {in: " + in + "}";
      changed = false;
      String before = digest(strategy);
      changed = true;
      assertThat(digest(strategy).equals(before)).as(strategy).isEqualTo(in.equals("none"));
    }
  }
}
