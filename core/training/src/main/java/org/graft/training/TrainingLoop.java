package org.graft.training;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Checkpoints;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Phase;

/**
 * Trains jobs from their first phase to their last, on the calling thread: one job, or several at
 * once that are alike. What a phase does is in {@link PhaseLoop}; the arithmetic is a {@link
 * Learner}'s.
 */
public final class TrainingLoop {
  private final List<FitJob> jobs;
  private final List<List<CurvePoint>> curves;
  private final Keeper keeper;
  private List<Weights> weights;

  /** Which phase it is in, from 0. */
  private int phase;

  /** Epochs of the phases before. */
  private int epochs;

  private TrainingLoop(List<FitJob> jobs, Keeper keeper) {
    this.jobs = jobs;
    this.keeper = keeper;
    this.curves = jobs.stream().map(job -> (List<CurvePoint>) new ArrayList<CurvePoint>()).toList();
    this.weights = jobs.stream().map(job -> job.initial().check(job.network())).toList();
  }

  /**
   * Trains.
   *
   * @param jobs one or more; several need phases of one {@link Phase#outline} without early
   *     stopping, and one network and the same examples
   * @param learners makes a learner for each phase
   * @return a fit for each job, in order
   * @throws InterruptedException between two steps, if the thread was interrupted
   * @throws IllegalArgumentException if a job cannot be trained
   */
  public static List<Fit> fit(List<FitJob> jobs, Learner.Factory learners)
      throws InterruptedException {
    return fit(jobs, learners, Checkpoints.NONE);
  }

  /** Trains likewise; it keeps its state where that is due, and is resumed from what was kept. */
  public static List<Fit> fit(List<FitJob> jobs, Learner.Factory learners, Checkpoints checkpoints)
      throws InterruptedException {
    jobs.forEach(FitJob::check);
    List<FitJob> all = jobs.stream().map(FitJob::withAPhase).toList();
    checkTogether(all);
    Keeper keeper = new Keeper(all, checkpoints);
    Optional<InputStream> last = keeper.last();
    if (last.isEmpty()) {
      return new TrainingLoop(all, keeper).run(learners, Optional.empty());
    }
    try (StateReader kept = new StateReader(last.get())) {
      return new TrainingLoop(all, keeper).run(learners, Optional.of(kept));
    } catch (StateReader.Unsuitable e) {
      return new TrainingLoop(all, keeper).run(learners, Optional.empty());
    }
  }

  private static void checkTogether(List<FitJob> jobs) {
    if (jobs.size() == 1) {
      return;
    }
    List<Phase> outline = outline(jobs.get(0));
    if (!jobs.stream().allMatch(job -> outline(job).equals(outline))) {
      throw new IllegalArgumentException("jobs train together only if their phases are alike");
    }
    if (outline.stream().anyMatch(p -> p.training().earlyStopping().isPresent())) {
      throw new IllegalArgumentException("a job that may stop early trains alone");
    }
  }

  private static List<Phase> outline(FitJob job) {
    return job.phases().stream().map(Phase::outline).toList();
  }

  private List<Fit> run(Learner.Factory learners, Optional<StateReader> kept)
      throws InterruptedException {
    kept.ifPresent(this::state);
    boolean resumes = kept.isPresent();
    while (phase < jobs.get(0).phases().size()) {
      PhaseStart start = new PhaseStart(jobs, phase, weights);
      try (Learner learner = learners.open(start)) {
        PhaseLoop loop = new PhaseLoop(start, learner, curves);
        if (resumes) {
          kept.ifPresent(loop::state);
          kept.ifPresent(StateReader::close);
          resumes = false;
        } else if (phase == 0) {
          loop.watch(0);
        }
        epochs = loop.run(epochs, () -> keepIfDue(loop));
        weights = loop.weights();
      }
      phase++;
    }
    return IntStream.range(0, jobs.size())
        .mapToObj(job -> new Fit(weights.get(job), curves.get(job), epochs))
        .toList();
  }

  private void keepIfDue(PhaseLoop loop) {
    if (keeper.due()) {
      keeper.keep(
          state -> {
            state(state);
            loop.state(state);
          });
    }
  }

  /** Goes through what lies outside of the phase: the phases before it, and the curves. */
  private void state(TrainingState state) {
    phase = Math.toIntExact(state.integer(phase));
    epochs = Math.toIntExact(state.integer(epochs));
    List<Weights> all = new ArrayList<>();
    for (int job = 0; job < jobs.size(); job++) {
      all.add(KeptWeights.state(jobs.get(job).initial(), weights.get(job), state));
      KeptCurve.state(curves.get(job), state);
    }
    weights = all;
  }
}
