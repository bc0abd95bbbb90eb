package org.graft.testkit.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Weights;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.Epochs;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;

/** The reference's training with one mistake. */
public final class CarelessRun {
  /** A mistake. */
  public enum Mistake {
    /** Leaves out the last batch where it is smaller. */
    DROPS_THE_LAST_BATCH,
    /** Goes on with the optimiser of the phase before where the settings are the same. */
    LEAKS_OPTIMIZER_STATE,
    /** Draws dropout masks from the clock. */
    UNSEEDED_MASKS,
    /** Draws the same dropout masks whatever the seed. */
    FIXED_MASKS,
    /** Counts epochs from 1 in every phase. */
    RESTARTS_EPOCHS,
    /** Takes every epoch's examples as they lie. */
    NEVER_SHUFFLES
  }

  private final FitJob job;
  private final Mistake mistake;
  private final Graph graph;
  private final List<CurvePoint> curve = new ArrayList<>();
  private Optional<PhaseSteps> before = Optional.empty();
  private int epochs;

  /** For a job without early stopping. */
  public CarelessRun(FitJob job, Mistake mistake) {
    this.job = job;
    this.mistake = mistake;
    this.graph = new Graph(job.network().logits(), job.initial());
  }

  /** Trains. */
  public Fit fit() throws InterruptedException {
    watch(0);
    for (int p = 0; p < job.phases().size(); p++) {
      phase(p);
    }
    Weights weights = graph.weights();
    return new Fit(weights, curve, epochs);
  }

  private void phase(int number) throws InterruptedException {
    Epochs train = job.epochs(number);
    PhaseSteps steps = steps(number);
    Ending ending = new Ending(job.phases().get(number), graph);
    for (int epoch = 0; epoch < job.phases().get(number).training().epochs(); epoch++) {
      epochs++;
      int shown = mistake == Mistake.RESTARTS_EPOCHS ? epoch + 1 : epochs;
      curve.add(steps.epoch(train.examples(epoch), order(number, epoch), shown, ending));
      watch(shown);
    }
    ending.apply();
    before = Optional.of(steps);
  }

  private PhaseSteps steps(int number) {
    boolean leaks =
        mistake == Mistake.LEAKS_OPTIMIZER_STATE
            && number > 0
            && job.phases().get(number).equals(job.phases().get(number - 1));
    Optional<PhaseSteps> leaked = leaks ? before : Optional.empty();
    return leaked.orElseGet(() -> new PhaseSteps(job, number, graph, masks(number)));
  }

  private Seed masks(int phase) {
    return switch (mistake) {
      case UNSEEDED_MASKS -> new Seed(System.nanoTime());
      case FIXED_MASKS -> new Seed(1).derive("phase", phase);
      default -> job.dropout(phase);
    };
  }

  private int[] order(int phase, int epoch) {
    int[] order = job.order(phase, epoch);
    int batch = job.phases().get(phase).training().batch();
    if (mistake == Mistake.NEVER_SHUFFLES) {
      Arrays.sort(order);
    }
    return mistake == Mistake.DROPS_THE_LAST_BATCH && order.length > batch
        ? Arrays.copyOf(order, order.length - order.length % batch)
        : order;
  }

  private void watch(int epoch) {
    for (Map.Entry<String, Examples> split : job.watched().entrySet()) {
      curve.add(Evaluation.of(graph, job.network(), split.getValue(), epoch, split.getKey()));
    }
  }
}
