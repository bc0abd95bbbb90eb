package org.graft.engine.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.Backbone;
import org.graft.spi.DatasetProvider;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.Metric;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.Protocol;
import org.graft.spi.ReportRenderer;
import org.graft.spi.Tracker;
import org.graft.spi.Trainer;
import org.graft.spi.TransferScore;
import org.graft.spi.TransferStrategy;
import org.graft.spi.TrialExecutor;
import org.graft.spi.base.Extension;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.training.Schedule;
import org.graft.testkit.BackboneContract;
import org.graft.testkit.Contract;
import org.graft.testkit.DatasetContract;
import org.graft.testkit.DatasetContract.Drawn;
import org.graft.testkit.DetachedExecutorContract;
import org.graft.testkit.ExecutorContract;
import org.graft.testkit.ExtensionContract;
import org.graft.testkit.MetricContract;
import org.graft.testkit.ProtocolContract;
import org.graft.testkit.ReportContract;
import org.graft.testkit.ScheduleContract;
import org.graft.testkit.ScoreContract;
import org.graft.testkit.StrategyContract;
import org.graft.testkit.StrategyContract.Seeding;
import org.graft.testkit.TrackerContract;
import org.graft.testkit.TrainerContract;
import org.graft.testkit.conformance.Case;
import org.graft.testkit.conformance.Cases;

/**
 * The contract of an extension, by its kind. Where a contract takes a declaration that only the
 * author knows, there is one for each that can be true; the extension keeps its promises if it
 * keeps those of one.
 *
 * @param access files of data sets and backbones
 * @param input an input shape that backbones take; if none is given, usual ones are tried
 */
record Contracts(DataAccess access, Optional<Shape> input) {
  private static final List<Shape> USUAL =
      List.of(
          Shape.of(4),
          Shape.of(1, 28, 28),
          Shape.of(3, 32, 32),
          Shape.of(3, 64, 64),
          Shape.of(3, 224, 224),
          Shape.of(2),
          Shape.of(16));

  /** At least one. */
  List<Declared> of(Extension extension) {
    if (extension instanceof TransferStrategy strategy) {
      return List.of(new Declared(StrategyContract.of(strategy)));
    }
    if (extension instanceof ProgrammedStrategy program) {
      return List.of(
          new Declared("another seed, another model", seeded(program, Seeding.STOCHASTIC)),
          new Declared("one model for every seed", seeded(program, Seeding.DETERMINISTIC)));
    }
    if (extension instanceof DatasetProvider data) {
      return List.of(
          new Declared("the seed decides nothing", drawn(data, Drawn.NOTHING)),
          new Declared("the seed decides the splits", drawn(data, Drawn.SPLITS)),
          new Declared("the seed decides the examples", drawn(data, Drawn.EXAMPLES)));
    }
    if (extension instanceof Backbone backbone) {
      return List.of(backbone(backbone));
    }
    if (extension instanceof Trainer trainer) {
      return List.of(trainer(trainer));
    }
    if (extension instanceof Metric metric) {
      return List.of(metric(metric));
    }
    if (extension instanceof Protocol protocol) {
      return List.of(
          new Declared(ProtocolContract.of(protocol)),
          new Declared("over three domains", new ProtocolContract(protocol, 3)));
    }
    if (extension instanceof DetachedExecutor executor) {
      return List.of(detached(executor));
    }
    return List.of(new Declared(other(extension)));
  }

  /** Nobody asked for jobs on their batch system. */
  private static Declared detached(DetachedExecutor executor) {
    int all = DetachedExecutorContract.of(executor, Path.of("")).promises().size();
    return new Declared(
        "of %d in all; the others submit jobs, which only the contract's own test does"
            .formatted(all),
        ExtensionContract.of(executor));
  }

  private static Contract other(Extension extension) {
    if (extension instanceof Schedule schedule) {
      return ScheduleContract.of(schedule);
    }
    if (extension instanceof TransferScore score) {
      return ScoreContract.of(score);
    }
    if (extension instanceof TrialExecutor executor) {
      return ExecutorContract.of(executor);
    }
    if (extension instanceof ReportRenderer report) {
      return ReportContract.of(report);
    }
    if (extension instanceof Tracker tracker) {
      return TrackerContract.of(tracker);
    }
    return ExtensionContract.of(extension);
  }

  private static Contract seeded(ProgrammedStrategy program, Seeding seeding) {
    return StrategyContract.of(program, seeding);
  }

  private Contract drawn(DatasetProvider data, Drawn drawn) {
    return DatasetContract.of(data, access, drawn);
  }

  /** On the first shape that it does not refuse; usual ones that it does not take, it refuses. */
  private Declared backbone(Backbone backbone) {
    List<Shape> taken = USUAL.stream().filter(shape -> takes(backbone, shape)).toList();
    Shape shape = input.or(() -> taken.stream().findFirst()).orElse(USUAL.get(0));
    Shape[] refused =
        taken.isEmpty()
            ? new Shape[0]
            : USUAL.stream()
                .filter(s -> !taken.contains(s) && !s.equals(shape))
                .toArray(Shape[]::new);
    return new Declared(
        "input " + shape, BackboneContract.of(backbone, access, shape).refusing(refused));
  }

  /** What it refuses is its own affair. */
  private static Declared trainer(Trainer trainer) {
    List<Case> cases = Cases.all();
    long run =
        cases.stream()
            .map(Case::job)
            .filter(job -> trainer.refusal(job.network(), job.phases()).isEmpty())
            .count();
    return new Declared(
        "it runs " + run + " of " + cases.size() + " cases",
        TrainerContract.of(trainer).refusing(""));
  }

  private boolean takes(Backbone backbone, Shape shape) {
    try {
      return backbone.card(access, shape, 3).network().input().equals(shape);
    } catch (IOException | RuntimeException | Error e) {
      return false;
    }
  }

  /** Any range will do, and NaN wherever it is NaN now. */
  private static Declared metric(Metric metric) {
    List<String> undefined = new ArrayList<>();
    MetricContract.cases()
        .forEach(
            (name, predictions) -> {
              if (Double.isNaN(score(metric, predictions))) {
                undefined.add(name);
              }
            });
    MetricContract contract =
        MetricContract.of(metric, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
            .undefinedFor(undefined.toArray(String[]::new));
    return new Declared(
        undefined.isEmpty() ? "" : "NaN for: " + String.join(", ", undefined), contract);
  }

  /** What it throws is found by the contract. */
  private static double score(Metric metric, org.graft.spi.result.Predictions predictions) {
    try {
      return metric.score(predictions);
    } catch (RuntimeException | Error e) {
      return 0;
    }
  }
}
