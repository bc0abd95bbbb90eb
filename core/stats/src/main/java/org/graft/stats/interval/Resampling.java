package org.graft.stats.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.graft.stats.Refusal;

/**
 * What a bootstrap draws with replacement: units, within strata that keep their number of units.
 *
 * <p>A unit is a row, or a cluster of rows that stays together, such as all trials of one source
 * model (Davison and Hinkley 1997, Bootstrap Methods and their Application, section 3.8,
 * doi:10.1017/CBO9780511802843; Field and Welsh 2007, doi:10.1111/j.1467-9868.2007.00593.x).
 *
 * @param units [strata][units][rows], row indices from 0
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
public record Resampling(int[][][] units) {
  /** Refuses a resampling without units. */
  public Resampling {
    if (units.length == 0 || Arrays.stream(units).anyMatch(stratum -> stratum.length == 0)) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "nothing to resample: a stratum has no units");
    }
  }

  /** All {@code n} rows as one stratum. */
  public static Resampling rows(int n) {
    return new Resampling(new int[][][] {singletons(IntStream.range(0, n).toArray())});
  }

  /** Rows within strata: {@code stratum} says which one each row belongs to. */
  public static Resampling stratified(double[] stratum) {
    return new Resampling(
        groups(stratum).stream().map(Resampling::singletons).toArray(int[][][]::new));
  }

  /** Whole clusters: {@code cluster} says which one each row belongs to. */
  public static Resampling clustered(double[] cluster) {
    return new Resampling(new int[][][] {groups(cluster).toArray(int[][]::new)});
  }

  /** Whole clusters within strata, by the labels of each row. */
  public static Resampling nested(double[] stratum, double[] cluster) {
    List<int[][]> strata = new ArrayList<>();
    for (int[] rows : groups(stratum)) {
      double[] within = Arrays.stream(rows).mapToDouble(row -> cluster[row]).toArray();
      strata.add(
          groups(within).stream()
              .map(unit -> Arrays.stream(unit).map(i -> rows[i]).toArray())
              .toArray(int[][]::new));
    }
    return new Resampling(strata.toArray(int[][][]::new));
  }

  /** Both samples, each drawn on its own: rows of {@code other} are numbered from {@code first}. */
  public Resampling beside(Resampling other, int first) {
    List<int[][]> strata = new ArrayList<>(List.of(units));
    for (int[][] stratum : other.units) {
      strata.add(
          Arrays.stream(stratum)
              .map(unit -> Arrays.stream(unit).map(row -> row + first).toArray())
              .toArray(int[][]::new));
    }
    return new Resampling(strata.toArray(int[][][]::new));
  }

  /** A drawn resample as strata of units, so that it can be resampled in turn. */
  Resampling regrouped(int[] rows) {
    int[] unitOf = new int[Arrays.stream(original()).max().orElseThrow() + 1];
    int[] stratumOf = new int[unitOf.length];
    for (int s = 0; s < units.length; s++) {
      for (int i = 0; i < units[s].length; i++) {
        for (int row : units[s][i]) {
          unitOf[row] = i;
          stratumOf[row] = s;
        }
      }
    }
    List<List<int[]>> strata = new ArrayList<>();
    Arrays.stream(units).forEach(stratum -> strata.add(new ArrayList<>()));
    for (int from = 0; from < rows.length; ) {
      int stratum = stratumOf[rows[from]];
      int[] unit = units[stratum][unitOf[rows[from]]];
      strata.get(stratum).add(unit);
      from += unit.length;
    }
    return new Resampling(
        strata.stream().map(stratum -> stratum.toArray(int[][]::new)).toArray(int[][][]::new));
  }

  /** Whether this is one stratum of single rows. */
  boolean isPlain() {
    return units.length == 1 && Arrays.stream(units[0]).allMatch(unit -> unit.length == 1);
  }

  private static List<int[]> groups(double[] labels) {
    Map<Double, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < labels.length; i++) {
      rows.computeIfAbsent(labels[i], label -> new ArrayList<>()).add(i);
    }
    return rows.values().stream()
        .map(group -> group.stream().mapToInt(row -> row).toArray())
        .toList();
  }

  private static int[][] singletons(int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> new int[] {row}).toArray(int[][]::new);
  }

  /** How many resamples there are, order regarded. */
  public double count() {
    double count = 1;
    for (int[][] stratum : units) {
      count *= Math.pow(stratum.length, stratum.length);
    }
    return count;
  }

  /** Visits {@code draws} random resamples; the array may be overwritten after each visit. */
  public void draw(int draws, long seed, Consumer<int[]> visitor) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int[][] chosen = chosenUnits();
    int[] rows = new int[0];
    for (int draw = 0; draw < draws; draw++) {
      int next = 0;
      for (int[][] stratum : units) {
        for (int i = 0; i < stratum.length; i++) {
          chosen[next++] = stratum[random.nextInt(stratum.length)];
        }
      }
      rows = concatenate(chosen, rows);
      visitor.accept(rows);
    }
  }

  /** Visits every resample once, in lexicographic order of its units. */
  public void enumerate(Consumer<int[]> visitor) {
    enumerate(chosenUnits(), 0, 0, 0, visitor);
  }

  private void enumerate(int[][] chosen, int s, int i, int next, Consumer<int[]> visitor) {
    if (next == chosen.length) {
      visitor.accept(concatenate(chosen, new int[0]));
      return;
    }
    boolean last = i == units[s].length - 1;
    for (int[] unit : units[s]) {
      chosen[next] = unit;
      enumerate(chosen, last ? s + 1 : s, last ? 0 : i + 1, next + 1, visitor);
    }
  }

  private int[][] chosenUnits() {
    return new int[Arrays.stream(units).mapToInt(stratum -> stratum.length).sum()][];
  }

  /** The rows as they are. */
  public int[] original() {
    return concatenate(
        Arrays.stream(units).flatMap(Arrays::stream).toArray(int[][]::new), new int[0]);
  }

  /** The rows without one unit. */
  int[] without(int stratum, int unit) {
    List<int[]> kept = new ArrayList<>();
    for (int s = 0; s < units.length; s++) {
      for (int i = 0; i < units[s].length; i++) {
        if (s != stratum || i != unit) {
          kept.add(units[s][i]);
        }
      }
    }
    return concatenate(kept.toArray(int[][]::new), new int[0]);
  }

  private static int[] concatenate(int[][] chosen, int[] reuse) {
    int length = 0;
    for (int[] unit : chosen) {
      length += unit.length;
    }
    int[] rows = reuse.length == length ? reuse : new int[length];
    int next = 0;
    for (int[] unit : chosen) {
      for (int row : unit) {
        rows[next++] = row;
      }
    }
    return rows;
  }
}
