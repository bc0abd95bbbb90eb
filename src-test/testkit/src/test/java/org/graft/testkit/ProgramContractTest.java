package org.graft.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.graft.testkit.StrategyContract.Seeding;
import org.graft.testkit.promise.Violation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ProgramContractTest {
  private static final String SAME =
      "the same seed gives the same model, whatever was fitted before";
  private static final String THREAD = "the same seed gives the same model on any thread";
  private static final String SEEDED = "another seed gives another model just where it should";

  @TestFactory
  Stream<DynamicTest> aSoundProgramKeepsItsPromises() {
    return StrategyContract.of(new Probe(ProgramFault.NONE), Seeding.STOCHASTIC).tests();
  }

  @TestFactory
  Stream<DynamicTest> aDeterministicProgramKeepsItsPromises() {
    return StrategyContract.of(new Probe(ProgramFault.IGNORES_ITS_SEED), Seeding.DETERMINISTIC)
        .tests();
  }

  @Test
  void findsOneThatTrainsTheSourceInPlace() {
    breaks(ProgramFault.TRAINS_THE_SOURCE_IN_PLACE, "the source's weights stay as they are");
  }

  @Test
  void findsOneThatChangesTheExamples() {
    breaks(ProgramFault.CHANGES_THE_EXAMPLES, "the task's examples stay as they are");
  }

  @Test
  void findsOneThatGoesOnFromTheLastFit() {
    breaks(ProgramFault.GOES_ON_FROM_THE_LAST_FIT, SAME, THREAD);
  }

  @Test
  void findsOneThatIgnoresItsSeed() {
    breaks(ProgramFault.IGNORES_ITS_SEED, SEEDED);
  }

  @Test
  void findsUnseededRandomness() {
    breaks(ProgramFault.UNSEEDED, SAME, THREAD);
  }

  @Test
  void findsRandomnessOfTheThread() {
    breaks(ProgramFault.THREAD_MATTERS, THREAD);
  }

  @Test
  void findsRowsThatDoNotSumToOne() {
    breaks(ProgramFault.NOT_PROBABILITIES, "probabilities are finite, 0 or more, and sum to 1");
  }

  @Test
  void findsNotANumber() {
    breaks(ProgramFault.NOT_A_NUMBER, "probabilities are finite, 0 or more, and sum to 1");
  }

  @Test
  void findsTheWrongNumberOfClasses() {
    breaks(ProgramFault.WRONG_CLASSES, "probabilities are [n, classes]");
  }

  @Test
  void findsOneThatLooksAtOtherRows() {
    breaks(ProgramFault.LOOKS_AT_OTHER_ROWS, "a row's probabilities do not depend on other rows");
  }

  @Test
  void findsATrainingThatIsNotSaid() {
    breaks(
        ProgramFault.HIDES_THE_TRAINING,
        "another training gives another model only where it says so");
  }

  @Test
  void findsAFailureThatWasNotAnnounced() {
    breaks(ProgramFault.FAILS_UNANNOUNCED, "it fits whatever it does not refuse");
  }

  @Test
  void findsADeclarationThatIsWrong() {
    assertThat(StrategyContract.of(new Probe(ProgramFault.NONE), Seeding.DETERMINISTIC).check())
        .extracting(Violation::promise)
        .containsExactly(SEEDED);
  }

  private static void breaks(ProgramFault fault, String... promises) {
    assertThat(StrategyContract.of(new Probe(fault), Seeding.STOCHASTIC).check())
        .extracting(Violation::promise)
        .containsExactly(promises);
  }
}
