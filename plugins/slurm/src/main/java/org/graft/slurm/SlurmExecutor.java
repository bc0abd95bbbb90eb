package org.graft.slurm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/**
 * Submits steps to Slurm as job arrays. Its own options go to {@code sbatch} as arguments and win;
 * the site's stand as {@code #SBATCH} lines in the script, as they were given.
 */
@Name(value = "slurm", doc = "Job arrays of Slurm, submitted with sbatch.")
public record SlurmExecutor(
    @Param(doc = "Partition; the cluster's default where absent.") Optional<String> partition,
    @Param(
            doc =
                "Time limit of a task, such as 4h, 90min, 2d or Slurm's 1-12:00:00; the partition's"
                    + " where absent.")
        Optional<String> time,
    @Param(doc = "Memory of a task, such as 16G; the partition's where absent.")
        Optional<String> memory,
    @Param(doc = "GPUs of a task.", byDefault = "0", min = 0, max = 64) int gpus,
    @Param(
            doc = "Processors of a task, which does as many steps at once.",
            byDefault = "1",
            min = 1,
            max = 1024)
        int cores,
    @Param(
            doc = "Tasks that run at once; 0 for as many as the cluster runs.",
            byDefault = "0",
            min = 0,
            max = 1_000_000)
        int maxAtOnce,
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
    @Param(
            doc = "Further options of sbatch as a script's #SBATCH lines have them: --account=x.",
            byDefault = "[]")
        List<String> options,
    @Param(
            doc = "Lines of the script before Graft is started, such as 'module load java'.",
            byDefault = "[]")
        List<String> prologue)
    implements DetachedExecutor {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.,-]+");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([KMGT]?)B?");
  private static final List<String> NEEDED =
      List.of("sbatch", "squeue", "scancel", "scontrol", "sinfo");

  /** A task does not begin what its time limit would likely end. */
  private static final double OF_TIME = 0.5;

  /** Checks what goes to {@code sbatch}. */
  public SlurmExecutor {
    options = List.copyOf(options);
    prologue = List.copyOf(prologue);
    partition.ifPresent(
        name -> {
          if (!WORD.matcher(name).matches()) {
            throw new IllegalArgumentException("partition must be a name, found '" + name + "'");
          }
        });
    time.ifPresent(TimeLimit::of);
    memory.ifPresent(SlurmExecutor::bytes);
    for (String option : options) {
      if (!option.startsWith("-") || option.lines().count() != 1) {
        throw new IllegalArgumentException(
            "options must be such as '--account=x', each of one line, found '" + option + "'");
      }
    }
  }

  private static long bytes(String text) {
    Matcher matcher = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw new IllegalArgumentException(
          "memory must be such as 16G or 500M, found '" + text + "'");
    }
    // Without a unit Slurm takes megabytes.
    int power = matcher.group(2).isEmpty() ? 2 : 1 + "KMGT".indexOf(matcher.group(2));
    return Long.parseLong(matcher.group(1)) << (10 * power);
  }

  @Override
  public Optional<String> absence() {
    List<String> missing = NEEDED.stream().filter(name -> !Commands.there(name)).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Slurm's "
                + String.join(", ", missing)
                + (missing.size() == 1 ? " is" : " are")
                + " not on the PATH; submit from a login node of the cluster");
  }

  @Override
  public Terms terms() throws IOException, InterruptedException {
    List<String> nodes =
        new ArrayList<>(List.of("sinfo", "--noheader", "--responding", "--format=%D|%c|%G"));
    partition.ifPresent(name -> nodes.add("--partition=" + name));
    int slots = Answers.slots(Commands.run(nodes), cores, gpus);
    double most = time.map(text -> OF_TIME * TimeLimit.of(text).seconds()).orElse(1e9);
    return new Terms(
        Answers.arraySize(Commands.run(List.of("scontrol", "show", "config"))),
        maxAtOnce == 0 ? slots : Math.min(maxAtOnce, slots),
        maxAtOnce,
        cores,
        memory.map(SlurmExecutor::bytes).orElse(0L),
        Math.min(60 * pack, most),
        attempts);
  }

  @Override
  public String submit(Job job) throws IOException, InterruptedException {
    Path script = job.folder().resolve(job.name() + ".sh");
    Files.writeString(script, Script.of(job, options, prologue), StandardCharsets.UTF_8);
    List<String> command = new ArrayList<>(List.of("sbatch", "--parsable", "--requeue"));
    command.add("--job-name=" + job.name());
    command.add("--open-mode=append");
    command.add("--chdir=" + job.folder());
    // A percent sign begins a pattern in Slurm's names of files.
    String folder = job.folder().toString().replace("%", "%%");
    if (job.purpose() == Purpose.STEPS) {
      command.add("--output=" + folder + "/%a/log");
      String throttle = maxAtOnce == 0 ? "" : "%" + maxAtOnce;
      command.add("--array=0-" + (job.tasks() - 1) + throttle);
      command.add("--cpus-per-task=" + cores);
      if (gpus > 0) {
        command.add("--gpus=" + gpus);
      }
    } else {
      command.add("--output=" + folder + "/0/log");
    }
    partition.ifPresent(name -> command.add("--partition=" + name));
    time.ifPresent(text -> command.add("--time=" + TimeLimit.of(text).slurm()));
    memory.ifPresent(text -> command.add("--mem=" + (bytes(text) >> 10) + "K"));
    if (!job.after().isEmpty()) {
      command.add("--dependency=afterany:" + String.join(":", job.after()));
    }
    command.add(script.toString());
    // "12" or, with several clusters, "12;name".
    return Commands.run(command).strip().split(";", 2)[0];
  }

  @Override
  public List<Unfinished> unfinished(Collection<Handle> jobs)
      throws IOException, InterruptedException {
    if (jobs.isEmpty()) {
      return List.of();
    }
    String names = jobs.stream().map(Handle::name).collect(Collectors.joining(","));
    List<String> command = List.of("squeue", "--noheader", "--array", "--format=" + Answers.FORMAT);
    return Answers.queue(
        Commands.run(Stream.concat(command.stream(), Stream.of("--name=" + names)).toList()));
  }

  @Override
  public void cancel(Collection<Handle> jobs) throws IOException, InterruptedException {
    for (Handle job : jobs) {
      Commands.run(List.of("scancel", "--name=" + job.name()));
    }
  }
}
