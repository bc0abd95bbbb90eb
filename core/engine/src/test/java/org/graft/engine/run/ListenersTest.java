package org.graft.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.graft.spi.Tracker;
import org.graft.spi.base.Name;
import org.graft.spi.result.Event;
import org.junit.jupiter.api.Test;

final class ListenersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final List<Event> heard = new CopyOnWriteArrayList<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  /** Never returns, interrupted or not. */
  @Name(value = "stuck", doc = "Never returns.")
  private record Stuck(List<Event> begun) implements Tracker {
    @Override
    @SuppressWarnings("InfiniteLoopStatement") // what is tested
    public void on(Event event) {
      begun.add(event);
      while (true) {
        LockSupport.parkNanos(Long.MAX_VALUE);
      }
    }
  }

  /** Fails at every event. */
  @Name(value = "broken", doc = "Fails.")
  private record Broken() implements Tracker {
    @Override
    public void on(Event event) {
      throw new IllegalStateException("down");
    }
  }

  private static List<Event> events(int count) {
    return IntStream.range(0, count)
        .<Event>mapToObj(i -> new Event.RunStarted("lab", count, i))
        .toList();
  }

  @Test
  void tellsOthersWhatATrackerThatHangsDoesNotHear() throws InterruptedException {
    List<Event> begun = new ArrayList<>();
    Listeners listeners =
        new Listeners(List.of(new Stuck(begun), heard::add), PATIENCE, warnings::add);
    List<Event> all = events(20);
    for (Event event : all) {
      listeners.tell(event);
      Thread.sleep(10);
    }
    listeners.close();
    assertThat(heard).containsExactlyElementsOf(all);
    assertThat(begun).hasSize(1);
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("tracker 'stuck' took longer than")
        .endsWith("it hears of nothing more");
  }

  @Test
  void warnsOnceOfATrackerThatFails() {
    try (Listeners listeners =
        new Listeners(List.of(new Broken(), heard::add), PATIENCE, warnings::add)) {
      events(5).forEach(listeners::tell);
    }
    assertThat(heard).hasSize(5);
    assertThat(warnings).singleElement().asString().contains("tracker 'broken' failed", "down");
  }

  @Test
  void warnsAgainOfWhatElseIsSaidAtTheEnd() {
    Tracker away =
        event -> {
          throw new IllegalStateException(
              event instanceof Event.RunFinished ? "2 of 2 are lost" : "no answer");
        };
    try (Listeners listeners = new Listeners(List.of(away), PATIENCE, warnings::add)) {
      events(2).forEach(listeners::tell);
      listeners.tell(new Event.RunFinished(1, 0, 0, 1, false));
    }
    assertThat(warnings).hasSize(2);
    assertThat(warnings.get(0)).contains("no answer");
    assertThat(warnings.get(1)).contains("2 of 2 are lost");
  }

  @Test
  void waitsForATrackerThatLagsBehind() {
    Tracker slow =
        event -> {
          LockSupport.parkNanos(10_000_000);
          heard.add(event);
        };
    try (Listeners listeners = new Listeners(List.of(slow), PATIENCE, warnings::add)) {
      events(20).forEach(listeners::tell);
    }
    assertThat(heard).hasSize(20);
    assertThat(warnings).isEmpty();
  }
}
