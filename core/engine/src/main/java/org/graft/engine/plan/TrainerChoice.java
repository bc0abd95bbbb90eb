package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Fault;
import org.graft.engine.plugin.Owner;
import org.graft.spi.Trainer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;

/**
 * Who trains what: the trainer the spec names, or else the one that expects to be fastest.
 *
 * @param all every trainer there is
 * @param asked the one the spec names
 */
public record TrainerChoice(List<Choice<Trainer>> all, Optional<Choice<Trainer>> asked) {
  /**
   * Who trains {@code network}.
   *
   * @throws IllegalArgumentException with everyone's reason if nobody can
   */
  public TrainerDecision toTrain(Network network, List<Phase> phases) {
    return toTrain(network, phases, Optional.empty());
  }

  /**
   * Who trains {@code network} and, before, its teacher.
   *
   * @throws IllegalArgumentException with everyone's reason if nobody can
   */
  TrainerDecision toTrain(Network network, List<Phase> phases, Optional<Recipe> teacher) {
    return fastest(asked, network, phases, teacher);
  }

  /**
   * Who runs {@code prefix}, which is frozen: the trainer asked for if it can, else any, since
   * features are the same numbers to within rounding whoever computes them.
   */
  public TrainerDecision toRun(Network prefix) {
    return fastest(
        asked.filter(
            trainer -> Offer.of(trainer, prefix, List.of(), Optional.empty()).refusal().isEmpty()),
        prefix,
        List.of(),
        Optional.empty());
  }

  private TrainerDecision fastest(
      Optional<Choice<Trainer>> only,
      Network network,
      List<Phase> phases,
      Optional<Recipe> teacher) {
    List<Offer> offers =
        only.map(List::of).orElse(all).stream()
            .map(t -> Offer.of(t, network, phases, teacher))
            .toList();
    Offer best = null;
    for (Offer offer : offers) {
      if (offer.refusal().isEmpty() && (best == null || offer.cost() < best.cost())) {
        best = offer;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException(
          "no trainer can train it ("
              + String.join(
                  "; ", offers.stream().map(o -> o.trainer().name() + ": " + o.words()).toList())
              + ")");
    }
    List<TrainerDecision.Other> others = new ArrayList<>();
    for (Offer offer : offers) {
      if (!offer.equals(best)) {
        others.add(
            new TrainerDecision.Other(
                offer.trainer().name(), offer.refusal(), offer.cost() / best.cost()));
      }
    }
    return new TrainerDecision(
        best.trainer(),
        only.isPresent(),
        others,
        Math.max(1, best.trainer().value().atOnce(network, phases)));
  }

  /** What one trainer says to a piece of work: a refusal, or what it expects it to cost. */
  private record Offer(Choice<Trainer> trainer, Optional<String> refusal, double cost) {
    static Offer of(
        Choice<Trainer> trainer, Network network, List<Phase> phases, Optional<Recipe> teacher) {
      try {
        Optional<String> refusal =
            Objects.requireNonNull(
                trainer
                    .value()
                    .absence()
                    .or(() -> trainer.value().refusal(network, phases))
                    .or(() -> teacher.flatMap(t -> refusal(trainer.value(), t))),
                "its refusal() gave null");
        double cost = refusal.isPresent() ? Double.NaN : trainer.value().cost(network, phases);
        boolean sound = refusal.isPresent() || (cost >= 0 && Double.isFinite(cost));
        return sound
            ? new Offer(trainer, refusal, cost)
            : broken(trainer, "its cost is " + cost + ", expected a number of 0 or more");
      } catch (RuntimeException | Error e) {
        return broken(trainer, Fault.words(e));
      }
    }

    private static Optional<String> refusal(Trainer trainer, Recipe teacher) {
      return trainer.refusal(teacher.network(), teacher.phases());
    }

    /** A trainer that breaks when it is asked is as good as one that cannot. */
    private static Offer broken(Choice<Trainer> trainer, String why) {
      String jar = Owner.jar(trainer.value());
      return new Offer(
          trainer,
          Optional.of("it is broken" + (jar.isEmpty() ? "" : " (" + jar + ")") + ": " + why),
          Double.NaN);
    }

    String words() {
      return refusal.orElse("");
    }
  }
}
