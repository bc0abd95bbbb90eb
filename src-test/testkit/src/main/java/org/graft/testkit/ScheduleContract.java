package org.graft.testkit;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.training.Schedule;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/**
 * What a schedule promises: in every step of every phase a factor that is finite and not negative,
 * which depends on how far the phase has come and on nothing else.
 *
 * @param schedule the schedule
 */
public record ScheduleContract(Schedule schedule) implements Contract {
  /** For any schedule. */
  public static ScheduleContract of(Schedule schedule) {
    return new ScheduleContract(schedule);
  }

  @Override
  public List<Promise> promises() {
    List<Promise> promises = new ArrayList<>(new ExtensionContract(schedule).promises());
    promises.add(new Promise("its factor is finite and 0 or more in every step", this::range));
    promises.add(new Promise("it lets the rate be above 0 at some step", this::moves));
    promises.add(new Promise("the same progress gives the same factor", this::pure));
    return promises;
  }

  /** Every step of phases of one step, of few and of many, and the step after the last. */
  private static List<Schedule.Progress> all() {
    List<Schedule.Progress> all = new ArrayList<>();
    for (int perEpoch : new int[] {1, 3, 40}) {
      for (int epochs : new int[] {1, 2, 10}) {
        for (int step = 0; step <= perEpoch * epochs; step++) {
          all.add(new Schedule.Progress(step, perEpoch, epochs));
        }
      }
    }
    return all;
  }

  private void range() {
    for (Schedule.Progress progress : all()) {
      double factor = schedule.factor(progress);
      Expect.that(
          Double.isFinite(factor) && factor >= 0, "at " + progress + " the factor is " + factor);
    }
  }

  private void moves() {
    Expect.that(
        all().stream().anyMatch(progress -> schedule.factor(progress) > 0),
        "the factor is 0 in every step");
  }

  private void pure() throws Exception {
    List<Schedule.Progress> all = all();
    List<Double> first = all.stream().map(schedule::factor).toList();
    for (int i = all.size() - 1; i >= 0; i--) {
      Expect.same(
          "factor at " + all.get(i) + ", asked again", first.get(i), schedule.factor(all.get(i)));
    }
    Expect.same(
        "factors elsewhere",
        first,
        Elsewhere.abroad(
            () -> Elsewhere.onAnotherThread(() -> all.stream().map(schedule::factor).toList())));
  }
}
