package org.graft.testkit.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Examples;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.EarlyStopping;
import org.graft.spi.training.Epochs;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Training;

/** One training from its first phase to its last. */
final class Run {
  private final FitJob job;
  private final Graph graph;
  private final List<CurvePoint> curve = new ArrayList<>();
  private int epochs;

  Run(FitJob job) {
    this.job = job;
    job.check();
    this.graph = new Graph(job.network().logits(), job.initial());
  }

  Fit fit() throws InterruptedException {
    watch();
    for (int phase = 0; phase < job.phases().size(); phase++) {
      phase(phase);
    }
    return new Fit(graph.weights(), curve, epochs);
  }

  private void phase(int number) throws InterruptedException {
    Training training = job.phases().get(number).training();
    Optional<Stopping> stopping = training.earlyStopping().map(this::stopping);
    Epochs train = job.epochs(number);
    PhaseSteps steps = new PhaseSteps(job, number, graph);
    Ending ending = new Ending(job.phases().get(number), graph);
    for (int epoch = 0; epoch < training.epochs(); epoch++) {
      epochs++;
      curve.add(steps.epoch(train.examples(epoch), job.order(number, epoch), epochs, ending));
      List<CurvePoint> watched = watch();
      if (stopping.isPresent() && stopping.get().stops(validation(watched), graph)) {
        break;
      }
    }
    stopping.ifPresent(s -> s.restore(graph));
    ending.apply();
  }

  private Stopping stopping(EarlyStopping rule) {
    if (!job.watched().containsKey(FitJob.VALIDATION)) {
      throw new IllegalArgumentException("early stopping needs a validation split, found none");
    }
    return new Stopping(rule);
  }

  private List<CurvePoint> watch() {
    List<CurvePoint> points = new ArrayList<>();
    for (Map.Entry<String, Examples> split : job.watched().entrySet()) {
      points.add(Evaluation.of(graph, job.network(), split.getValue(), epochs, split.getKey()));
    }
    curve.addAll(points);
    return points;
  }

  private static CurvePoint validation(List<CurvePoint> points) {
    return points.stream().filter(p -> p.split().equals(FitJob.VALIDATION)).findAny().orElseThrow();
  }
}
