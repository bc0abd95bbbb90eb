package org.graft.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.graft.testkit.Faults.Kind;
import org.graft.testkit.promise.Promise;
import org.graft.testkit.promise.Violation;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class TrainerContractTest {
  /** Regular expressions of the promises that each fault breaks: all of these and no others. */
  private static final Map<Kind, String> BROKEN = new TreeMap<>();

  static {
    BROKEN.put(Kind.NONE, "none");
    BROKEN.put(Kind.IGNORES_SCHEDULES, ".*: schedule: .*|.*a schedule begins with its phase");
    BROKEN.put(Kind.IGNORES_SMOOTHING, ".*: label smoothing.*|.*, balanced and smoothed");
    BROKEN.put(Kind.SUMS_OVER_OUTPUTS, ".*: targets: (augmentation: )?several .*");
    BROKEN.put(Kind.ONE_FACTOR_FOR_ALL, ".*l2-sp with a factor for new kernels");
    BROKEN.put(Kind.IGNORES_AVERAGES, ".*: averages: .*");
    BROKEN.put(Kind.IGNORES_RATES, ".*: rates: .*|.*: insertion: at rates of its own");
    BROKEN.put(
        Kind.IGNORES_LOSSES, ".*: loss on features: (?!where nothing trained).*|.*: teacher: .*");
    BROKEN.put(Kind.IGNORES_TEACHERS, ".*: teacher: .*");
    BROKEN.put(Kind.FITS_NO_LOSSES, ".*: loss on features: .* of the training split");
    BROKEN.put(Kind.IGNORES_STOCHASTIC_NORMALIZATION, ".*: stochastic normalization: .*");
    BROKEN.put(Kind.IGNORES_INSERTIONS, ".*: insertion: .*");
    BROKEN.put(
        Kind.IGNORES_CLASS_WEIGHTS, ".*balanced class weights|.*factors of classes, balanced.*");
    BROKEN.put(Kind.IGNORES_CLASS_FACTORS, ".*: factors of classes.*");
    BROKEN.put(Kind.IGNORES_AUGMENTATION, ".*augmentation: (?!copies made before).*");
    BROKEN.put(Kind.IGNORES_COPIES, ".*augmentation: copies made before");
    BROKEN.put(
        Kind.IGNORES_ANCHORS, ".*l2-sp with .*|.*: loss on features: (?!where nothing trained).*");
    BROKEN.put(Kind.IGNORES_EARLY_STOPPING, ".*early stopping: .*");
    BROKEN.put(Kind.FORGETS_TO_RESTORE, ".*early stopping: (?!last weights kept).*");
    BROKEN.put(Kind.ALWAYS_RESTORES, ".*early stopping: last weights kept");
    BROKEN.put(
        Kind.MOVES_FROZEN_STATISTICS,
        ".*frozen: batch normalization(, statistics included| in the middle)|.*(parameters: (scale"
            + " and shift|a shift)|insertion: scale and shift) of a normalization.*|trains on"
            + " features as with the frozen prefix in the network: batch normalization");
    BROKEN.put(
        Kind.TRAINS_WHOLE_LAYERS,
        ".*parameters: (?!scale and shift of).*|.*insertion: .*, beside a bias.*");
    BROKEN.put(
        Kind.DECAYS_LIKE_L2,
        ".*optimizer: adamw|.*weight decay (leaves it alone|goes by them|of what is new)");
    BROKEN.put(Kind.NESTEROV_AS_MOMENTUM, ".*optimizer: nesterov");
    BROKEN.put(Kind.NO_DROPOUT, "dropout agrees in distribution|dropout masks follow the seed");
    BROKEN.put(Kind.BATCH_MATTERS, "other jobs in the same call change no bits");
    BROKEN.put(Kind.TAKES_THE_FIRST_JOBS_RATE, "other jobs in the same call change no bits");
    BROKEN.put(Kind.CANNOT_BE_INTERRUPTED, ".* interrupted training.*");
    BROKEN.put(
        Kind.REFUSES_CONVOLUTIONS,
        ".*(: convolution.*|images|max pooling.*|average pooling.*|zero padding|channels(, image"
            + " (first|last))?|on convolutions|a convolution|pictures|of images|pictures, and"
            + " mixup|of each picture|layer normalization of pixels|(group|global response|local"
            + " response) normalization|channel (padding|shuffle)|prelu with one slope|upsampling"
            + " .*|cropping|space to depth|stochastic depth of 0|tokens.*|.* of tokens|class token"
            + " and positions|: (cosine )?(window )?attention.*)");
    BROKEN.put(Kind.TAKES_GELU_FOR_RELU, ".* GELU");
    BROKEN.put(Kind.DROPS_THE_LAST_BATCH, ".*a smaller last batch");
    BROKEN.put(
        Kind.LEAKS_OPTIMIZER_STATE,
        ".*(ends? with (its|their) phase|a schedule begins with its phase)");
    BROKEN.put(
        Kind.UNSEEDED_MASKS, ".*same bits|.*change no bits|.*: stochastic normalization: .*");
    BROKEN.put(
        Kind.FIXED_MASKS,
        "dropout agrees in distribution|dropout masks follow the seed"
            + "|.*: stochastic normalization: .*");
    BROKEN.put(
        Kind.RESTARTS_EPOCHS,
        ".*reference: phases: .*|.*insertion: anew in each phase.*|.*in an earlier"
            + " phase|.*averages: half way between start and end, and on"
            + "|.*stochastic normalization: of features");
  }

  @TestFactory
  Stream<DynamicTest> theReferenceKeepsItsPromises() {
    return TrainerContract.of(new ReferenceTrainer()).refusing("checkpoints").tests();
  }

  @TestFactory
  Stream<DynamicTest> findsExactlyWhatIsBroken() {
    return BROKEN.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey().name().toLowerCase(Locale.ROOT),
                    () -> finds(new BrokenTrainer(e.getKey()), e.getValue())));
  }

  @Test
  void findsBatchesInTheWrongOrder() {
    assertThat(TrainerContract.of(new BrokenTrainer(Kind.NEVER_SHUFFLES)).check())
        .extracting(Violation::promise)
        .contains("agrees with the reference: layer: dense")
        .doesNotContain("the same job twice gives the same bits");
  }

  @Test
  void findsThatATrainerOfHeadsAloneGoesUphill() {
    TrainerContract contract = TrainerContract.of(new BrokenTrainer(Kind.ASCENDS));
    assertThat(contract.refusing("heads alone", "checkpoints").check())
        .extracting(Violation::promise)
        .contains("agrees with the reference: head alone: sgd")
        .allMatch(p -> p.matches(".*reference: head alone: .*|a session trains on after .*"));
  }

  @Test
  void findsThatATrainerRunsNothing() {
    Broken.breaks(
        TrainerContract.of(new BrokenTrainer(Kind.RUNS_NOTHING)).refusing("heads alone"),
        "it runs some of the cases");
  }

  @Test
  void excusesARefusalThatWasDeclared() {
    TrainerContract contract = TrainerContract.of(new BrokenTrainer(Kind.REFUSES_CONVOLUTIONS));
    assertThat(contract.refusing("convolution", "checkpoints").check()).isEmpty();
  }

  /** It keeps no state, so that what is promised of a resumed training is not tried. */
  private static void finds(BrokenTrainer trainer, String regex) {
    TrainerContract contract = TrainerContract.of(trainer).refusing("checkpoints");
    List<String> expected =
        contract.promises().stream()
            .map(Promise::name)
            .filter(n -> n.matches(regex) && !n.startsWith("resumed with the same bits"))
            .toList();
    assertThat(contract.check()).extracting(Violation::promise).containsExactlyElementsOf(expected);
    assertThat(expected.isEmpty()).isEqualTo(trainer.fault() == Kind.NONE);
  }
}
