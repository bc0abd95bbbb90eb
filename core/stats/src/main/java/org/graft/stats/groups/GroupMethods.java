package org.graft.stats.groups;

import java.util.List;
import java.util.stream.Stream;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;

/** The catalogue's methods for many groups and many data sets. */
public final class GroupMethods {
  static final Input MATRIX =
      new Input(
          "matrix",
          "matrix",
          "",
          "[blocks, treatments], such as data sets by strategies; null marks a missing cell");
  static final Input COLUMNS =
      new Input("columns", "texts", "[]", "names of the treatments; their 0-based index if absent");
  static final Input HIGHER =
      new Input("higher_is_better", "flag", "true", "whether the largest score gets rank 1");
  static final Input GROUPS =
      new Input("groups", "vectors", "[x, y]", "scores of each independent group; or give x and y");
  static final Input X = new Input("x", "vector", "null", "first of two groups");
  static final Input Y = new Input("y", "vector", "null", "second of two groups");
  static final Output AVERAGE_RANKS =
      new Output("average_ranks", "mean rank of each treatment, 1 the best");
  static final String BLOCK_EDGES =
      "Blocks with a missing cell are dropped and named in a note; no complete block or one"
          + " treatment: too-few. Infinities are ranked, equal ones tied. Round-off does not break"
          + " ties (relative 1e-12 of the block's largest magnitude). ";

  private GroupMethods() {}

  /** All methods, in reading order. */
  public static List<Method> all() {
    return Stream.of(
            FriedmanMethods.all(),
            BlockMethods.all(),
            ComparisonMethods.all(),
            AnovaMethods.all(),
            RangeMethods.all())
        .flatMap(List::stream)
        .toList();
  }
}
