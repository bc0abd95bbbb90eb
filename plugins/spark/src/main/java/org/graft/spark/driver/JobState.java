package org.graft.spark.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * How far a job is, as its driver writes it line by line into the job's folder: {@code driver PID
 * START TASKS PLACE}, {@code waits WHAT}, {@code began TASK}, {@code ended TASK}, {@code over WHY}.
 * The driver and each task at work also keep a {@link Heartbeat}.
 */
public final class JobState {
  static final String FILE = "driver.state";
  static final String ALIVE = "driver.alive";

  /** Beginning of the name of the heartbeat of a task, before its number and a hyphen. */
  static final String TASK_ALIVE = "alive-";

  private static final String CANCEL = "cancel";
  private static final String UNKNOWN = "-";

  /** What a process's start, as the system tells it, may change by when clocks are set. */
  private static final long START_MILLIS = 10_000;

  private final Path folder;
  private final BitSet running = new BitSet();
  private final BitSet ended = new BitSet();
  private boolean begun;
  private boolean over;
  private int tasks;
  private String waitsFor = "";
  private long pid;
  private long started;
  private String place = UNKNOWN;

  private JobState(Path folder) {
    this.folder = folder;
  }

  /**
   * That of a job's folder; nothing has begun where the folder or the file is not there.
   *
   * @throws IOException if it cannot be read, which says nothing about the job
   */
  public static JobState read(Path folder) throws IOException {
    JobState state = new JobState(folder);
    Path file = folder.resolve(FILE);
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return state;
    }
    try {
      // What stands behind the last end of a line is still being written.
      text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(state::take);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
    return state;
  }

  private void take(String line) {
    String[] words = line.split(" ", 2);
    switch (words[0]) {
      case "driver" -> {
        String[] cells = words[1].split(" ", 4);
        begun = true;
        pid = Long.parseLong(cells[0]);
        started = Long.parseLong(cells[1]);
        tasks = Integer.parseInt(cells[2]);
        place = cells[3];
      }
      case "waits" -> waitsFor = words[1];
      case "began" -> running.set(Integer.parseInt(words[1]));
      case "ended" -> ended.set(Integer.parseInt(words[1]));
      case "over" -> over = true;
      default -> throw new IllegalArgumentException("unknown line '" + line + "'");
    }
  }

  /** Whether a driver has come up. */
  public boolean begun() {
    return begun;
  }

  /**
   * Whether its driver is at work, or any of its tasks still is.
   *
   * @throws IOException if that cannot be told
   */
  public boolean alive() throws IOException {
    return driverLives() || !unfinished().isEmpty();
  }

  /**
   * Tasks that have not ended: all others while the driver lives, afterwards those that it left at
   * work.
   *
   * @throws IOException if that cannot be told
   */
  public List<Integer> unfinished() throws IOException {
    BitSet left = new BitSet();
    if (driverLives()) {
      left.set(0, tasks);
    } else {
      left.or(living());
      running.or(left);
    }
    left.andNot(ended);
    return left.stream().boxed().toList();
  }

  private boolean driverLives() throws IOException {
    if (!begun || over) {
      return false;
    }
    if (place.equals(UNKNOWN) || !place.equals(place())) {
      return Heartbeat.recent(folder.resolve(ALIVE));
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> Math.abs(start(process) - started) < START_MILLIS)
        .isPresent();
  }

  /** Tasks that are at work, whether the driver came to say that they were begun or not. */
  private BitSet living() throws IOException {
    BitSet living = new BitSet();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, TASK_ALIVE + "*-*")) {
      for (Path file : files) {
        if (Heartbeat.recent(file)) {
          living.set(Integer.parseInt(String.valueOf(file.getFileName()).split("-", 3)[1]));
        }
      }
    } catch (NoSuchFileException e) {
      return living; // the folder was removed since the job ended
    }
    return living;
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
    return Files.exists(folder.resolve(CANCEL)) || Files.notExists(folder);
  }

  /** The first line of a driver that is this process. */
  static String driver(int tasks) {
    ProcessHandle own = ProcessHandle.current();
    return "driver " + own.pid() + " " + start(own) + " " + tasks + " " + place();
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
  }

  /**
   * Where numbers of processes mean the same: this boot of this machine, and the namespace in it;
   * names of machines say neither. Unknown but on Linux.
   */
  private static String place() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
          + "/"
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
