package org.graft.testkit;

import static org.graft.testkit.Broken.breaks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.Tracker;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.Size;
import org.graft.spi.result.Event;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ExtensionContractTest {
  /** Every type a parameter may have. */
  @Name(value = "all-types-2", doc = "Every type a parameter may have.")
  public record AllTypes(
      @Param(doc = "a", byDefault = "1", min = 0) int whole,
      @Param(doc = "a", byDefault = "1e-3") double number,
      @Param(doc = "a", byDefault = "true") boolean truth,
      @Param(doc = "a", byDefault = "lower-is-better") Direction direction,
      @Param(doc = "a", byDefault = "60%") Depth depth,
      @Param(doc = "a", byDefault = "sgd") Optimizer optimizer,
      @Param(doc = "a", byDefault = "{}") Penalty penalty,
      @Param(doc = "a", byDefault = "[1, 2]") List<Integer> list,
      @Param(doc = "a") Optional<Size> perhaps,
      @Param(doc = "a") String required)
      implements Tracker {
    @Override
    public void on(Event event) {}
  }

  /** No record. */
  @Name(value = "class", doc = "No record.")
  public static final class NoRecord implements Tracker {
    @Override
    public void on(Event event) {}

    @Override
    public boolean equals(Object other) {
      return other instanceof NoRecord;
    }

    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public String toString() {
      return "class";
    }
  }

  /** A name in another case. */
  @Name(value = "CamelCase", doc = "A name in another case.")
  public record BadName() implements Tracker {
    @Override
    public void on(Event event) {}
  }

  /** A component without a word. */
  @Name(value = "undocumented", doc = "A component without a word.")
  public record Undocumented(int size) implements Tracker {
    @Override
    public void on(Event event) {}
  }

  /** A component of a type that YAML does not know. */
  @Name(value = "unbindable", doc = "A component of a type that YAML does not know.")
  public record Unbindable(@Param(doc = "Which.") Optional<Thread> thread) implements Tracker {
    @Override
    public void on(Event event) {}
  }

  /** A default out of its own range. */
  @Name(value = "bad-default", doc = "A default out of its own range.")
  public record BadDefault(@Param(doc = "Share.", byDefault = "2", min = 0, max = 1) double share)
      implements Tracker {
    @Override
    public void on(Event event) {}
  }

  /** A default that is no choice. */
  @Name(value = "bad-choice", doc = "A default that is no choice.")
  public record BadChoice(@Param(doc = "How.", byDefault = "sdg") Optimizer optimizer)
      implements Tracker {
    @Override
    public void on(Event event) {}
  }

  /** Grows when copied. */
  @Name(value = "growing", doc = "Grows when copied.")
  public record Growing(@Param(doc = "Size.", byDefault = "1") int size) implements Tracker {
    /** Adds one. */
    public Growing {
      size++;
    }

    @Override
    public void on(Event event) {}
  }

  /** Counts in a static field. */
  @Name(value = "counting", doc = "Counts in a static field.")
  public record Counting() implements Tracker {
    private static int count;

    @Override
    public void on(Event event) {
      count++;
      if (count > 100) {
        throw new IllegalStateException("too much");
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> aSoundOneKeepsItsPromises() {
    return ExtensionContract.of(
            new AllTypes(
                1,
                1,
                true,
                Direction.LOWER_IS_BETTER,
                Depth.blocks(1),
                new Optimizer.Sgd(1),
                Penalty.NONE,
                List.of(1),
                Optional.empty(),
                "x"))
        .tests();
  }

  @Test
  void findsWhatIsBroken() {
    breaks(ExtensionContract.of(new BadName()), "its name is in kebab-case and documented");
    breaks(ExtensionContract.of(new Undocumented(1)), "every component is a documented parameter");
    breaks(
        ExtensionContract.of(new Unbindable(Optional.empty())),
        "every parameter has a type that experiment files can give");
    breaks(
        ExtensionContract.of(new BadDefault(1)),
        "every default is a value of its parameter's type");
    breaks(
        ExtensionContract.of(new BadChoice(new Optimizer.Sgd(1))),
        "every default is a value of its parameter's type");
    breaks(ExtensionContract.of(new Growing(1)), "a copy with the same parameters equals it");
    breaks(ExtensionContract.of(new Counting()), "it keeps no state beside its parameters");
    breaks(ExtensionContract.of(new NoRecord()), "it is a record");
  }
}
