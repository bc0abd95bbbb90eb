package org.graft.engine.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.MissingInputs;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Size;

/**
 * Which part of a data set is used, how it is split and scaled: {@code {mnist: {}, classes: [0-4],
 * per-class: 10, validation: 0.2, scale: unit}}.
 *
 * <p>The steps, always in this order, which is that of the components:
 *
 * <ol>
 *   <li>{@code size} resizes every image;
 *   <li>{@code classes} keeps these classes in every split and numbers them anew, in this order;
 *   <li>{@code test} joins all splits and draws this much of them to test, the rest to train;
 *       {@code all} tests every row, for networks that are not trained;
 *   <li>{@code rows} keeps a range of the training rows, in the data set's order;
 *   <li>one of {@code per-class}, {@code fraction} and {@code count} draws from the training rows;
 *   <li>{@code validation} draws this much of what is left to validate; what validation rows the
 *       data set came with are joined to the training rows first, before {@code rows};
 *   <li>missing inputs become means over the training rows that then remain, and {@code scale} is
 *       fitted to these, both for every split.
 * </ol>
 *
 * <p>So with few labels, {@code {count: 1000, validation: 200}} trains on 800 and has seen 1,000.
 * Every draw is stratified: classes, or ten bins of the first number over all rows of the data set,
 * keep their shares as exactly as whole rows allow, the largest remainders rounded up. It depends
 * on the seed, the purpose and the class's name only, so that a smaller draw is contained in a
 * larger one, and rows stay in the data set's order. Rows with several labels are dealt
 * iteratively; such draws do not contain one another.
 *
 * @param size height and width that images are resized to; absent keeps theirs
 * @param classes class names or ranges of them, by value where all names are numbers; where none
 *     is, indices (from 0) or ranges of these too; empty for all
 * @param test how much to test, of all rows; absent keeps the data set's own
 * @param rows which training rows
 * @param perClass how many training rows of each class
 * @param fraction which share of the training rows, in (0, 1]
 * @param count how many training rows in all
 * @param validation how much of the training rows to validate; absent keeps the data set's own
 * @param scale how inputs are scaled
 * @param targetScale how numbers are scaled that networks are trained on; standardised when absent
 */
public record View(
    @Param(
            doc =
                "Height and width that images are resized to, bilinear and antialiased: 28, or"
                    + " 28x32.")
        Optional<Size> size,
    @Param(
            doc =
                "Classes to keep, numbered anew in this order: names, or ranges (0-4), which go by"
                    + " value where names are numbers; where none is, numbers are indices from 0.",
            byDefault = "[]")
        List<String> classes,
    @Param(
            doc =
                "Rows to test, drawn anew from all splits: a share (0.2), a number (500), or `all`"
                    + " where nothing trains.")
        Optional<Portion> test,
    @Param(
            doc =
                "Training rows to keep: the first so many (500), a range from 0 (500-999), or those"
                    + " that a list of indices names (FILE, or {train: FILE, validation: FILE}).")
        Optional<RowChoice> rows,
    @Param(
            doc =
                "Training rows to draw of each class: a number, `smallest` to balance them, a"
                    + " number for each ({cat: 100, dog: 10}), or a long tail ({largest: 500,"
                    + " ratio: 100}).")
        Optional<PerClass> perClass,
    @Param(doc = "Share of the training rows to draw, stratified.", min = 0, max = 1)
        Optional<Double> fraction,
    @Param(doc = "Training rows to draw in all, stratified.", min = 1) Optional<Integer> count,
    @Param(doc = "Training rows to validate on: a share (0.1) or a number (5000), stratified.")
        Optional<Portion> validation,
    @Param(
            doc =
                "none; unit (divided by 255); or, fitted on training rows, min-max or standardize"
                    + " each feature, or standardize-channels.",
            byDefault = "none")
        Scale scale,
    @Param(
            doc =
                "Of targets that are numbers: standardize them by the training rows while networks"
                    + " train (predictions are in their unit again), or none. Standardized when"
                    + " absent.")
        Optional<TargetScale> targetScale) {
  /** The whole data set as it is. */
  public static final View WHOLE =
      new View(
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Scale.NONE,
          Optional.empty());

  /** Keys of ways to draw from the training rows, which exclude one another. */
  public static final List<String> DRAWS = List.of("per-class", "fraction", "count");

  /** Checks what can be checked without the data. */
  public View {
    classes = List.copyOf(classes);
    if (fraction.isPresent() && !(fraction.get() > 0 && fraction.get() <= 1)) {
      throw new IllegalArgumentException(
          "fraction must lie in (0, 1], found " + fraction.get() + "; for a number of rows: count");
    }
    if (count.isPresent() && count.get() < 1) {
      throw new IllegalArgumentException("count must be 1 or more, found " + count.get());
    }
    int draws =
        (perClass.isPresent() ? 1 : 0)
            + (fraction.isPresent() ? 1 : 0)
            + (count.isPresent() ? 1 : 0);
    if (draws > 1) {
      throw new IllegalArgumentException(
          "per-class, fraction and count exclude one another, found " + draws + " of them");
    }
    boolean listed = rows.flatMap(RowChoice::train).isPresent();
    boolean twice = rows.flatMap(RowChoice::validation).isPresent() && validation.isPresent();
    if (listed && (test.isPresent() || twice)) {
      throw new IllegalArgumentException(
          "lists of rows are of the data set's own training rows; leave out test, and validation"
              + " where a list says it");
    }
    boolean fitted = scale != Scale.NONE && scale != Scale.UNIT;
    if (test.equals(Optional.of(Portion.ALL))
        && (rows.isPresent() || draws > 0 || validation.isPresent() || fitted)) {
      throw new IllegalArgumentException(
          "test: all leaves no training rows for rows, per-class, fraction, count, validation or a"
              + " fitted scale; leave these out");
    }
  }

  /**
   * The part of {@code dataset} that this view shows; a pure function, the same on every machine.
   *
   * @param seed of every draw
   * @throws IllegalArgumentException with a message for the user, if the data set does not have
   *     what the view asks for
   */
  public Dataset apply(Dataset dataset, Seed seed) {
    return apply(dataset, seed, Optional.empty());
  }

  /**
   * The same in one division of all rows into those that train and those that test, in place of
   * {@code test} and of the data set's own splits.
   *
   * @throws IllegalArgumentException as above, and if the view has a {@code test} of its own
   */
  public Dataset apply(Dataset dataset, Seed seed, Optional<Fold> fold) {
    return apply(dataset, seed, fold, Optional.empty());
  }

  /** The same with the rows that its lists name. */
  Dataset apply(Dataset dataset, Seed seed, Optional<Fold> fold, Optional<RowLists> lists) {
    return shown(dataset, seed, fold, lists, dataset.missing());
  }

  /**
   * The same of what is a part of another data set, in which it is split anew: missing inputs stay
   * missing, so that they become means over the rows that train there.
   *
   * @throws IllegalArgumentException as above, if inputs are missing and the view scales them, and
   *     if it scales targets, which is done over the rows that train there
   */
  Dataset part(Dataset dataset, Seed seed, Optional<RowLists> lists) {
    if (dataset.missing() != MissingInputs.NONE && scale != Scale.NONE) {
      throw new IllegalArgumentException(
          "scale: inputs are missing here, and become known once the whole is split; put scale"
              + " beside the whole");
    }
    if (targetScale.isPresent()) {
      throw new IllegalArgumentException(
          "target-scale: targets are scaled once the whole is split; put target-scale beside the"
              + " whole");
    }
    refuseResized(dataset.missing());
    Dataset shown = shown(dataset, seed, Optional.empty(), lists, MissingInputs.NONE);
    return new Dataset(
        shown.target(),
        shown.train(),
        shown.validation(),
        shown.test(),
        shown.notes(),
        dataset.missing(),
        shown.domains());
  }

  private Dataset shown(
      Dataset dataset,
      Seed seed,
      Optional<Fold> fold,
      Optional<RowLists> lists,
      MissingInputs missing) {
    refuseResized(missing);
    Pool given = Pool.of(dataset, classes, size);
    Split split = Splitting.of(this, given, seed, fold, lists);
    Pool pool = given.filled(missing, split.train());
    Scaler scaler = Scaler.fit(scale, pool, split.fitting());
    return new Dataset(
        TargetScale.of(targetScale, pool.target(), pool.targets(split.train())),
        pool.examples(split.train(), scaler),
        split.validation().map(rows -> pool.examples(rows, scaler)),
        pool.examples(split.test(), scaler),
        dataset.notes(),
        MissingInputs.NONE,
        isWhole(split.train(), dataset) ? dataset.domains() : List.of());
  }

  private void refuseResized(MissingInputs missing) {
    if (missing != MissingInputs.NONE && size.isPresent()) {
      throw new IllegalArgumentException(
          "size: resizes images, and inputs are missing here that become means; leave it out");
    }
  }

  /** Whether the training split is the data set's own, row by row. */
  private boolean isWhole(int[] train, Dataset dataset) {
    return classes.isEmpty()
        && Arrays.equals(train, IntStream.range(0, dataset.train().size()).toArray());
  }

  /**
   * Other inputs, scaled as those of {@code dataset} are in this view.
   *
   * @param inputs [n, ...] in the input shape of this view
   */
  Tensor scaled(Dataset dataset, Seed seed, Tensor inputs, Optional<RowLists> lists) {
    Pool given = Pool.of(dataset, classes, size);
    Split split = Splitting.of(this, given, seed, Optional.empty(), lists);
    Pool pool = given.filled(dataset.missing(), split.train());
    Scaler scaler = Scaler.fit(scale, pool, split.fitting());
    int length = Math.toIntExact(inputs.shape().row().elements());
    float[] values = inputs.toArray();
    for (int row = 0; row < inputs.rows(); row++) {
      scaler.scale(values, row * length);
    }
    return Tensor.of(inputs.shape(), values);
  }

  /** What is not at its default, as canonical JSON: what ids are made of. */
  public String canonical() {
    JsonObject json = new JsonObject();
    size.ifPresent(value -> json.addProperty("size", value.toString()));
    if (!classes.isEmpty()) {
      JsonArray array = new JsonArray();
      classes.forEach(array::add);
      json.add("classes", array);
    }
    test.ifPresent(value -> json.addProperty("test", value.toString()));
    rows.ifPresent(value -> json.addProperty("rows", value.toString()));
    perClass.ifPresent(value -> json.addProperty("per-class", value.toString()));
    fraction.ifPresent(value -> json.addProperty("fraction", value));
    count.ifPresent(value -> json.addProperty("count", value));
    validation.ifPresent(value -> json.addProperty("validation", value.toString()));
    if (scale != Scale.NONE) {
      json.addProperty("scale", scale.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    targetScale.ifPresent(
        value -> json.addProperty("target-scale", value.name().toLowerCase(Locale.ROOT)));
    return json.toString();
  }
}
