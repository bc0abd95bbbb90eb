package org.graft.spark.driver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The driver of one job: waits for the jobs before it, then has its tasks done by executors, each
 * until it has ended once. It ends with the last of them, when the job is cancelled, or when Spark
 * ends the application, and says why.
 */
public final class Driver {
  private static final long PAUSE_MILLIS = 500;
  private static final int LENGTH = 500;

  private final Path folder;
  private final JobFile job;
  private final StateFile state;

  private Driver(Path folder, JobFile job, StateFile state) {
    this.folder = folder;
    this.job = job;
    this.state = state;
  }

  /** Runs the job of the folder that is the one argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    JobFile job = JobFile.read(folder);
    Thread main = Thread.currentThread();
    StateFile state = new StateFile(folder, job.tasks(), main::interrupt);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> state.over("killed by a signal")));
    Driver driver = new Driver(folder, job, state);
    int code = 1;
    try {
      String why = end(driver::run, state);
      state.over(why);
      code = why.isEmpty() ? 0 : 1;
    } catch (RuntimeException e) {
      System.err.println("the job's state could not be written: " + words(e));
    } finally {
      System.exit(code); // threads of Spark's would keep a process that is over
    }
  }

  /** What a driver does. */
  interface Job {
    /** Does it. */
    void run() throws IOException, InterruptedException;
  }

  /**
   * Runs it; why it ended, if not because all is done. Spark throws what it does not declare, and a
   * class or memory may be missing.
   */
  static String end(Job job, StateFile state) {
    try {
      job.run();
      return "";
    } catch (Throwable e) {
      if (state.cancelled()) {
        return "it was cancelled";
      }
      e.printStackTrace();
      return words(e);
    }
  }

  private static String words(Throwable thrown) {
    String message = thrown.getMessage();
    String said = thrown instanceof Exception && message != null ? message : thrown.toString();
    String line = said.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
    String words = line.isEmpty() ? thrown.getClass().getName() : line;
    return words.substring(0, Math.min(LENGTH, words.length()));
  }

  private void run() throws IOException, InterruptedException {
    state.write("waits jobs before it");
    for (String earlier : job.after()) {
      while (JobState.read(Path.of(earlier)).alive()) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    Doing doing = new Doing(job.command(), job.prologue(), folder.toString());
    if (job.tasks() == 0) {
      state.write("began 0");
      doing.once();
      return;
    }
    state.write("waits an executor");
    try (JavaSparkContext spark = new JavaSparkContext(configuration(job))) {
      spark.sc().addSparkListener(new Progress(state));
      List<Integer> numbers = IntStream.range(0, job.tasks()).boxed().toList();
      spark.parallelize(numbers, numbers.size()).foreach(doing);
    }
  }

  /** The site's settings, then the job's, which win. */
  private static SparkConf configuration(JobFile job) throws IOException {
    SparkConf all = new SparkConf();
    Path defaults = Path.of(job.defaults());
    if (Files.isRegularFile(defaults)) {
      Properties site = new Properties();
      try (InputStream in = Files.newInputStream(defaults)) {
        site.load(in);
      }
      site.stringPropertyNames().stream()
          .filter(key -> key.startsWith("spark."))
          .forEach(key -> all.set(key, site.getProperty(key).strip()));
    }
    for (String setting : job.settings()) {
      int at = setting.indexOf('=');
      all.set(setting.substring(0, at), setting.substring(at + 1));
    }
    return all;
  }
}
