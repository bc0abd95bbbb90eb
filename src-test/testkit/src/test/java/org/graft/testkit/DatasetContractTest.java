package org.graft.testkit;

import static org.graft.testkit.Broken.breaks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.testkit.DatasetContract.Drawn;
import org.graft.testkit.fixture.Clusters;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class DatasetContractTest {
  /** Ways in which data sets go wrong. */
  public enum Fault {
    NONE,
    FIXED,
    RESPLITS,
    CHANGES_BETWEEN_LOADS,
    DEPENDS_ON_THE_COUNTRY,
    SIZE_FOLLOWS_THE_SEED,
    EMPTY_TEST,
    LEAKS_TRAIN_INTO_TEST,
    SAME_NAMES,
    CLASS_ONLY_IN_TEST,
    NOT_A_NUMBER
  }

  /** Clusters with one fault. */
  @Name(value = "faulty", doc = "Clusters with one fault.")
  public record Faulty(@Param(doc = "How it is broken.") Fault fault) implements DatasetProvider {
    private static final AtomicInteger LOADS = new AtomicInteger();

    @Override
    public Dataset load(DataAccess access, Seed seed) {
      Dataset sound = new Clusters(Shape.of(3), 3, drawn(seed)).dataset(30, 9, 12);
      return switch (fault) {
        case SIZE_FOLLOWS_THE_SEED ->
            new Clusters(Shape.of(3), 3, seed).dataset(30 + (int) seed.value(), 9, 12);
        case RESPLITS -> resplit(seed);
        case EMPTY_TEST -> test(sound, sound.test().select(new int[0]));
        case LEAKS_TRAIN_INTO_TEST -> test(sound, sound.train().select(new int[] {0, 1, 2}));
        case SAME_NAMES ->
            new Dataset(List.of("a", "a", "b"), sound.train(), sound.validation(), sound.test());
        case CLASS_ONLY_IN_TEST ->
            new Dataset(
                sound.classes(),
                sound.train().select(new int[] {0, 1, 3, 4}),
                sound.validation(),
                sound.test());
        case NOT_A_NUMBER -> test(sound, holed(sound.test()));
        default -> sound;
      };
    }

    private Seed drawn(Seed seed) {
      return switch (fault) {
        case FIXED -> new Seed(1);
        case CHANGES_BETWEEN_LOADS -> seed.derive("load", LOADS.incrementAndGet());
        case DEPENDS_ON_THE_COUNTRY -> seed.derive(Locale.getDefault().getCountry());
        default -> seed;
      };
    }

    private static Dataset resplit(Seed seed) {
      Examples all = new Clusters(Shape.of(3), 3, new Seed(1)).examples("all", 51);
      int[] order = seed.randomness().permutation(51);
      return new Dataset(
          List.of("a", "b", "c"),
          all.select(Arrays.copyOf(order, 40)),
          Optional.empty(),
          all.select(Arrays.copyOfRange(order, 40, 51)));
    }

    private static Dataset test(Dataset sound, Examples test) {
      return new Dataset(sound.classes(), sound.train(), sound.validation(), test);
    }

    private static Examples holed(Examples examples) {
      float[] values = examples.inputs().toArray();
      values[4] = Float.NaN;
      return examples.withInputs(Tensor.of(examples.inputs().shape(), values));
    }
  }

  @TestFactory
  Stream<DynamicTest> soundOnesKeepTheirPromises() {
    return Stream.of(
            contract(Fault.NONE, Drawn.EXAMPLES),
            contract(Fault.FIXED, Drawn.NOTHING),
            contract(Fault.RESPLITS, Drawn.SPLITS))
        .flatMap(DatasetContract::tests);
  }

  @Test
  void findsDataThatChangeBetweenLoads() {
    breaks(
        contract(Fault.CHANGES_BETWEEN_LOADS, Drawn.EXAMPLES),
        "the same seed gives the same data",
        "loads side by side give the same data",
        "locale, time zone and working directory do not matter");
  }

  @Test
  void findsDataThatDependOnTheCountry() {
    breaks(
        contract(Fault.DEPENDS_ON_THE_COUNTRY, Drawn.EXAMPLES),
        "locale, time zone and working directory do not matter");
  }

  @Test
  void findsASeedThatChangesTooMuchOrTooLittle() {
    String promise = "the seed changes what it should and nothing else";
    breaks(contract(Fault.SIZE_FOLLOWS_THE_SEED, Drawn.EXAMPLES), promise);
    breaks(contract(Fault.FIXED, Drawn.EXAMPLES), promise);
    breaks(contract(Fault.NONE, Drawn.NOTHING), promise);
    breaks(contract(Fault.NONE, Drawn.SPLITS), promise);
  }

  @Test
  void findsAnEmptySplit() {
    breaks(contract(Fault.EMPTY_TEST, Drawn.EXAMPLES), "no split is empty");
  }

  @Test
  void findsTrainingExamplesInTheTestSplit() {
    breaks(
        contract(Fault.LEAKS_TRAIN_INTO_TEST, Drawn.EXAMPLES),
        "the test split shares no examples with others");
    breaks(contract(Fault.LEAKS_TRAIN_INTO_TEST, Drawn.EXAMPLES).sharing(1));
  }

  @Test
  void findsClassesOfOneName() {
    breaks(contract(Fault.SAME_NAMES, Drawn.EXAMPLES), "classes have names of their own");
  }

  @Test
  void findsAClassThatCannotBeLearnt() {
    breaks(
        contract(Fault.CLASS_ONLY_IN_TEST, Drawn.EXAMPLES), "every class is in the training split");
  }

  @Test
  void findsNotANumber() {
    breaks(contract(Fault.NOT_A_NUMBER, Drawn.EXAMPLES), "inputs are finite numbers");
  }

  private static DatasetContract contract(Fault fault, Drawn drawn) {
    return DatasetContract.of(new Faulty(fault), new Folder(Path.of("nowhere")), drawn);
  }
}
