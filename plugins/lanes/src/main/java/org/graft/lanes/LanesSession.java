package org.graft.lanes;

import java.util.List;
import java.util.Map;
import org.graft.lanes.matrix.Lanes;
import org.graft.lanes.matrix.ThreadTeam;
import org.graft.lanes.network.Chain;
import org.graft.lanes.network.ChainInference;
import org.graft.lanes.training.LaneLearner;
import org.graft.spi.Trainer;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Finding;
import org.graft.spi.training.Checkpoints;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.training.TrainingLoop;

/** Trains jobs on the thread that asks for it, which a team helps with wide layers. */
final class LanesSession implements Trainer.Session {
  private final ThreadTeam team;

  LanesSession(int threads, Lanes lanes) {
    this.team = new ThreadTeam(threads, lanes);
  }

  @Override
  public List<Fit> train(List<FitJob> jobs) throws InterruptedException {
    return train(jobs, Checkpoints.NONE);
  }

  @Override
  public List<Fit> train(List<FitJob> jobs, Checkpoints checkpoints) throws InterruptedException {
    jobs.forEach(job -> Chain.check(job.network(), false));
    Fit[] fits = new Fit[jobs.size()];
    for (List<Integer> places : JobGroups.of(jobs, team.lanes())) {
      List<Fit> together =
          TrainingLoop.fit(
              places.stream().map(jobs::get).toList(),
              start -> new LaneLearner(start, team),
              checkpoints);
      for (int k = 0; k < places.size(); k++) {
        fits[places.get(k)] = together.get(k);
      }
    }
    return List.of(fits);
  }

  @Override
  public Map<String, Tensor> outputs(
      Network network, Weights weights, Tensor inputs, List<String> taps)
      throws InterruptedException {
    return ChainInference.outputs(network, weights, inputs, taps, team);
  }

  @Override
  public String device() {
    return "lanes, " + team.lanes().name() + ", CPU";
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        new Finding(
            "lanes", Finding.Level.GOOD, device() + ", " + team.threads() + " thread(s) a fit"));
  }

  @Override
  public void close() {
    team.close();
  }
}
