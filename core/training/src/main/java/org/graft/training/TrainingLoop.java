package org.graft.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.graft.spi.network.Weights;
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
  private List<Weights> weights;

  private TrainingLoop(List<FitJob> jobs) {
    this.jobs = jobs;
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
    jobs.forEach(FitJob::check);
    List<FitJob> all = jobs.stream().map(FitJob::withAPhase).toList();
    checkTogether(all);
    return new TrainingLoop(all).run(learners);
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

  private List<Fit> run(Learner.Factory learners) throws InterruptedException {
    int epochs = 0;
    for (int phase = 0; phase < jobs.get(0).phases().size(); phase++) {
      PhaseStart start = new PhaseStart(jobs, phase, weights);
      try (Learner learner = learners.open(start)) {
        PhaseLoop loop = new PhaseLoop(start, learner, curves);
        if (phase == 0) {
          loop.watch(0);
        }
        epochs = loop.run(epochs);
        weights = loop.weights();
      }
    }
    int done = epochs;
    return IntStream.range(0, jobs.size())
        .mapToObj(job -> new Fit(weights.get(job), curves.get(job), done))
        .toList();
  }
}
