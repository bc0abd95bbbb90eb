package org.graft.spark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.graft.spark.driver.JobState;
import org.graft.spi.DetachedExecutor.Handle;

/** The driver's process, which outlives the one that starts it. */
final class DriverProcess {
  private static final String MAIN = "org.graft.spark.driver.Driver";
  private static final String LOG = "driver.log";
  private static final long START_SECONDS = 60;
  private static final long END_SECONDS = 180;

  /** What Spark opens of the JDK, since its own launcher is not in between. */
  private static final List<String> OPENS =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "jdk.internal.ref",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  private DriverProcess() {}

  /**
   * Starts one.
   *
   * @param folder of the job, where its {@link org.graft.spark.driver.JobFile} lies
   * @param memory most bytes of its heap
   * @throws IOException if it does not come up, with what it said
   */
  static void start(Installation spark, Path folder, String memory)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid"); // a session of its own: no Ctrl-C of this one's reaches it
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    OPENS.forEach(
        name -> command.addAll(List.of("--add-opens", "java.base/" + name + "=ALL-UNNAMED")));
    command.add("-Djdk.reflect.useDirectMethodHandle=false");
    command.add("-Djava.awt.headless=true");
    command.add("-Xmx" + memory);
    command.addAll(List.of("-cp", spark.classPath(), MAIN, folder.toString()));
    File log = folder.resolve(LOG).toFile();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", spark.home().toString());
    Process driver =
        builder
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!JobState.read(folder).begun()) {
      if (!driver.isAlive() || System.nanoTime() > end) {
        driver.destroyForcibly();
        throw new IOException("Spark's driver did not start: " + words(log.toPath()));
      }
      Thread.sleep(100);
    }
  }

  private static String words(Path log) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .limit(3)
            .toList();
    return lines.isEmpty() ? "it said nothing" : String.join("; ", lines);
  }

  /**
   * Waits until a driver that was told to end has done so, and all its tasks.
   *
   * @throws IOException if they do not, or it cannot be told
   */
  static void awaitEnd(Handle job) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
    while (JobState.read(job.folder()).alive()) {
      if (System.nanoTime() > end) {
        throw new IOException("the driver or a task of " + job.name() + " does not end");
      }
      Thread.sleep(200);
    }
  }
}
