package org.graft.engine.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.graft.engine.advise.Adviser;
import org.graft.engine.plan.FeatureTable;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Setting;
import org.graft.engine.plugin.Choice;
import org.graft.engine.run.FeatureTables;
import org.graft.engine.run.Sessions;
import org.graft.spi.TransferScore;
import org.graft.spi.TransferScore.Evidence;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Depth;

/** Scores backbones at taps; features come from the store where they are there. */
public final class Scorer {
  private static final Seed SEED = new Seed(1);

  private final Adviser.Planning planning;
  private final Sessions sessions;
  private final FeatureTables tables;

  /** A scorer. */
  public Scorer(Adviser.Planning planning, Sessions sessions, FeatureTables tables) {
    this.planning = planning;
    this.sessions = sessions;
    this.tables = tables;
  }

  /** Every score of every backbone at every tap; of each score the best first. */
  public List<Scored> on(ScoreQuestion question) throws IOException, InterruptedException {
    List<Scored> all = new ArrayList<>();
    for (String backbone : question.backbones()) {
      all.addAll(backbone(question, backbone));
    }
    List<String> names = question.scores().stream().map(Choice::label).toList();
    all.sort(
        Comparator.<Scored>comparingInt(s -> names.indexOf(s.score()))
            .thenComparingDouble(s -> -s.value().orElse(Double.NEGATIVE_INFINITY)));
    return all;
  }

  private List<Scored> backbone(ScoreQuestion question, String backbone)
      throws IOException, InterruptedException {
    String bare = question.experiment(backbone, List.of("feature-extractor"));
    Setting setting = planning.plan(bare).plan().settings().get(0);
    List<String> taps = question.taps().isEmpty() ? List.of("all") : question.taps();
    List<String> strategies = new ArrayList<>();
    for (String tap : taps) {
      strategies.add(strategy(setting.card().body(), tap));
    }
    Adviser.Planned planned = planning.plan(question.experiment(backbone, strategies));
    Scoring scoring = new Scoring(sessions, tables, question.examples());
    List<Scored> all = new ArrayList<>();
    for (PlannedTrial trial : planned.plan().trials()) {
      FeatureTable table =
          trial
              .features()
              .orElseThrow(() -> new IllegalArgumentException("there is no layer to freeze"));
      Weights weights = planned.models().get(table.source()).weights();
      Evidence evidence = scoring.evidence(table, weights, question.scores());
      for (Choice<TransferScore> score : question.scores()) {
        all.add(scored(question, table, evidence, score));
      }
    }
    return all;
  }

  /** Images are pooled: of a convolution's outputs, the mean of each channel. */
  private static String strategy(Network body, String tap) {
    String last = body.output().name();
    for (String name : Depth.parse(tap).nodes(body)) {
      last = name;
    }
    Shape shape = body.shapes().getOrDefault(last, body.input());
    return "feature-extractor: {tap: \""
        + tap
        + "\""
        + (shape.rank() == 3 ? ", pooling: average}" : "}");
  }

  private static Scored scored(
      ScoreQuestion question, FeatureTable table, Evidence evidence, Choice<TransferScore> score) {
    Scoring.Answer answer = new Scoring.Answer(Optional.empty(), Optional.empty());
    Optional<Double> error = Optional.empty();
    Optional<String> failure = Optional.empty();
    try {
      answer = Scoring.ask(score.value(), evidence);
      if (answer.value().isPresent()) {
        error = error(question.resamples(), evidence, score.value());
      }
    } catch (RuntimeException | Error e) {
      answer = new Scoring.Answer(Optional.empty(), Optional.empty());
      failure = Optional.of(Scoring.failure(score, table, e));
    }
    return new Scored(
        score.label(),
        table.source().setting().backbone().label(),
        table.tap(),
        evidence.features().rowLength(),
        evidence.features().rows(),
        answer.value(),
        error,
        answer.refusal(),
        failure);
  }

  /** None where a half is refused. */
  private static Optional<Double> error(int resamples, Evidence evidence, TransferScore score) {
    if (resamples < 2) {
      return Optional.empty();
    }
    double[] values = new double[resamples];
    double mean = 0;
    for (int k = 0; k < resamples; k++) {
      int[] rows = HalfSamples.rows(evidence.labels(), evidence.classes(), SEED.derive("half", k));
      Optional<Double> value = Scoring.ask(score, evidence.select(rows)).value();
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[k] = value.get();
      mean += values[k] / resamples;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Optional.of(Math.sqrt(squares / (resamples - 1)));
  }
}
