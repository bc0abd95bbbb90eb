package org.graft.spark.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * How far a job is, as its driver writes it line by line into the job's folder: {@code driver PID
 * START HOST TASKS}, {@code waits WHAT}, {@code began TASK}, {@code ended TASK}, {@code over}. The
 * file is touched every few seconds while the driver lives.
 */
public final class JobState {
  static final String FILE = "driver.state";
  private static final String CANCEL = "cancel";

  /** A driver on another machine that has not touched its file for so long is dead. */
  private static final long SILENCE_MILLIS = 120_000;

  private final BitSet running = new BitSet();
  private final BitSet ended = new BitSet();
  private boolean begun;
  private boolean over;
  private boolean silent;
  private int tasks;
  private String waitsFor = "";
  private long pid;
  private long started;
  private String host = "";

  private JobState() {}

  /** That of a job's folder; nothing has begun where the folder is not there. */
  public static JobState read(Path folder) {
    JobState state = new JobState();
    Path file = folder.resolve(FILE);
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      // What stands behind the last end of a line is still being written.
      text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(state::take);
      state.silent =
          System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() > SILENCE_MILLIS;
    } catch (IOException e) {
      return new JobState();
    }
    return state;
  }

  private void take(String line) {
    String[] words = line.split(" ", 2);
    switch (words[0]) {
      case "driver" -> {
        List<String> cells = List.of(words[1].split(" ", 4));
        begun = true;
        pid = Long.parseLong(cells.get(0));
        started = Long.parseLong(cells.get(1));
        tasks = Integer.parseInt(cells.get(2));
        host = cells.get(3);
      }
      case "waits" -> waitsFor = words[1];
      case "began" -> running.set(Integer.parseInt(words[1]));
      case "ended" -> ended.set(Integer.parseInt(words[1]));
      case "over" -> over = true;
      default -> throw new IllegalStateException("unknown line '" + line + "' of a driver");
    }
  }

  /** Whether a driver has come up. */
  public boolean begun() {
    return begun;
  }

  /** Whether its driver is at work. */
  public boolean alive() {
    if (!begun || over) {
      return false;
    }
    if (!host.equals(machine())) {
      return !silent;
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> start(process) == started)
        .isPresent();
  }

  /** How many tasks it has. */
  public int tasks() {
    return tasks;
  }

  /** Whether a task has ended. */
  public boolean ended(int task) {
    return ended.get(task);
  }

  /** Whether a task was begun; where its executor is lost, another is about to. */
  public boolean running(int task) {
    return running.get(task) && !ended.get(task);
  }

  /** What the job waits for, in a word or two. */
  public String waitsFor() {
    return waitsFor;
  }

  /** Tells its driver to end. */
  public static void cancel(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      Files.write(folder.resolve(CANCEL), new byte[0]);
    }
  }

  static boolean cancelled(Path folder) {
    return Files.exists(folder.resolve(CANCEL)) || !Files.isDirectory(folder);
  }

  /** The first line of a driver that is this process. */
  static String driver(int tasks) {
    ProcessHandle own = ProcessHandle.current();
    return "driver " + own.pid() + " " + start(own) + " " + tasks + " " + machine();
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
