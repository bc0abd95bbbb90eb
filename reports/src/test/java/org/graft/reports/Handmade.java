package org.graft.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.result.Stage;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Analysis;
import org.graft.spi.result.study.Answer;
import org.graft.spi.result.study.ChecklistItem;
import org.graft.spi.result.study.Choices;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.DataCard;
import org.graft.spi.result.study.Design;
import org.graft.spi.result.study.Documentation;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Family;
import org.graft.spi.result.study.Interval;
import org.graft.spi.result.study.Losses;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.Methods;
import org.graft.spi.result.study.Pairing;
import org.graft.spi.result.study.Provenance;
import org.graft.spi.result.study.Replication;
import org.graft.spi.result.study.Role;
import org.graft.spi.result.study.Scatter;
import org.graft.spi.result.study.Score;
import org.graft.spi.result.study.Sensitivity;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.Stopping;
import org.graft.spi.result.study.StrategyCard;
import org.graft.spi.result.study.StrategyResult;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Warning;

/** Studies made up for tests, one for each thing that reports must get right. */
final class Handmade {
  private Handmade() {}

  /** Four strategies on the blobs, thirty repeats of one source model. */
  static Study blobs() {
    return study("blobs", List.of(setting("blobs, 1 to 2", names(), 1, 30)), Optional.empty());
  }

  /** Twelve source models with five trainings each. */
  static Study sources() {
    return study(
        "blobs-sources", List.of(setting("blobs, 1 to 2", names(), 12, 5)), Optional.empty());
  }

  /** Names that would be markup. */
  static Study markup() {
    List<String> names =
        List.of(
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(2)>", "a & b_c $x^2$ | \\d");
    return study(
        "<b>bold</b> & 'quoted'",
        List.of(setting("<i>data</i> ]]> <!-- x", names, 1, 10)),
        Optional.empty());
  }

  /** Four strategies that chose their rates among eight, and one of them its depth too. */
  static Study chosen() {
    SettingResult plain = setting("blobs, 1 to 2", names(), 1, 30);
    List<Choices> choices = new ArrayList<>();
    for (String name : names()) {
      List<Choices.Value> rates = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        double rate = Math.pow(10, i - 4);
        double mean = 0.6 - 0.1 * i;
        rates.add(
            new Choices.Value(
                String.valueOf(rate),
                rate,
                i == 3 ? 24 : 2,
                Estimate.of(mean, new Interval(mean - 0.05, mean + 0.05, 0.95, "t interval"))));
      }
      List<Choices.Setting> settings = new ArrayList<>();
      settings.add(new Choices.Setting("rate", rates));
      if (name.equals("feature-extractor")) {
        settings.add(
            new Choices.Setting(
                "optimizer <b>",
                List.of(
                    new Choices.Value("sgd", Double.NaN, 20, Estimate.of(0.5)),
                    new Choices.Value("adam", Double.NaN, 10, Estimate.refused("no score")))));
      }
      Estimate gap = Estimate.of(0.02, new Interval(-0.01, 0.05, 0.95, "t interval"));
      choices.add(
          new Choices(
              name,
              "by log-loss on the validation split",
              "tested as it was",
              new Measure(
                  "log-loss",
                  Direction.LOWER_IS_BETTER,
                  "",
                  OptionalDouble.of(0),
                  OptionalDouble.empty()),
              30,
              4,
              List.of(new Choices.Rung(4, 3), new Choices.Rung(2, 10)),
              1,
              settings,
              new Choices.Gap(Estimate.of(0.3), Estimate.of(0.32), gap)));
    }
    return study(
        "chosen",
        List.of(
            new SettingResult(
                plain.transfer(),
                plain.backbone(),
                plain.strategies(),
                plain.comparisons(),
                choices)),
        Optional.empty());
  }

  /** Three repeats, a failure, a missing cell, ties, a strategy without any score. */
  static Study few() {
    List<StrategyResult> strategies = new ArrayList<>();
    strategies.add(Sampled.of("scratch", 1, scores(0.5, 0.7, Double.NaN)));
    strategies.add(Sampled.of("fine-tune", 1, scores(0.8, 0.8, 0.8)));
    strategies.add(Sampled.of("broken", 1, scores(Double.NaN, Double.NaN, Double.NaN)));
    return study("few", List.of(against("iris", strategies)), Optional.empty());
  }

  private static List<Score> scores(double... values) {
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      scores.add(new Score("r" + i, 0, i, values[i]));
    }
    return scores;
  }

  /** Four methods on fourteen data sets. */
  static Study datasets() {
    List<SettingResult> settings = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      settings.add(setting("data set " + (i + 1), names(), 1, 6));
    }
    return study("fourteen", settings, Optional.of(Across.of(settings, names())));
  }

  /** Ten thousand trials. */
  static Study large() {
    List<SettingResult> settings = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      names.add("strategy " + (i + 1));
    }
    for (int i = 0; i < 5; i++) {
      settings.add(setting("transfer " + (i + 1), names, 25, 10));
    }
    return study("large", settings, Optional.of(Across.of(settings, names)));
  }

  static List<String> names() {
    return List.of(
        "scratch",
        "fine-tune{frozen: [0], head: kept}",
        "fine-tune{frozen: [0, 1, 2], head: kept}",
        "feature-extractor");
  }

  private static SettingResult setting(
      String transfer, List<String> names, int sources, int trainings) {
    List<StrategyResult> strategies = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      double mean = 0.76 + 0.02 * i - (i == 3 ? 0.035 : 0);
      double sd = i == 0 ? 0.05 : 0.012;
      long seed = transfer.hashCode() * 31L + i;
      strategies.add(Sampled.strategy(names.get(i), sources, trainings, mean, sd, seed));
    }
    return against(transfer, strategies);
  }

  private static SettingResult against(String transfer, List<StrategyResult> strategies) {
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 1; i < strategies.size(); i++) {
      comparisons.add(Compared.pair(strategies.get(i), strategies.get(0), Role.PRIMARY));
    }
    for (int i = 2; i < strategies.size(); i++) {
      comparisons.add(Compared.pair(strategies.get(i), strategies.get(1), Role.SECONDARY));
    }
    return new SettingResult(transfer, "mlp{hidden: [5, 5]}", strategies, comparisons);
  }

  private static Study study(
      String name, List<SettingResult> settings, Optional<AcrossDatasets> across) {
    List<String> names =
        settings.get(0).strategies().stream().map(StrategyResult::strategy).toList();
    Losses losses =
        new Losses(
            120,
            118,
            1,
            0,
            1,
            List.of(
                new Losses.Loss(
                    settings.get(0).title(),
                    names.get(0),
                    "training 7",
                    Losses.Kind.BROKEN,
                    Optional.of(Stage.FIT),
                    "loss is NaN at epoch 3",
                    "block left out of 3 comparisons")));
    Design design =
        new Design(
            new Measure(
                "accuracy",
                Direction.HIGHER_IS_BETTER,
                "share of test examples",
                OptionalDouble.of(0),
                OptionalDouble.of(1)),
            List.of(
                data("blobs, random state 1", DataCard.Role.SOURCE),
                data("blobs, random state 2", DataCard.Role.TARGET)),
            List.of("mlp{hidden: [5, 5]}"),
            names.stream().map(n -> new StrategyCard(n, "18 of 57 parameters train", "")).toList(),
            new Replication(
                "source model",
                1,
                30,
                Pairing.PAIRED,
                List.of("initial weights", "order of examples"),
                "Conclusions are about this one source model.",
                OptionalLong.of(1)),
            new Family(
                Optional.of(names.get(0)),
                3,
                "sign-flip permutation test of the mean difference",
                "Holm",
                0.05,
                0.01),
            new Stopping("fixed: 30 repeats", false, ""),
            losses,
            new Sensitivity(Estimate.of(1.8626451492313e-9), Estimate.of(0.0123), 0.8));
    return new Study(
        name,
        design,
        List.of(),
        new Analysis(
            new Answer("The second is best.", List.of("2 of 3 are better.")),
            settings,
            across,
            warnings(),
            List.of(scatter())),
        documentation());
  }

  private static DataCard data(String name, DataCard.Role role) {
    return new DataCard(
        name,
        role,
        "three Gaussian classes",
        OptionalLong.of(500),
        OptionalLong.empty(),
        OptionalLong.of(500),
        List.of("0", "1", "2"),
        Optional.of("ab12"));
  }

  private static List<Warning> warnings() {
    return List.of(
        new Warning(
            "one-source-model",
            Warning.Gravity.SCOPE,
            "All trials start from one source model; nothing is said about other source models."),
        new Warning(
            "unequal-spread",
            Warning.Gravity.NOTE,
            "Standard deviations differ by a factor of 4; intervals are bootstrapped."));
  }

  private static Scatter scatter() {
    Randomness random = new Seed(5).randomness();
    List<Scatter.Panel> panels = new ArrayList<>();
    for (String title : List.of("source: blobs, random state 1", "target: blobs, random state 2")) {
      List<Scatter.Group> groups = new ArrayList<>();
      for (int c = 0; c < 3; c++) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        double cx = 12 * random.nextGaussian() / 2;
        double cy = 12 * random.nextGaussian() / 2;
        for (int i = 0; i < 160; i++) {
          x.add(cx + 2 * random.nextGaussian());
          y.add(cy + 2 * random.nextGaussian());
        }
        groups.add(new Scatter.Group("class " + c, x, y));
      }
      panels.add(new Scatter.Panel(title, groups));
    }
    return new Scatter("The source and the target problem", "feature 1", "feature 2", panels);
  }

  private static Documentation documentation() {
    return new Documentation(
        new Methods(
            List.of(
                new Methods.Paragraph(
                    "Comparison",
                    "Strategies were compared with a sign-flip permutation test [@fisher1935] with"
                        + " Holm's adjustment [@holm1979]; 10,000 resamples & 100 % coverage.")),
            List.of(
                new Methods.Citation(
                    "fisher1935",
                    Methods.Citation.Kind.BOOK,
                    "Fisher, R. A.",
                    1935,
                    "The design of experiments",
                    "Oliver and Boyd",
                    Methods.Locator.NONE,
                    "",
                    ""),
                new Methods.Citation(
                    "holm1979",
                    Methods.Citation.Kind.ARTICLE,
                    "Holm, S.",
                    1979,
                    "A simple sequentially rejective multiple test procedure",
                    "Scandinavian Journal of Statistics",
                    new Methods.Locator("6", "2", "65-70"),
                    "10.2307/4615733",
                    ""))),
        List.of(
            new ChecklistItem(
                "How many repeats?", ChecklistItem.State.ANSWERED, "30 paired repeats."),
            new ChecklistItem(
                "Why these data?",
                ChecklistItem.State.OPEN,
                "Say why the data answer the question.")),
        new Provenance(
            List.of(new Provenance.Fact("Graft", "0.1.0"), new Provenance.Fact("JDK", "17.0.12")),
            "experiment: blobs\nbaseline: scratch\n",
            List.of()));
  }
}
