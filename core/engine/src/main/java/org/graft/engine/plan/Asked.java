package org.graft.engine.plan;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Fault;
import org.graft.engine.plugin.Owner;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.Strategy;
import org.graft.spi.TransferStrategy;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.DepthException;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;

/**
 * What a strategy says to a setting. It is asked on a thread of its own, so that an answer that
 * never comes is given up: the thread stays behind, the plan goes on.
 *
 * @param refusal why it cannot be applied, in its words
 * @param unfit why not, where a depth is meant that the backbone has not
 * @param fault what broke; its trials are to fail with it
 * @param recipe what it does; empty for a program, and after a refusal or a fault
 */
record Asked(
    Optional<String> refusal,
    Optional<String> unfit,
    Optional<String> fault,
    Optional<Recipe> recipe) {
  private static final Logger LOG = LogManager.getLogger(Asked.class);
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "graft-asks");
            thread.setDaemon(true);
            return thread;
          });

  /** After how long a word is said. */
  private static final Duration SLOW = Duration.ofSeconds(10);

  /** After how long no answer is expected any more: a recipe is made in no time. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Not asked here, but by each of the backbones that are chosen among. */
  static final Asked LATER =
      new Asked(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Asks {@code strategy} whether it refuses and, if it is one by recipe, for that. */
  static Asked of(Choice<Strategy> strategy, Setting setting) {
    return of(strategy, setting, SLOW, PATIENCE);
  }

  /** The same with other limits than usual. */
  static Asked of(Choice<Strategy> strategy, Setting setting, Duration slow, Duration patience) {
    String name = Owner.words(strategy);
    String[] asked = {"refusal()"};
    Future<Asked> answer = THREADS.submit(() -> answer(strategy.value(), setting, asked));
    try {
      try {
        return answer.get(slow.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        LOG.warn(
            "{}: {} has not answered for {} s; it is given up after {} s",
            name,
            asked[0],
            slow.toSeconds(),
            patience.toSeconds());
        return answer.get(patience.minus(slow).toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException never) {
      return broken(
          "%s: %s gave no answer in %d s".formatted(name, asked[0], patience.toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return broken(name + ": stopped while it was asked");
    } catch (ExecutionException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      if (thrown instanceof DepthException depth) {
        return new Asked(
            Optional.empty(),
            Optional.of(Planner.message(depth)),
            Optional.empty(),
            Optional.empty());
      }
      if (thrown instanceof IllegalArgumentException refusal) {
        return refused(Planner.message(refusal));
      }
      return broken(name + ": " + asked[0] + " threw " + Fault.words(thrown));
    }
  }

  /** Why a strategy cannot be applied: a program only to the kinds of target that it predicts. */
  static Optional<String> refusal(Strategy strategy, BackboneCard backbone, TaskCard task) {
    if (strategy instanceof ProgrammedStrategy program && !program.fits(task.target())) {
      return Optional.of(
          "it does not predict %s, which the target is of; take a strategy by recipe, for one fine-tune"
              .formatted(task.target().kind()));
    }
    return Objects.requireNonNull(strategy.refusal(backbone, task), "it gave null");
  }

  private static Asked answer(Strategy strategy, Setting setting, String[] asked) {
    Optional<String> refusal = refusal(strategy, setting.card(), setting.task());
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    Optional<Recipe> recipe = Optional.empty();
    if (strategy instanceof TransferStrategy data) {
      asked[0] = "recipe()";
      recipe =
          Optional.of(
              Objects.requireNonNull(data.recipe(setting.card(), setting.task()), "it gave null"));
    }
    return new Asked(Optional.empty(), Optional.empty(), Optional.empty(), recipe);
  }

  private static Asked refused(String why) {
    return new Asked(Optional.of(why), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Asked broken(String fault) {
    return new Asked(Optional.empty(), Optional.empty(), Optional.of(fault), Optional.empty());
  }
}
