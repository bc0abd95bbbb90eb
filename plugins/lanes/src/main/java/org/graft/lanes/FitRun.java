package org.graft.lanes;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.network.Weights;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;

/** Jobs from their first phase to their last, on the calling thread: one, or several in lanes. */
final class FitRun {
  private FitRun() {}

  /** Fits of jobs that {@link JobGroups} lets train together. */
  static List<Fit> of(List<FitJob> given, ThreadTeam team) throws InterruptedException {
    given.forEach(FitRun::check);
    List<FitJob> jobs = given.stream().map(FitJob::withAPhase).toList();
    List<Weights> weights = new ArrayList<>();
    List<List<CurvePoint>> curves = new ArrayList<>();
    for (FitJob job : jobs) {
      weights.add(job.initial().check(job.network()));
      curves.add(new ArrayList<>());
    }
    int epochs = 0;
    for (int phase = 0; phase < jobs.get(0).phases().size(); phase++) {
      PhaseRun run = new PhaseRun(jobs, phase, weights, team);
      if (phase == 0) {
        List<List<CurvePoint>> start = run.watch(0);
        for (int k = 0; k < curves.size(); k++) {
          curves.get(k).addAll(start.get(k));
        }
      }
      epochs = run.train(epochs, curves);
      weights = run.weights();
    }
    List<Fit> fits = new ArrayList<>();
    for (int k = 0; k < jobs.size(); k++) {
      fits.add(new Fit(weights.get(k), curves.get(k), epochs));
    }
    return fits;
  }

  private static void check(FitJob job) {
    Chain.refusal(job.network(), false)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    job.check(Chain.classes(job.network()));
  }
}
