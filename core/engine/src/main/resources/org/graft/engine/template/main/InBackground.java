package org.example.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/**
 * Jobs as shell scripts in the background of this machine, task after task, which go on when you
 * log out. All that is known of a job lies in its folder: its process, the task that it is at, and
 * whether it has ended.
 */
@Name(value = "my-lab-in-background", doc = "Runs jobs in the background of this machine.")
public record InBackground(
    @Param(doc = "How long a task should last.", unit = "minutes", byDefault = "5", min = 0.01)
        double pack)
    implements DetachedExecutor {
  private static final String SETSID = "/usr/bin/setsid";
  private static final String SCRIPT = "job.sh";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String[] NONE = {};

  @Override
  public Optional<String> absence() {
    return Files.isExecutable(Path.of(SETSID))
        ? Optional.empty()
        : Optional.of("there is no " + SETSID + ", which starts what outlives its terminal");
  }

  @Override
  public Terms terms() {
    return new Terms(1000, 1, 0, 1, 0, 60 * pack, 3);
  }

  @Override
  public String submit(Job job) throws IOException, InterruptedException {
    Path folder = job.folder();
    List<String> lines = new ArrayList<>(List.of("echo $$ > .pid && mv .pid pid"));
    for (String before : job.after()) {
      String ended = "[ -e " + quoted(before + "/ended") + " ]";
      String alive = "kill -0 \"$(cat " + quoted(before + "/pid") + ")\" 2> /dev/null";
      lines.add("until " + ended + " || ! " + alive + "; do sleep 0.2; done");
    }
    String command =
        job.command().stream().map(InBackground::quoted).collect(Collectors.joining(" "));
    if (job.purpose() == Purpose.COLLECTING) {
      lines.add(command + " >> 0/log 2>&1");
    }
    for (int task = 0; task < job.tasks(); task++) {
      lines.add("echo " + task + " > at");
      lines.add(command + " " + task + " >> " + task + "/log 2>&1");
    }
    lines.add("touch ended");
    Files.writeString(folder.resolve("tasks"), String.valueOf(Math.max(1, job.tasks())));
    Path script = Files.writeString(folder.resolve(SCRIPT), String.join("\n", lines) + "\n");
    int status =
        new ProcessBuilder(SETSID, "--fork", "/bin/sh", script.toString())
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(folder.resolve("pid"))) {
      if (status != 0 || System.nanoTime() > end) {
        throw new IOException(script + " did not begin; " + SETSID + " ended with " + status);
      }
      Thread.sleep(10);
    }
    return folder.toString();
  }

  @Override
  public List<Unfinished> unfinished(Collection<Handle> jobs) throws IOException {
    List<Unfinished> unfinished = new ArrayList<>();
    for (Handle job : jobs) {
      if (process(job).isEmpty()) {
        continue;
      }
      int at = number(job, "at").orElse(-1);
      int tasks = number(job, "tasks").orElse(1);
      for (int task = Math.max(0, at); task < tasks; task++) {
        unfinished.add(new Unfinished(job.name(), task, task == at, ""));
      }
    }
    return unfinished;
  }

  @Override
  public void cancel(Collection<Handle> jobs) throws IOException, InterruptedException {
    for (Handle job : jobs) {
      Optional<ProcessHandle> script = process(job);
      if (script.isPresent()) {
        // It leads a group, with all that it started.
        new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- -" + script.get().pid())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
      }
    }
  }

  /** The process of a job's script; empty where it has ended, or was never started. */
  private static Optional<ProcessHandle> process(Handle job) throws IOException {
    String script = job.folder().resolve(SCRIPT).toString();
    return number(job, "pid")
        .flatMap(pid -> ProcessHandle.of(pid))
        .filter(process -> List.of(process.info().arguments().orElse(NONE)).contains(script));
  }

  private static Optional<Integer> number(Handle job, String name) throws IOException {
    Path file = job.folder().resolve(name);
    String text = Files.exists(file) ? Files.readString(file).strip() : "";
    return text.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(text));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
