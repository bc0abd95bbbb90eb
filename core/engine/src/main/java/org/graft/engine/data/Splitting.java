package org.graft.engine.data;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Target;

/** The steps of a {@link View} that choose rows, in its order. */
final class Splitting {
  private final View view;
  private final Pool pool;
  private final Seed seed;
  private final Optional<Fold> fold;
  private final Stratified stratified;
  private final Optional<RowLists> lists;

  private Splitting(
      View view, Pool pool, Seed seed, Optional<Fold> fold, Optional<RowLists> lists) {
    this.lists = lists;
    this.view = view;
    this.pool = pool;
    this.seed = seed;
    this.fold = fold;
    this.stratified = new Stratified(pool, fold.map(d -> d.seed(seed)).orElse(seed));
  }

  /**
   * Which rows train, validate and test.
   *
   * @param fold draws the test rows in place of the view
   * @throws IllegalArgumentException with a message for the user
   */
  static Split of(View view, Pool pool, Seed seed, Optional<Fold> fold, Optional<RowLists> lists) {
    return new Splitting(view, pool, seed, fold, lists).split();
  }

  private Split split() {
    int[] train = pool.part(0);
    Optional<int[]> own = Optional.of(pool.part(1)).filter(rows -> rows.length > 0);
    Optional<int[]> validation = own;
    int[] test = pool.part(2);
    if (view.test().isPresent() || fold.isPresent()) {
      int[] all = joined(joined(train, pool.part(1)), test);
      int[] taken = tested(all);
      test = taken;
      train = Stratified.without(all, taken);
      validation = Optional.empty();
    } else if (view.validation().isPresent()) {
      train = joined(train, pool.part(1));
    }
    if (view.test().equals(Optional.of(Portion.ALL))) {
      return new Split(train, validation, test);
    }
    requireEveryClass(train, "the data set's training rows");
    if (view.rows().flatMap(RowChoice::train).isPresent()) {
      RowLists named = listed();
      validation = named.validation(train, pool.size(0)).or(() -> own);
      train = named.train(train, pool.size(0));
    }
    train = drawn(ranged(train));
    if (view.validation().isPresent()) {
      int rows = view.validation().get().of(train.length, "validation");
      int[] taken = stratified.draw(train, rows, "validation");
      train = Stratified.without(train, taken);
      validation = Optional.of(taken);
    }
    requireEveryClass(train, "what is left to train on");
    if (test.length == 0) {
      throw new IllegalArgumentException(
          "test: there are no test rows%s; split some off (test: 0.2)"
              .formatted(pool.target() instanceof Target.Classes ? " of these classes" : ""));
    }
    return new Split(train, validation, test);
  }

  private int[] tested(int[] all) {
    if (fold.isEmpty()) {
      Portion portion = view.test().orElseThrow();
      return portion.equals(Portion.ALL)
          ? all
          : stratified.draw(all, portion.of(all.length, "test"), "test");
    }
    if (view.test().isPresent()) {
      throw new IllegalArgumentException(
          "test: %s and repeats.splits both say which rows are tested; leave one of them out"
              .formatted(view.test().get()));
    }
    return fold.get().test(all, pool, seed);
  }

  private RowLists listed() {
    if (fold.isPresent()) {
      throw new IllegalArgumentException(
          "rows: a list and repeats.splits both say which rows train; leave one of them out");
    }
    return lists.orElseThrow();
  }

  private int[] ranged(int[] train) {
    if (view.rows().flatMap(RowChoice::range).isEmpty()) {
      return train;
    }
    RowRange range = view.rows().flatMap(RowChoice::range).orElseThrow();
    if (range.to() >= train.length) {
      throw new IllegalArgumentException(
          "rows: %s asks for more than the %d training rows there are (0-%d)"
              .formatted(range, train.length, train.length - 1));
    }
    return Arrays.copyOfRange(train, range.from(), range.to() + 1);
  }

  private int[] drawn(int[] train) {
    if (view.perClass().isPresent()) {
      return stratified.drawOfEach(train, view.perClass().get());
    }
    int rows = train.length;
    if (view.fraction().isPresent()) {
      rows = Math.toIntExact(Math.round(view.fraction().get() * train.length));
    } else if (view.count().isPresent()) {
      rows = view.count().get();
    }
    if (rows > train.length) {
      throw new IllegalArgumentException(
          "count: %d is more than the %d training rows there are".formatted(rows, train.length));
    }
    return rows == train.length ? train : stratified.draw(train, rows, "train");
  }

  private void requireEveryClass(int[] train, String where) {
    if (!(pool.target() instanceof Target.Classes)) {
      if (train.length == 0) {
        throw new IllegalArgumentException("there is no row in " + where);
      }
      return;
    }
    int[] counts = stratified.counts(train);
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] == 0) {
        throw new IllegalArgumentException(
            "class '%s' has no row in %s (%d rows); take more rows, or leave the class out with classes"
                .formatted(pool.groups().get(label), where, train.length));
      }
    }
  }

  private static int[] joined(int[] one, int[] other) {
    return IntStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
  }
}
