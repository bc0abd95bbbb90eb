package org.graft.testkit;

import static org.graft.testkit.Broken.breaks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.training.Schedule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ScheduleContractTest {
  private static final AtomicInteger CALLS = new AtomicInteger();

  /** Ways in which schedules go wrong. */
  public enum Fault {
    NONE,
    BELOW_ZERO_AT_THE_END,
    DIVIDES_BY_ZERO,
    NEVER_MOVES,
    COUNTS_ITS_CALLS
  }

  /** A straight line down, with one fault. */
  @Name(value = "line", doc = "A straight line down.")
  public record Line(@Param(doc = "How it is broken.") Fault fault) implements Schedule {
    @Override
    public double factor(Progress progress) {
      double left = 1 - (double) progress.step() / progress.steps();
      return switch (fault) {
        case BELOW_ZERO_AT_THE_END -> left - 0.01;
        case DIVIDES_BY_ZERO -> 1 / (double) progress.step();
        case NEVER_MOVES -> 0;
        case COUNTS_ITS_CALLS -> 1.0 / CALLS.incrementAndGet();
        case NONE -> left;
      };
    }
  }

  @TestFactory
  Stream<DynamicTest> aSoundOneKeepsItsPromises() {
    return ScheduleContract.of(new Line(Fault.NONE)).tests();
  }

  @TestFactory
  Stream<DynamicTest> thoseThatShipKeepTheirPromises() {
    return Stream.of(
            new Schedule.Constant(),
            new Schedule.Step(2, 0.1),
            new Schedule.Exponential(0.9),
            new Schedule.Cosine(0, 0),
            new Schedule.Cosine(0.01, 1.5),
            new Schedule.SlantedTriangle(0.1, 32),
            new Schedule.OneCycle(0.3, 25, 10_000))
        .flatMap(schedule -> ScheduleContract.of(schedule).tests());
  }

  @Test
  void findsWhatIsBroken() {
    String range = "its factor is finite and 0 or more in every step";
    breaks(contract(Fault.BELOW_ZERO_AT_THE_END), range);
    breaks(contract(Fault.DIVIDES_BY_ZERO), range);
    breaks(contract(Fault.NEVER_MOVES), "it lets the rate be above 0 at some step");
    breaks(contract(Fault.COUNTS_ITS_CALLS), "the same progress gives the same factor");
  }

  private static ScheduleContract contract(Fault fault) {
    return ScheduleContract.of(new Line(fault));
  }
}
