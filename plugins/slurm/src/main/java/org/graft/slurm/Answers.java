package org.graft.slurm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graft.spi.DetachedExecutor.Unfinished;

/** What Slurm's commands print, read. */
final class Answers {
  /** Name, number in the array or N/A, state, reason. */
  static final String FORMAT = "%j|%K|%T|%r";

  private static final Pattern ARRAY = Pattern.compile("(?m)^MaxArraySize\\s*=\\s*([0-9]+)");
  private static final Pattern GPUS = Pattern.compile("gpu(?::[^:,(\\s]+)?:([0-9]+)");

  private Answers() {}

  /** The largest number of tasks of an array, from {@code scontrol show config}. */
  static int arraySize(String config) {
    Matcher matcher = ARRAY.matcher(config);
    // Numbers go from 0 to one less than the configured size.
    return matcher.find() ? Math.max(1, Integer.parseInt(matcher.group(1))) : 1000;
  }

  /** Tasks that wait or run, from {@code squeue --array --format} {@link #FORMAT}. */
  static List<Unfinished> queue(String lines) {
    List<Unfinished> tasks = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      String[] cells = line.strip().split("\\|", 4);
      if (cells.length == 4) {
        boolean running = List.of("RUNNING", "COMPLETING", "CONFIGURING").contains(cells[2]);
        boolean reason = !running && !cells[3].equals("None");
        int task = cells[1].matches("[0-9]{1,9}") ? Integer.parseInt(cells[1]) : 0;
        tasks.add(new Unfinished(cells[0], task, running, reason ? cells[3] : ""));
      }
    }
    return tasks;
  }

  /**
   * Tasks that can run at once on what is up, from {@code sinfo --format} {@code "%D|%c|%G"}:
   * nodes, processors and devices of each kind of node.
   */
  static int slots(String lines, int cores, int gpus) {
    long slots = 0;
    for (String line : lines.lines().toList()) {
      String[] cells = line.strip().split("\\|", 3);
      if (cells.length == 3 && cells[0].matches("[0-9]{1,9}")) {
        Matcher processors = Pattern.compile("[0-9]{1,9}").matcher(cells[1]);
        long fit = processors.find() ? Long.parseLong(processors.group()) / cores : 0;
        if (gpus > 0) {
          Matcher devices = GPUS.matcher(cells[2]);
          long all = 0;
          while (devices.find()) {
            all += Long.parseLong(devices.group(1));
          }
          fit = Math.min(fit, all / gpus);
        }
        slots += fit * Long.parseLong(cells[0]);
      }
    }
    return (int) Math.max(1, Math.min(slots, 100_000));
  }
}
