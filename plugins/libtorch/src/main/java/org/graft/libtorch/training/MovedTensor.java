package org.graft.libtorch.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.graft.libtorch.network.Variables.Variable;
import org.graft.libtorch.runtime.Device;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.training.TrainingState;

/**
 * A parameter that an optimiser moves, some of its numbers at a time, so that they stay in the
 * processor's cache. Everything in it belongs to the pointer scope in which it was made.
 */
final class MovedTensor {
  /** 256 KB: the CPU's. */
  private static final long CHUNK = 1 << 16;

  /**
   * Some of the numbers.
   *
   * @param at where they begin
   * @param weights a view of them
   */
  private record Part(long at, Tensor weights, List<Tensor> past) {}

  private final String key;
  private final Update update;
  private final Penalty penalty;
  private final boolean kernel;

  /** What the phase's learning rate is multiplied by. */
  private final double factor;

  private final double l2sp;

  /** What L2-SP pulls towards; absent for 0. */
  private final Optional<Tensor> anchor;

  private final List<Part> parts = new ArrayList<>();

  MovedTensor(Variable variable, FitJob job, Phase phase, Update update, Device device) {
    this.key = variable.key();
    this.update = update;
    this.penalty = phase.training().penalty();
    this.factor = phase.rate(variable.node().name(), variable.parameter());
    this.kernel = variable.parameter().isKernel();
    this.anchor =
        kernel && penalty.l2sp() != 0
            ? Optional.ofNullable(job.anchor().tensors().get(variable.key()))
                .map(a -> device.tensor(a.toArray(), Device.sizes(a.shape())).view(-1))
            : Optional.empty();
    this.l2sp = penalty.l2sp(job.anchor().tensors().containsKey(variable.key()));
    Tensor flat = variable.tensor().detach().view(-1);
    long chunk = device.cuda().isEmpty() ? CHUNK : flat.numel();
    for (long at = 0; at < flat.numel(); at += chunk) {
      Tensor weights = flat.narrow(0, at, Math.min(chunk, flat.numel() - at));
      List<Tensor> past = new ArrayList<>();
      for (int i = 0; i < update.pasts(); i++) {
        past.add(torch.full_like(weights, new Scalar(update.start())));
      }
      parts.add(new Part(at, weights, past));
    }
  }

  /** Its parameter's key. */
  String key() {
    return key;
  }

  /**
   * Moves the numbers.
   *
   * @param gradient in the parameter's shape, not changed; undefined where nothing depends on it
   */
  void step(Tensor gradient, double phaseRate, int number) {
    double rate = phaseRate * factor;
    Tensor flat = gradient.defined() ? gradient.reshape(-1) : gradient;
    for (Part part : parts) {
      Tensor w = part.weights();
      Tensor g = flat.defined() ? flat.narrow(0, part.at(), w.numel()) : torch.zeros_like(w);
      Tensor penalised = kernel ? penalised(part, g) : g;
      if (kernel && update.decay() != 0) {
        w.mul_(new Scalar(1 - rate * update.decay()));
      }
      update.formula().move(w, penalised, part.past(), rate, number);
    }
  }

  /** Goes through what the optimiser remembers. */
  void past(TrainingState state, Device device) {
    for (Part part : parts) {
      for (Tensor tensor : part.past()) {
        float[] values = device.read(tensor);
        state.floats(values);
        if (state.restoring()) {
          device.write(tensor, values);
        }
      }
    }
  }

  private Tensor penalised(Part part, Tensor gradient) {
    Tensor w = part.weights();
    Tensor g = gradient;
    if (penalty.l1() != 0) {
      g = g.add(w.sign(), new Scalar(penalty.l1()));
    }
    if (penalty.l2() != 0) {
      g = g.add(w, new Scalar(2 * penalty.l2()));
    }
    if (l2sp != 0) {
      Tensor pull = anchor.map(a -> w.sub(a.narrow(0, part.at(), w.numel()))).orElse(w);
      g = g.add(pull, new Scalar(2 * l2sp));
    }
    return g;
  }
}
