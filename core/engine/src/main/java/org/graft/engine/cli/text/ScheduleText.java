package org.graft.engine.cli.text;

import java.util.Locale;
import org.graft.engine.cluster.Packing;
import org.graft.engine.cluster.Schedule;

/** What a plan takes on a batch system, in words. */
public record ScheduleText(Packing packing, int cores) {
  private static final int[] SLOTS = {8, 64, 512};

  /** Steps, tasks, waves, critical path, hours, and the time with some numbers of slots. */
  public String render() {
    Schedule schedule = new Schedule(packing, cores);
    int steps = packing.loads().stream().mapToInt(load -> load.steps().size()).sum();
    if (steps == 0) {
      return "";
    }
    double seconds = packing.loads().stream().mapToDouble(Packing.Load::seconds).sum();
    StringBuilder text = new StringBuilder("\n  on a batch system: ");
    text.append(Count.of(steps, "step"))
        .append(" in ")
        .append(Count.of(packing.tasks(), "task"))
        .append(" of about ")
        .append(ConsoleTracker.duration(seconds / cores / packing.tasks()));
    for (int wave = 0; wave < packing.waves().size(); wave++) {
      text.append("; wave ")
          .append(wave + 1)
          .append(": ")
          .append(Count.of(packing.waves().get(wave).size(), "task"));
    }
    if (!packing.whole().isEmpty()) {
      text.append("; in no wave: ").append(Count.of(packing.whole().size(), "task"));
    }
    text.append("\n  critical path ")
        .append(ConsoleTracker.duration(schedule.criticalPath()))
        .append(String.format(Locale.ROOT, "; %.2g slot hours; wall time about", schedule.hours()));
    for (int slots : SLOTS) {
      text.append(slots == SLOTS[0] ? " " : ", ")
          .append(ConsoleTracker.duration(schedule.wall(slots)))
          .append(" with ")
          .append(slots)
          .append(" slots");
    }
    return text.append(" (each task's start reckoned as ")
        .append(ConsoleTracker.duration(Schedule.START_SECONDS))
        .append(")\n")
        .toString();
  }
}
