package org.graft.testkit;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;

/** A sound recipe and some that are broken. */
final class Recipes {
  private Recipes() {}

  /** Freezes the first layers under a new head. */
  @Name(value = "sound", doc = "Freezes the first layers under a new head.")
  public record Sound(@Param(doc = "How deep.", byDefault = "1") Depth frozen)
      implements TransferStrategy {
    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      return Recipe.carry(backbone)
          .newHead(backbone, task.target())
          .train(frozen.nodes(backbone.body()), task.training());
    }
  }

  /** Keeps the head where the number of classes fits. */
  @Name(value = "kept-head", doc = "Keeps the head where it fits.")
  public record KeptHead() implements TransferStrategy {
    @Override
    public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
      return backbone.outputs() == task.classes().size()
          ? Optional.empty()
          : Optional.of("the head is for other classes");
    }

    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      refusal(backbone, task)
          .ifPresent(
              r -> {
                throw new IllegalArgumentException(r);
              });
      return Recipe.carry(backbone).train(Set.of(), task.training());
    }
  }

  /** Keeps the head whether it fits or not. */
  @Name(value = "wrong-head", doc = "Keeps the head whether it fits or not.")
  public record WrongHead() implements TransferStrategy {
    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      return Recipe.carry(backbone).train(Set.of(), task.training());
    }
  }

  /** Refuses what it then does. */
  @Name(value = "half-hearted", doc = "Refuses what it then does.")
  public record HalfHearted() implements TransferStrategy {
    @Override
    public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
      return task.validation() == 0 ? Optional.of("no validation") : Optional.empty();
    }

    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      return new Sound(Depth.blocks(1)).recipe(backbone, task);
    }
  }

  /** Refuses everything. */
  @Name(value = "timid", doc = "Refuses everything.")
  public record Timid() implements TransferStrategy {
    @Override
    public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
      return Optional.of("rather not");
    }

    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      throw new IllegalArgumentException("rather not");
    }
  }

  /** Another recipe every time. */
  @Name(value = "moody", doc = "Another recipe every time.")
  public record Moody() implements TransferStrategy {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      return Recipe.scratch(backbone, task.target())
          .train(Set.of(), task.training().withRate(CALLS.incrementAndGet()));
    }
  }

  /** Another recipe in another country. */
  @Name(value = "provincial", doc = "Another recipe in another country.")
  public record Provincial() implements TransferStrategy {
    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      double rate = Locale.getDefault().getLanguage().equals("tr") ? 0.1 : 0.2;
      return Recipe.scratch(backbone, task.target())
          .train(Set.of(), task.training().withRate(rate));
    }
  }

  /** Carries the source's head into a head of another size. */
  @Name(value = "misfit", doc = "Carries what does not fit.")
  public record Misfit() implements TransferStrategy {
    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      Recipe recipe = new Sound(Depth.blocks(1)).recipe(backbone, task);
      Set<String> carried = new LinkedHashSet<>(recipe.carried());
      carried.add(BackboneCard.OUTPUT);
      return new Recipe(recipe.network(), carried, recipe.phases());
    }
  }

  /** Trains the input. */
  @Name(value = "absurd", doc = "Trains the input.")
  public record Absurd() implements TransferStrategy {
    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      return Recipe.scratch(backbone, task.target())
          .then(new Phase(Set.of("input", BackboneCard.OUTPUT), task.training()));
    }
  }

  /** Trains so fast that nothing is left of it. */
  @Name(value = "explosive", doc = "Trains far too fast.")
  public record Explosive() implements TransferStrategy {
    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      return Recipe.scratch(backbone, task.target())
          .train(Set.of(), task.training().withRate(Double.NaN));
    }
  }

  /** Cannot take tasks without a validation split, and does not say so beforehand. */
  @Name(value = "silent", doc = "Fails without a warning.")
  public record Silent() implements TransferStrategy {
    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      return new Sound(Depth.blocks(task.validation() == 0 ? 99 : 1)).recipe(backbone, task);
    }
  }
}
