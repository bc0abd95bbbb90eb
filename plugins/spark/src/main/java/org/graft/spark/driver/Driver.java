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
 * until it has ended once. It ends with the last of them, or when the job is cancelled.
 */
public final class Driver {
  private static final long PAUSE_MILLIS = 500;

  private Driver() {}

  /** Runs the job of the folder that is the one argument. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    JobFile job = JobFile.read(folder);
    try (StateFile state = new StateFile(folder, job.tasks(), () -> System.exit(0))) {
      Runtime.getRuntime().addShutdownHook(new Thread(state::close));
      state.write("waits jobs before it");
      for (String earlier : job.after()) {
        while (JobState.read(Path.of(earlier)).alive()) {
          Thread.sleep(PAUSE_MILLIS);
        }
      }
      if (job.tasks() == 0) {
        new Doing(job.command(), job.prologue(), folder.toString()).once();
      } else {
        run(job, folder, state);
      }
    }
    System.exit(0);
  }

  private static void run(JobFile job, Path folder, StateFile state) throws IOException {
    state.write("waits an executor");
    try (JavaSparkContext spark = new JavaSparkContext(configuration(job))) {
      spark.sc().addSparkListener(new Progress(state));
      List<Integer> numbers = IntStream.range(0, job.tasks()).boxed().toList();
      spark
          .parallelize(numbers, numbers.size())
          .foreach(new Doing(job.command(), job.prologue(), folder.toString()));
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
