package org.graft.engine.cluster;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.graft.engine.plan.Step;

/**
 * What a packing takes on a batch system that has nothing else to do.
 *
 * @param packing the tasks
 * @param cores steps at once within a task
 */
public record Schedule(Packing packing, int cores) {
  /** A task is scheduled, its JVM starts and plans: seconds reckoned for it, on any machine. */
  public static final double START_SECONDS = 5;

  /** Slots taken together, in hours. */
  public double hours() {
    return packing.loads().stream().mapToDouble(this::seconds).sum() / 3600;
  }

  private double seconds(Packing.Load load) {
    return START_SECONDS + load.seconds() / cores;
  }

  /** The longest chain of steps each of which needs the one before, in seconds. */
  public double criticalPath() {
    Map<String, Double> ends = new HashMap<>();
    double longest = 0;
    for (Packing.Load load : packing.loads()) {
      for (Step step : load.steps()) {
        double before =
            step.needs().stream()
                .mapToDouble(need -> ends.getOrDefault(need.key(), 0.0))
                .max()
                .orElse(0);
        double end = before + Packing.seconds(step);
        ends.put(step.key(), end);
        longest = Math.max(longest, end);
      }
    }
    return longest;
  }

  /** Seconds from the first task's start to the last one's end with so many slots. */
  public double wall(int slots) {
    PriorityQueue<Double> free = new PriorityQueue<>(Collections.nCopies(slots, 0.0));
    double end = 0;
    for (List<Packing.Load> wave : packing.waves()) {
      end = run(wave, end, free);
    }
    return Math.max(end, run(packing.whole(), 0, free));
  }

  /** Gives tasks to the slots that are free first; when the last of them ends. */
  private double run(List<Packing.Load> loads, double from, PriorityQueue<Double> free) {
    double end = from;
    for (Packing.Load load : loads) {
      double done = Math.max(from, free.remove()) + seconds(load);
      free.add(done);
      end = Math.max(end, done);
    }
    return end;
  }
}
