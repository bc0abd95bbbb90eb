package org.graft.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graft.testkit.Broken.breaks;

import java.util.stream.Stream;
import org.graft.spi.Tracker;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.result.Event;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class TrackerContractTest {
  /** Ways in which trackers go wrong. */
  public enum Fault {
    NONE,
    FAILS_WHEN_INTERRUPTED,
    ONLY_ON_THE_MAIN_THREAD,
    SLOW,
    STARTS_THREADS
  }

  /** Takes no note, with one fault. */
  @Name(value = "silent", doc = "Takes no note.")
  public record Silent(@Param(doc = "How it is broken.") Fault fault) implements Tracker {
    @Override
    public void on(Event event) {
      switch (fault) {
        case FAILS_WHEN_INTERRUPTED -> {
          if (event instanceof Event.RunFinished f && f.interrupted()) {
            throw new IllegalStateException("interrupted");
          }
        }
        case ONLY_ON_THE_MAIN_THREAD -> {
          if (Thread.currentThread().getName().equals("contract")) {
            throw new IllegalStateException("on a strange thread");
          }
        }
        case SLOW -> pause(event instanceof Event.RunStarted ? 1_300 : 0);
        case STARTS_THREADS -> {
          if (event instanceof Event.RunStarted) {
            new Thread(() -> pause(500)).start();
          }
        }
        default -> {}
      }
    }

    private static void pause(long millis) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> aSoundOneKeepsItsPromises() {
    return TrackerContract.of(new Silent(Fault.NONE)).tests();
  }

  @Test
  void findsWhatIsBroken() {
    breaks(contract(Fault.FAILS_WHEN_INTERRUPTED), "it takes every event: an interrupted run");
    breaks(
        contract(Fault.ONLY_ON_THE_MAIN_THREAD), "it takes events from any thread, one at a time");
    breaks(contract(Fault.STARTS_THREADS), "it leaves no thread that keeps the program alive");
  }

  /** Of a slow one, this promise alone: the others would wait as long. */
  @Test
  void findsWhatHoldsTheRunUp() {
    assertThat(contract(Fault.SLOW).promises())
        .filteredOn(promise -> promise.name().equals("it does not hold the run up"))
        .singleElement()
        .satisfies(promise -> assertThat(promise.violation()).isPresent());
  }

  private static TrackerContract contract(Fault fault) {
    return TrackerContract.of(new Silent(fault));
  }
}
