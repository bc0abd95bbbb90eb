package org.graft.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graft.libtorch.network.Inference;
import org.graft.libtorch.runtime.DeviceMemory.Reservation;
import org.graft.libtorch.runtime.LibtorchStart;
import org.graft.libtorch.runtime.NativeJob;
import org.graft.libtorch.training.NetLearner;
import org.graft.spi.Trainer;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Finding;
import org.graft.spi.result.Finding.Level;
import org.graft.spi.training.Checkpoints;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Waits;
import org.graft.training.TrainingLoop;

/**
 * libtorch at work. A job stays on the thread that asks for it, and gives the same bits on any
 * thread, whatever else runs.
 */
@SuppressWarnings("try") // memory and a native job are held, not used
final class LibtorchSession implements Trainer.Session {
  private final LibtorchStart start;
  private final int threads;
  private final Waits waits;

  LibtorchSession(LibtorchStart start, int threads, Waits waits) {
    this.start = start;
    this.threads = threads;
    this.waits = waits;
  }

  @Override
  public List<Fit> train(List<FitJob> jobs) throws InterruptedException {
    return train(jobs, Checkpoints.NONE);
  }

  @Override
  public List<Fit> train(List<FitJob> jobs, Checkpoints checkpoints) throws InterruptedException {
    List<Fit> fits = new ArrayList<>();
    for (FitJob job : jobs) {
      try (Reservation memory = start.memory().reserve(Footprint.training(job), waits);
          NativeJob work = NativeJob.begin(threads)) {
        fits.addAll(
            TrainingLoop.fit(
                List.of(job), phase -> new NetLearner(phase, start.device()), checkpoints));
      }
    }
    return fits;
  }

  @Override
  public Map<String, Tensor> outputs(
      Network network, Weights weights, Tensor inputs, List<String> taps)
      throws InterruptedException {
    try (Reservation memory =
            start.memory().reserve(Footprint.inference(network, inputs.rows(), taps), waits);
        NativeJob work = NativeJob.begin(threads)) {
      return Inference.outputs(network, weights, inputs, taps, start.device());
    }
  }

  @Override
  public String device() {
    return start.words();
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        new Finding("libtorch", Level.GOOD, device() + ", " + threads + " thread(s) a fit"),
        start.devices());
  }

  @Override
  public void close() {}
}
