package org.graft.spi.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.network.HeadLoss;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/**
 * One training for a trainer to run: everything that determines its result.
 *
 * @param network what to train; how its last layer ends says on which loss ({@link HeadLoss})
 * @param initial its weights at the start, complete
 * @param anchor the carried part of them: what the L2-SP penalty pulls towards
 * @param train the training split
 * @param watched splits whose loss and accuracy are wanted after each epoch, by name; early
 *     stopping watches {@code validation}
 * @param phases in order
 * @param seed from which {@link #order}, augmentation and dropout masks follow
 * @param copies how many augmented copies of each example {@code train} holds, all examples of one
 *     copy after all of another; 1 where they are as they are. With more, epochs take one copy
 *     after the other, and nothing is augmented any more
 * @param teacher what losses on features are against, in place of the source network
 */
public record FitJob(
    Network network,
    Weights initial,
    Weights anchor,
    Examples train,
    Map<String, Examples> watched,
    List<Phase> phases,
    Seed seed,
    int copies,
    Optional<Teacher> teacher) {
  /** Name of the validation split among the watched. */
  public static final String VALIDATION = "validation";

  /** Copies the collections. */
  public FitJob {
    watched = Collections.unmodifiableMap(new LinkedHashMap<>(watched));
    phases = List.copyOf(phases);
    if (copies < 1 || train.size() % copies != 0) {
      throw new IllegalArgumentException(
          train.size() + " examples are not " + copies + " copies of as many");
    }
  }

  /** A training against the source network, if against any. */
  public FitJob(
      Network network,
      Weights initial,
      Weights anchor,
      Examples train,
      Map<String, Examples> watched,
      List<Phase> phases,
      Seed seed,
      int copies) {
    this(network, initial, anchor, train, watched, phases, seed, copies, Optional.empty());
  }

  /** A training on examples as they are. */
  public FitJob(
      Network network,
      Weights initial,
      Weights anchor,
      Examples train,
      Map<String, Examples> watched,
      List<Phase> phases,
      Seed seed) {
    this(network, initial, anchor, train, watched, phases, seed, 1);
  }

  /** The same from other weights. */
  public FitJob from(Weights start) {
    return new FitJob(network, start, anchor, train, watched, phases, seed, copies, teacher);
  }

  /** The same in other phases. */
  public FitJob in(List<Phase> others) {
    return new FitJob(network, initial, anchor, train, watched, others, seed, copies, teacher);
  }

  /** The same with another seed. */
  public FitJob seeded(Seed other) {
    return new FitJob(network, initial, anchor, train, watched, phases, other, copies, teacher);
  }

  /** The same against a teacher. */
  public FitJob taughtBy(Teacher other) {
    return new FitJob(
        network, initial, anchor, train, watched, phases, seed, copies, Optional.of(other));
  }

  /**
   * The same with a phase of no epochs where it has none: its watched splits are looked at once.
   */
  public FitJob withAPhase() {
    List<Phase> one = List.of(new Phase(Set.of(), new Training(new Optimizer.Sgd(0), 1, 0)));
    return phases.isEmpty() ? in(one) : this;
  }

  /**
   * Checks its phases and its examples.
   *
   * @throws IllegalArgumentException if a phase names a node or a parameter that the network lacks,
   *     the network has no head, or one that does not suit the targets, or there is early stopping
   *     without a validation split
   */
  public void check() {
    phases.forEach(phase -> phase.check(network));
    if (phases.stream().anyMatch(p -> p.training().earlyStopping().isPresent())
        && !watched.containsKey(VALIDATION)) {
      throw new IllegalArgumentException(
          "early stopping needs a validation split, and there is none");
    }
    int outputs = network.outputs();
    if (network.loss().orElseThrow(this::headless) != HeadLoss.CROSS_ENTROPY) {
      int width = train.targets().values().width();
      if (width != outputs) {
        throw new IllegalArgumentException(
            "training targets are of %d values, the network outputs %d".formatted(width, outputs));
      }
      return;
    }
    for (int row = 0; row < train.size(); row++) {
      if (train.label(row) >= outputs) {
        throw new IllegalArgumentException(
            "a training label is "
                + train.label(row)
                + ", the network tells only "
                + outputs
                + " classes apart");
      }
    }
  }

  private IllegalArgumentException headless() {
    return new IllegalArgumentException(network.untrainable("a trainer").orElse(""));
  }

  /** The training split as the epochs of a phase (from 0) see it: what trainers are to read. */
  public Epochs epochs(int phase) {
    return new Epochs(this, phase);
  }

  /** The order of an epoch's examples, in an epoch (from 0) of a phase (from 0), [n]. */
  public int[] order(int phase, int epoch) {
    return seed.derive("order/" + phase, epoch).randomness().permutation(train.size() / copies);
  }

  /**
   * What losses on features are against: the teacher or, without one, the source network as far as
   * the network has its nodes, which outputs logits.
   */
  public Teacher reference() {
    return teacher.orElseGet(() -> new Teacher(network.logits(), initial.with(anchor)));
  }

  /** The seed from which what a phase (from 0) inserts is drawn. */
  public Seed insertion(int phase) {
    return seed.derive("insertion/" + phase);
  }

  /** The seed of the dropout masks of a phase (from 0). */
  public Seed dropout(int phase) {
    return seed.derive("dropout/" + phase);
  }
}
