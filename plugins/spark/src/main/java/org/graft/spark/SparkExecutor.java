package org.graft.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graft.spark.driver.JobFile;
import org.graft.spark.driver.JobState;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/**
 * Has steps done by executors of Spark. Each job is an application of its own, whose driver is a
 * process on this machine; it goes on when this process ends. Executors start Graft as nodes of a
 * batch system do, from a folder that all see.
 */
@Name(value = "spark", doc = "Tasks of Spark, one application for each job.")
public record SparkExecutor(
    @Param(doc = "Spark's master: spark://host:7077; yarn and k8s:// are passed on as they are.")
        String master,
    @Param(
            doc = "Processors of a task, which does as many steps at once.",
            byDefault = "1",
            min = 1,
            max = 1024)
        int cores,
    @Param(doc = "Memory of a task, such as 4g; Spark's default for executors where absent.")
        Optional<String> memory,
    @Param(
            doc = "Tasks that run at once; 0 for as many as the cluster runs.",
            byDefault = "0",
            min = 0,
            max = 1_000_000)
        int maxAtOnce,
    @Param(
            doc = "Tasks that are expected to run at once where max-at-once does not say it.",
            byDefault = "16",
            min = 1,
            max = 1_000_000)
        int slots,
    @Param(
            doc = "How long a task should last, as estimated: steps are packed to it.",
            unit = "minutes",
            byDefault = "5",
            min = 0.01,
            max = 10_000)
        double pack,
    @Param(
            doc = "How often a step is begun before it is given up, since its tasks die.",
            byDefault = "3",
            min = 1,
            max = 100)
        int attempts,
    @Param(doc = "Spark's folder; SPARK_HOME where absent, else the one built with -Pspark.")
        Optional<String> home,
    @Param(doc = "Settings of Spark: [spark.speculation=true].", byDefault = "[]")
        List<String> options,
    @Param(
            doc = "Lines of the script before Graft is started on a worker: 'module load java'.",
            byDefault = "[]")
        List<String> prologue)
    implements DetachedExecutor {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([kmgt])b?");
  private static final Pattern OPTION = Pattern.compile("(spark\\.[^=\\s]+)=(.*)");
  private static final Pattern SECRET = Pattern.compile("(?i)secret|password|token|access[.]?key");
  private static final String DRIVER_MEMORY = "spark.driver.memory";
  private static final int TASKS = 100_000;

  /** Checks what goes to Spark. */
  public SparkExecutor {
    options = List.copyOf(options);
    prologue = List.copyOf(prologue);
    new Master(master);
    memory.ifPresent(SparkExecutor::bytes);
    for (String option : options) {
      if (!OPTION.matcher(option).matches()) {
        throw new IllegalArgumentException(
            "options must be such as 'spark.speculation=true', found '" + option + "'");
      }
      if (SECRET.matcher(option.substring(0, option.indexOf('='))).find()) {
        throw new IllegalArgumentException(
            "options must hold no secrets, which the run's folder would keep, found "
                + option.substring(0, option.indexOf('='))
                + "; set it in Spark's conf/spark-defaults.conf, readable by you alone");
      }
    }
  }

  private static long bytes(String text) {
    Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw new IllegalArgumentException("memory must be such as 4g or 500m, found '" + text + "'");
    }
    return Long.parseLong(matcher.group(1)) << (10 * (1 + "kmgt".indexOf(matcher.group(2))));
  }

  @Override
  public Optional<String> absence() {
    if (Installation.find(home).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "there is no Spark in "
            + home.map(place -> "'" + place + "'").orElse("SPARK_HOME or beside the plugin")
            + "; set SPARK_HOME to the cluster's, with its jars in 'jars', or build one with"
            + " './mvnw -Dquick -DskipTests -Pspark package'");
  }

  @Override
  public Terms terms() throws IOException, InterruptedException {
    new Master(master).check();
    return new Terms(
        TASKS,
        maxAtOnce == 0 ? slots : maxAtOnce,
        maxAtOnce,
        cores,
        memory.map(SparkExecutor::bytes).orElse(0L),
        60 * pack,
        attempts);
  }

  @Override
  public String submit(Job job) throws IOException, InterruptedException {
    Installation spark =
        Installation.find(home).orElseThrow(() -> new IOException(absence().orElse("no Spark")));
    new JobFile(
            job.name(),
            job.purpose() == Purpose.STEPS ? job.tasks() : 0,
            job.command(),
            prologue,
            job.after(),
            settings(job),
            spark.defaults().toString())
        .write(job.folder());
    DriverProcess.start(spark, job.folder(), driverMemory(spark));
    return job.folder().toString();
  }

  /** Of a driver, as Spark's own launcher would take it. */
  private String driverMemory(Installation spark) throws IOException {
    String text =
        options.stream()
            .filter(option -> option.startsWith(DRIVER_MEMORY + "="))
            .map(option -> option.substring(DRIVER_MEMORY.length() + 1).strip())
            .findFirst()
            .orElse(spark.site().getProperty(DRIVER_MEMORY, "1g").strip());
    return String.valueOf(bytes(text));
  }

  private List<String> settings(Job job) {
    List<String> settings = new ArrayList<>();
    settings.add("spark.executor.cores=" + cores);
    settings.add("spark.task.cpus=" + cores);
    memory.ifPresent(text -> settings.add("spark.executor.memory=" + bytes(text) + "b"));
    if (maxAtOnce > 0) {
      settings.add("spark.cores.max=" + (long) maxAtOnce * cores);
    }
    settings.add("spark.task.maxFailures=" + Math.max(4, attempts));
    settings.add("spark.ui.enabled=false");
    settings.addAll(options);
    settings.add("spark.master=" + master);
    settings.add("spark.app.name=" + job.name());
    settings.add("spark.jars=" + Installation.own());
    return settings;
  }

  @Override
  public List<Unfinished> unfinished(Collection<Handle> jobs) throws IOException {
    List<Unfinished> tasks = new ArrayList<>();
    for (Handle job : jobs) {
      JobState state = JobState.read(job.folder());
      for (int task : state.unfinished()) {
        boolean running = state.running(task);
        tasks.add(new Unfinished(job.name(), task, running, running ? "" : state.waitsFor()));
      }
    }
    return tasks;
  }

  @Override
  public void cancel(Collection<Handle> jobs) throws IOException, InterruptedException {
    for (Handle job : jobs) {
      JobState.cancel(job.folder());
    }
    for (Handle job : jobs) {
      DriverProcess.awaitEnd(job);
    }
  }
}
