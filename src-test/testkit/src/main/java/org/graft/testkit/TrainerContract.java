package org.graft.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.graft.spi.Trainer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Training;
import org.graft.testkit.conformance.Agreement;
import org.graft.testkit.conformance.Case;
import org.graft.testkit.conformance.Cases;
import org.graft.testkit.conformance.Jobs;
import org.graft.testkit.conformance.Sample;
import org.graft.testkit.fixture.Networks;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;
import org.graft.testkit.reference.ReferenceTrainer;

/**
 * What a trainer promises: learning curves, weights and outputs agree with {@link
 * ReferenceTrainer}'s within float tolerance for every layer, optimiser and setting; frozen means
 * bit for bit; the same job gives the same bits whatever else goes on; it can be interrupted.
 *
 * @param trainer the trainer
 * @param machine what it is opened with
 * @param mayRefuse layers and optimisers, by their names in experiment files, that it may refuse,
 *     or words by which it refuses what a layer that it runs can also be
 * @param tolerance of losses, weights and outputs, times (1 + |expected|)
 * @param featureTolerance likewise, between training on features and with the frozen prefix in the
 *     network
 */
public record TrainerContract(
    Trainer trainer,
    Machine machine,
    Set<String> mayRefuse,
    double tolerance,
    double featureTolerance)
    implements Contract {
  /** Copies the set. */
  public TrainerContract {
    mayRefuse = Set.copyOf(mayRefuse);
  }

  /** For a trainer on one CPU thread that runs everything, to within 1e-4. */
  public static TrainerContract of(Trainer trainer) {
    return new TrainerContract(trainer, new Machine(Machine.Backend.CPU, 1), Set.of(), 1e-4, 1e-4);
  }

  /**
   * The same for a trainer that need not run the named layers and optimisers, nor what it refuses
   * in words that hold one of these names; {@code checkpoints} where it keeps none.
   */
  public TrainerContract refusing(String... names) {
    return new TrainerContract(trainer, machine, Set.of(names), tolerance, featureTolerance);
  }

  /** The same on another machine. */
  public TrainerContract on(Machine other) {
    return new TrainerContract(trainer, other, mayRefuse, tolerance, featureTolerance);
  }

  /** The same with another tolerance. */
  public TrainerContract within(double other) {
    return new TrainerContract(trainer, machine, mayRefuse, other, featureTolerance);
  }

  /** The same for a trainer to which features make no difference, batch normalization aside. */
  public TrainerContract exactOnFeatures() {
    return new TrainerContract(trainer, machine, mayRefuse, tolerance, 0);
  }

  @Override
  public List<Promise> promises() {
    List<Promise> promises = new ArrayList<>(new ExtensionContract(trainer).promises());
    promises.add(new Promise("it runs some of the cases", this::some));
    for (Case c : Cases.all()) {
      promises.add(new Promise("agrees with the reference: " + c.name(), () -> agrees(c)));
    }
    promises.add(new Promise("dropout agrees in distribution", this::dropout));
    promises.addAll(new TrainerOutputs(this).promises());
    promises.addAll(new TrainerFeatures(this).promises());
    promises.addAll(new TrainerDeterminism(this).promises());
    promises.addAll(new TrainerInterruption(this).promises());
    promises.addAll(new TrainerResumption(this).promises());
    promises.add(new Promise("its cost is a number of 0 or more", this::cost));
    promises.add(new Promise("it trains 1 job or more at once", this::atOnce));
    return promises;
  }

  /** Whether it runs a job; fails if it refuses one that it may not refuse. */
  boolean runs(FitJob job) {
    Optional<String> refusal = trainer.refusal(job.network(), job.phases());
    Set<String> excused = new TreeSet<>(new Case("", job).needs());
    excused.retainAll(mayRefuse);
    boolean told = refusal.isPresent() && mayRefuse.stream().anyMatch(refusal.get()::contains);
    Expect.that(
        refusal.isEmpty() || told || !excused.isEmpty(),
        "it refuses: " + refusal.orElse("nothing"));
    return refusal.isEmpty();
  }

  /** Trains every node of a network, or of a head alone where the network is refused. */
  FitJob orHead(Network network, Training training) {
    FitJob job = Jobs.all(network, training);
    return runs(job) ? job : Jobs.all(Networks.headAlone(), training);
  }

  /** Trains with a session of its own. */
  List<Fit> train(List<FitJob> jobs) throws InterruptedException {
    try (Trainer.Session session = trainer.open(machine)) {
      List<Fit> fits = session.train(jobs);
      Expect.same("number of fits", jobs.size(), fits.size());
      return fits;
    }
  }

  /** Trains with the reference. */
  static List<Fit> reference(List<FitJob> jobs) throws InterruptedException {
    try (Trainer.Session session =
        new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      return session.train(jobs);
    }
  }

  /** What it refuses is its own affair, but nothing is tried of a trainer that refuses all. */
  private void some() {
    List<Case> cases = Cases.all();
    Expect.that(
        cases.stream()
            .anyMatch(c -> trainer.refusal(c.job().network(), c.job().phases()).isEmpty()),
        "it refuses all " + cases.size() + ", so that no training of it is compared");
  }

  private void agrees(Case c) throws InterruptedException {
    if (runs(c.job())) {
      List<FitJob> one = List.of(c.job());
      new Agreement(tolerance).check(c.job(), reference(one).get(0), train(one).get(0));
    }
  }

  private void dropout() throws InterruptedException {
    List<FitJob> jobs = Sample.jobs();
    if (runs(jobs.get(0))) {
      List<Fit> expected = reference(jobs);
      List<Fit> found = train(jobs);
      for (int epoch : new int[] {1, 3}) {
        for (String split : List.of("train", FitJob.VALIDATION)) {
          Sample.checkAlike(
              split + " loss after epoch " + epoch,
              Sample.of(expected, split, epoch),
              Sample.of(found, split, epoch));
        }
      }
    }
  }

  private void atOnce() {
    for (Case c : Cases.all()) {
      int atOnce = trainer.atOnce(c.job().network(), c.job().phases());
      Expect.that(atOnce >= 1, c.name() + ": it trains " + atOnce + " at once");
    }
  }

  private void cost() {
    for (Case c : Cases.all()) {
      double cost = trainer.cost(c.job().network(), c.job().phases());
      Expect.that(cost >= 0, c.name() + ": the cost is " + cost);
    }
  }
}
