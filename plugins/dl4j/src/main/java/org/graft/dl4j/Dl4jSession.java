package org.graft.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graft.dl4j.backend.JavaCpp;
import org.graft.dl4j.backend.NativeJob;
import org.graft.dl4j.backend.Nd4jStart;
import org.graft.dl4j.training.GraphLearner;
import org.graft.spi.Trainer;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Finding;
import org.graft.spi.result.Finding.Level;
import org.graft.spi.training.Checkpoints;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.training.TrainingLoop;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J at work. A job stays on the thread that asks for it, and gives the same bits on any thread,
 * whatever else runs.
 */
@SuppressWarnings("try") // a native job is begun and ended, not used
final class Dl4jSession implements Trainer.Session {
  private static final String VERSION = "1.0.0-M2.1";

  private final Nd4jStart start;
  private final int threads;
  private final boolean oneDnn;

  Dl4jSession(Nd4jStart start, int threads) {
    this.start = start;
    this.threads = threads;
    this.oneDnn = OneDnn.inEffect();
  }

  @Override
  public List<Fit> train(List<FitJob> jobs) throws InterruptedException {
    return train(jobs, Checkpoints.NONE);
  }

  @Override
  public List<Fit> train(List<FitJob> jobs, Checkpoints checkpoints) throws InterruptedException {
    List<Fit> fits = new ArrayList<>();
    for (FitJob job : jobs) {
      try (NativeJob work = NativeJob.begin(start, threads, job.network().size())) {
        fits.addAll(TrainingLoop.fit(List.of(job), GraphLearner::new, checkpoints));
      }
    }
    return fits;
  }

  @Override
  public Map<String, Tensor> outputs(
      Network network, Weights weights, Tensor inputs, List<String> taps)
      throws InterruptedException {
    try (NativeJob work = NativeJob.begin(start, threads, network.size())) {
      return GraphInference.outputs(network, weights, inputs, taps);
    }
  }

  @Override
  public String device() {
    return "DL4J "
        + VERSION
        + ", "
        + (start.cuda() ? "CUDA" : oneDnn ? "CPU (oneDNN)" : "CPU (without oneDNN)");
  }

  @Override
  public List<Finding> findings() {
    Finding device =
        new Finding("dl4j", Level.GOOD, device() + ", " + threads + " thread(s) a fit");
    return start.cuda()
        ? List.of(device, JavaCpp.finding(), start.devices())
        : List.of(device, JavaCpp.finding(), OneDnn.finding(), start.devices());
  }

  @Override
  public void close() {
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
