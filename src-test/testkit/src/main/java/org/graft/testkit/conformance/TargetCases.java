package org.graft.testkit.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.augmentation.Augmentation;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.training.EarlyStopping;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Networks;

/** Trainings on several labels and on numbers. */
final class TargetCases {
  private static final int SEVERAL = 4;

  private TargetCases() {}

  static List<Case> all() {
    Layer sigmoid = head(SEVERAL, ActivationFunction.SIGMOID);
    Layer linear = head(SEVERAL, ActivationFunction.LINEAR);
    Training plain = Jobs.plain(3);
    return List.of(
        of("several labels", plain, sigmoid),
        of(
            "several labels, the sigmoid a layer of its own",
            plain,
            linear,
            new Layer.Activation(ActivationFunction.SIGMOID)),
        of(
            "several labels under Adam",
            Jobs.with(new Optimizer.Adam(0.02, 0.85, 0.95, 1e-3)),
            sigmoid),
        of("several numbers", plain, linear),
        of("one number", plain, head(1, ActivationFunction.LINEAR)),
        of(
            "early stopping: one number",
            Jobs.with(new EarlyStopping(EarlyStopping.Monitor.LOSS, 2, true)),
            head(1, ActivationFunction.LINEAR)),
        of("augmentation: several numbers", plain.withAugmentation(List.of(mixup())), linear),
        of("augmentation: several labels", plain.withAugmentation(List.of(mixup())), sigmoid));
  }

  private static Augmentation mixup() {
    return new Augmentation.Mixup(0.4);
  }

  private static Layer head(int units, ActivationFunction function) {
    return new Layer.Dense(units, function, Initializer.GLOROT_UNIFORM, true);
  }

  private static Case of(String name, Training training, Layer... head) {
    Network body = Networks.dense();
    Network network = body.upTo(body.cuts().get(body.cuts().size() - 1)).then(List.of(head));
    FitJob job = Jobs.all(network, training);
    Map<String, Examples> watched = new LinkedHashMap<>();
    job.watched().forEach((split, examples) -> watched.put(split, told(examples, network)));
    return new Case(
        "targets: " + name,
        new FitJob(
            job.network(),
            job.initial(),
            job.anchor(),
            told(job.train(), network),
            watched,
            job.phases(),
            job.seed(),
            job.copies()));
  }

  /** Values that depend on inputs a little. */
  private static Examples told(Examples examples, Network network) {
    boolean labels = network.output().layer().activation() == ActivationFunction.SIGMOID;
    int width = network.outputs();
    Randomness random = new Seed(11).derive("values", examples.size()).randomness();
    float[] values = new float[examples.size() * width];
    List<Float> inputs = new ArrayList<>();
    for (int row = 0; row < examples.size(); row++) {
      inputs.add(examples.inputs().rows(row, row + 1)[0]);
    }
    for (int i = 0; i < values.length; i++) {
      double value = 0.7 * inputs.get(i / width) + random.nextGaussian() + 0.2 * (i % width);
      values[i] = labels ? (value > 0.3 ? 1 : 0) : (float) value;
    }
    return new Examples(
        examples.inputs(), Targets.of(Tensor.of(Shape.of(examples.size(), width), values)));
  }
}
