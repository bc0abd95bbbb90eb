package org.graft.testkit;

import static org.graft.testkit.Broken.breaks;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.graft.spi.TransferScore;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ScoreContractTest {
  private static final AtomicInteger CALLS = new AtomicInteger();

  /** Ways in which scores go wrong. */
  public enum Fault {
    NONE,
    REFUSES_ALL,
    NOT_A_NUMBER,
    COUNTS_ITS_CALLS,
    LOOKS_AT_THE_FIRST_ROW,
    LOWER_IS_BETTER
  }

  /** The mean of the feature that belongs to the row's class, with one fault. */
  @Name(value = "own-feature", doc = "The mean of the class's own feature.")
  public record OwnFeature(@Param(doc = "How it is broken.") Fault fault) implements TransferScore {
    @Override
    public Optional<String> refusal(Evidence evidence) {
      return fault == Fault.REFUSES_ALL ? Optional.of("no") : Optional.empty();
    }

    @Override
    public double score(Evidence evidence) {
      double sum = 0;
      for (int row = 0; row < evidence.labels().length; row++) {
        sum += evidence.features().rows(row, row + 1)[evidence.labels()[row]];
      }
      double mean = sum / evidence.labels().length;
      return switch (fault) {
        case NOT_A_NUMBER -> Double.NaN;
        case COUNTS_ITS_CALLS -> mean + CALLS.incrementAndGet();
        case LOOKS_AT_THE_FIRST_ROW -> mean + evidence.features().rows(0, 1)[0];
        case LOWER_IS_BETTER -> -mean;
        default -> mean;
      };
    }
  }

  @TestFactory
  Stream<DynamicTest> aSoundOneKeepsItsPromises() {
    return ScoreContract.of(new OwnFeature(Fault.NONE)).tests();
  }

  @Test
  void findsWhatIsBroken() {
    breaks(contract(Fault.REFUSES_ALL), "it can be applied to something");
    breaks(contract(Fault.NOT_A_NUMBER), "it is a finite number");
    breaks(
        contract(Fault.COUNTS_ITS_CALLS),
        "the same evidence gives the same number",
        "the order of rows does not matter");
    breaks(contract(Fault.LOOKS_AT_THE_FIRST_ROW), "the order of rows does not matter");
    breaks(contract(Fault.LOWER_IS_BETTER), "it is higher where features tell the classes");
  }

  private static ScoreContract contract(Fault fault) {
    return ScoreContract.of(new OwnFeature(fault));
  }
}
