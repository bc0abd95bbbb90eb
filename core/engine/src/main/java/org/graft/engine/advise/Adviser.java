package org.graft.engine.advise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plan.FeatureTable;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Setting;
import org.graft.engine.plan.Steps;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.Sessions;
import org.graft.engine.run.SourceModels;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Block;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/** Measures size and similarity of a target and applies the four-scenario rule. */
public final class Adviser {
  private final Planning planning;
  private final Sessions sessions;

  /** Plans the text of an experiment. */
  @FunctionalInterface
  public interface Planning {
    /** The plan, and where its source models come from. */
    Planned plan(String experiment);
  }

  /** A plan and its source models. */
  public record Planned(Plan plan, SourceModels models) {}

  /** An adviser. */
  public Adviser(Planning planning, Sessions sessions) {
    this.planning = planning;
    this.sessions = sessions;
  }

  /** The advice; the experiment it comes with has been planned, so that it runs as it is. */
  public Advice on(Question question) throws IOException, InterruptedException {
    Question.Layout bare = new Question.Layout(0, false, false, Optional.empty());
    Setting setting = planning.plan(question.experiment(bare)).plan().settings().get(0);
    Network body = setting.card().body();
    List<String> blocks = body.blocks().stream().map(Block::name).toList();
    Shape features = body.shapes().get(setting.card().features());
    boolean pooled = features != null && features.rank() == 3;
    boolean validation = setting.target().dataset().validation().isPresent();
    Question.Layout whole =
        new Question.Layout(blocks.size(), validation, pooled, Optional.empty());
    Planned planned = planning.plan(question.experiment(whole));
    Similarity similarity = similarity(planned, question.examples());
    Examples train = setting.target().dataset().train();
    int classes = classes(setting.target().dataset());
    boolean small = (double) train.size() / classes < question.small();
    Scenario scenario = Scenario.of(small, similarity.similar());
    Question.Layout layout =
        new Question.Layout(blocks.size(), validation, pooled, Optional.of(scenario));
    String experiment = question.experiment(layout);
    planning.plan(experiment);
    return new Advice(
        setting.transfer().target().label(),
        train.size(),
        classes,
        question.small(),
        similarity,
        scenario,
        blocks,
        Question.label(scenario, layout),
        experiment);
  }

  private static int classes(Dataset data) {
    try {
      return data.classes().size();
    } catch (IllegalArgumentException e) {
      throw new UserException("advice is for classes: " + e.getMessage(), e);
    }
  }

  private Similarity similarity(Planned planned, int most)
      throws IOException, InterruptedException {
    PlannedTrial trial = planned.plan().trials().get(0);
    FeatureTable step =
        Steps.needed(trial).stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the backbone has no layer to freeze"));
    Examples train = step.source().setting().target().dataset().train();
    Examples probed = train.select(spread(train, most));
    int classes = classes(step.source().setting().target().dataset());
    Trainer.Session session = sessions.of(step.runner().trainer());
    Network prefix = step.prefix();
    Weights pretrained = planned.models().get(step.source()).weights().only(prefix::has);
    Seed seed = new Seed(planned.plan().spec().seed());
    Weights untrained = Weights.draw(prefix, seed.derive("untrained"));
    return Similarity.of(
        probe(session, prefix, pretrained, probed, classes),
        probe(session, prefix, untrained, probed, classes),
        seed.derive("resamples").value());
  }

  private static double[] probe(
      Trainer.Session session, Network prefix, Weights weights, Examples examples, int classes)
      throws InterruptedException {
    String tap = prefix.output().name();
    Tensor output = session.outputs(prefix, weights, examples.inputs(), List.of(tap)).get(tap);
    if (output == null) {
      throw new IllegalStateException("no output for '" + tap + "'");
    }
    double[][] features = new double[output.rows()][output.rowLength()];
    float[] row = new float[output.rowLength()];
    for (int i = 0; i < features.length; i++) {
      output.row(i, row, 0);
      for (int j = 0; j < row.length; j++) {
        features[i][j] = row[j];
      }
    }
    return LinearProbe.right(features, examples.labels(), classes);
  }

  /** At most {@code most} rows, spread evenly over each class. */
  public static int[] spread(Examples examples, int most) {
    double share = Math.min(1, (double) most / examples.size());
    List<Integer> rows = new ArrayList<>();
    Map<Integer, Integer> seen = new HashMap<>();
    for (int row = 0; row < examples.size(); row++) {
      int n = seen.merge(examples.label(row), 1, Integer::sum);
      if (Math.floor(n * share) > Math.floor((n - 1) * share)) {
        rows.add(row);
      }
    }
    return rows.stream().mapToInt(r -> r).toArray();
  }
}
