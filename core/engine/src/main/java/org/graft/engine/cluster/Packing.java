package org.graft.engine.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.TrialBatch;
import org.graft.spi.DetachedExecutor.Terms;

/**
 * Steps packed into tasks that last minutes. What belongs together, a source model with all that
 * needs it, goes into one task where it fits; where it does not, steps go in waves, each after what
 * it needs.
 *
 * @param waves tasks by how many waves come before; those of the first need nothing
 * @param whole tasks that need no others, and that no others need
 */
public record Packing(List<List<Load>> waves, List<Load> whole) {
  /** No step is free: reading its inputs and noting its end take time. */
  private static final double LEAST_SECONDS = 0.01;

  /** A task that lasts less spends too much of its time on starting. */
  private static final double WORTH_SECONDS = 60;

  /** A task may last so many times what it should, rather than leave a rest for one more. */
  private static final double SLACK = 1.25;

  /** Tasks for each slot, so that none waits long for the last. */
  private static final int ROUNDS = 4;

  /** Copies the lists. */
  public Packing {
    waves = waves.stream().map(List::copyOf).toList();
    whole = List.copyOf(whole);
  }

  /**
   * The steps of a task.
   *
   * @param steps each after its needs, as far as these are among them
   * @param seconds that they are expected to take, one at a time
   */
  public record Load(List<Step> steps, double seconds) {
    /** Copies the list. */
    public Load {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Packs steps.
   *
   * @param left steps, each after its needs
   * @param there whether what a step gives is at hand already
   * @param died whether a step was begun before and its task died: it goes alone, and trials that
   *     were trained in one call are trained one by one
   */
  public static Packing of(
      List<Step> left, Predicate<Step> there, Predicate<Step> died, Terms terms) {
    List<Step> steps = new ArrayList<>();
    Set<String> alone = new LinkedHashSet<>();
    for (Step step : left) {
      if (there.test(step)) {
        continue;
      }
      List<? extends Step> parts =
          died.test(step) && step instanceof TrialBatch batch ? batch.alone() : List.of(step);
      steps.addAll(parts);
      if (died.test(step)) {
        parts.forEach(part -> alone.add(part.key()));
      }
    }
    return new Packer(steps, alone, terms).pack();
  }

  /** Its tasks. */
  public int tasks() {
    return whole.size() + waves.stream().mapToInt(List::size).sum();
  }

  /** All its tasks, in an order in which each follows what it needs. */
  public List<Load> loads() {
    List<Load> all = new ArrayList<>();
    waves.forEach(all::addAll);
    all.addAll(whole);
    return all;
  }

  /** What a step takes here. */
  static double seconds(Step step) {
    return Math.max(LEAST_SECONDS, step.estimate().seconds());
  }

  /** One packing at work. */
  private static final class Packer {
    private final List<Step> steps;
    private final Set<String> alone;
    private final int slots;
    private final double longest;
    private final double most;
    private final Map<String, Integer> places = new HashMap<>();
    private final int[] group;

    Packer(List<Step> steps, Set<String> alone, Terms terms) {
      this.steps = steps;
      this.alone = alone;
      double total = steps.stream().mapToDouble(Packing::seconds).sum();
      double share = total / ((double) terms.slots() * ROUNDS);
      this.slots = terms.slots();
      this.longest = terms.seconds() * terms.cores();
      this.most = Math.min(longest, Math.max(share, WORTH_SECONDS * terms.cores()));
      this.group = new int[steps.size()];
      for (int i = 0; i < group.length; i++) {
        places.put(steps.get(i).key(), i);
        group[i] = i;
      }
    }

    Packing pack() {
      for (int i = 0; i < group.length; i++) {
        for (Step need : steps.get(i).needs()) {
          Integer place = places.get(need.key());
          if (place != null) {
            group[root(i)] = root(place);
          }
        }
      }
      Map<Integer, List<Step>> together = new LinkedHashMap<>();
      for (int i = 0; i < group.length; i++) {
        together.computeIfAbsent(root(i), k -> new ArrayList<>()).add(steps.get(i));
      }
      List<List<Step>> small = new ArrayList<>();
      Map<Integer, List<List<Step>>> waves = new java.util.TreeMap<>();
      Map<String, Integer> wave = new HashMap<>();
      for (List<Step> all : together.values()) {
        boolean whole =
            all.size() == 1
                || (seconds(all) <= most && all.stream().noneMatch(s -> alone.contains(s.key())));
        if (whole) {
          small.add(all);
          continue;
        }
        for (Step step : all) {
          int before =
              step.needs().stream()
                  .mapToInt(need -> wave.getOrDefault(need.key(), -1))
                  .max()
                  .orElse(-1);
          wave.put(step.key(), before + 1);
          waves.computeIfAbsent(before + 1, k -> new ArrayList<>()).add(List.of(step));
        }
      }
      return new Packing(waves.values().stream().map(this::loads).toList(), loads(small));
    }

    private int root(int i) {
      int at = i;
      while (group[at] != at) {
        group[at] = group[group[at]];
        at = group[at];
      }
      return at;
    }

    /** Tasks of about the same length; each unit stays in one piece. */
    private List<Load> loads(List<List<Step>> units) {
      List<Load> loads = new ArrayList<>();
      List<List<Step>> others = new ArrayList<>();
      for (List<Step> unit : units) {
        if (unit.stream().anyMatch(step -> alone.contains(step.key()))) {
          loads.add(new Load(unit, seconds(unit)));
        } else {
          others.add(unit);
        }
      }
      double total = others.stream().mapToDouble(Packer::seconds).sum();
      double goal = total / tasks(total);
      List<Step> open = new ArrayList<>();
      double from = 0;
      double to = 0;
      int full = 0;
      for (List<Step> unit : others) {
        double more = seconds(unit);
        boolean over = to + more / 2 > (full + 1) * goal || to - from + more > SLACK * longest;
        if (over && !open.isEmpty()) {
          loads.add(new Load(open, to - from));
          open = new ArrayList<>();
          from = to;
          full = (int) Math.max(full + 1, Math.round(to / goal));
        }
        open.addAll(unit);
        to += more;
      }
      if (!open.isEmpty()) {
        loads.add(new Load(open, to - from));
      }
      return loads;
    }

    /** More than there are slots come in whole rounds, so that no slot waits for the last ones. */
    private double tasks(double total) {
      double tasks = Math.max(1, Math.ceil(total / most));
      double rounds = Math.max(Math.floor(tasks / slots), Math.ceil(total / (longest * slots)));
      return tasks <= slots ? tasks : rounds * slots;
    }

    private static double seconds(List<Step> unit) {
      return unit.stream().mapToDouble(Packing::seconds).sum();
    }
  }
}
