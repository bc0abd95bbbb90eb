package org.graft.engine.study.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names by which columns are usually called, in lower case, with blanks. */
final class UsualNames {
  static final List<String> STRATEGY =
      List.of("strategy", "method", "algorithm", "approach", "classifier", "model", "system");

  static final List<String> SCORE =
      List.of(
          "score", "value", "metric", "result", "accuracy", "acc", "auc", "f1", "loss", "error");

  static final List<String> DATASET =
      List.of(
          "transfer",
          "dataset",
          "data set",
          "data",
          "task",
          "problem",
          "benchmark",
          "corpus",
          "environment",
          "env");

  /** What tells the repeats of one thing apart. */
  static final Set<String> INNER =
      Set.of(
          "seed",
          "random seed",
          "random state",
          "training seed",
          "repeat",
          "replicate",
          "repetition",
          "rep",
          "run",
          "trial",
          "iteration",
          "draw",
          "try",
          "training",
          "training replicate",
          "measurement");

  /** Parts of one data set on which training sets overlap. */
  static final Set<String> RESAMPLE = Set.of("fold", "split", "resample", "cv fold");

  /** Examples, on each of which all strategies are measured. */
  static final Set<String> EXAMPLE =
      Set.of("example", "item", "instance", "question", "query", "image", "sample");

  /** What repeats belong together by. */
  static final Set<String> CLUSTER =
      Set.of(
          "source",
          "source replicate",
          "source model",
          "source seed",
          "pretraining",
          "pretraining seed",
          "pretrained model",
          "checkpoint",
          "backbone seed",
          "subject",
          "patient",
          "participant",
          "person",
          "individual",
          "user",
          "client",
          "speaker",
          "author",
          "writer",
          "rater",
          "annotator",
          "reader",
          "site",
          "center",
          "centre",
          "hospital",
          "clinic",
          "scanner",
          "school",
          "lab",
          "laboratory",
          "group",
          "cluster",
          "family",
          "household",
          "animal",
          "mouse",
          "donor",
          "session",
          "city",
          "institution");

  /** Counts, costs and settings, which are no scores. */
  static final Set<String> NO_SCORE =
      Set.of(
          "epoch",
          "epochs",
          "step",
          "steps",
          "time",
          "seconds",
          "minutes",
          "hours",
          "runtime",
          "duration",
          "params",
          "parameters",
          "batch size",
          "lr",
          "learning rate",
          "n",
          "size",
          "count",
          "year",
          "date",
          "rank");

  /** A number for each row. */
  static final Set<String> ROW = Set.of("", "id", "index", "idx", "row", "no", "nr", "number", "#");

  private static final Set<String> COST =
      Set.of(
          "rmse",
          "mse",
          "mae",
          "mape",
          "brier",
          "perplexity",
          "ppl",
          "regret",
          "entropy",
          "nll",
          "wer",
          "cer",
          "time",
          "seconds",
          "runtime",
          "latency",
          "cost",
          "errors");

  private UsualNames() {}

  /** Whether it names a repeat, alone or with others. */
  static boolean block(String plain) {
    return plain.equals("block")
        || INNER.contains(plain)
        || RESAMPLE.contains(plain)
        || EXAMPLE.contains(plain);
  }

  /** Whether it names costs, of which less is better. */
  static boolean cost(String metric) {
    for (String word : metric.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      if (COST.contains(word) || word.endsWith("loss") || word.endsWith("error")) {
        return true;
      }
    }
    return false;
  }
}
