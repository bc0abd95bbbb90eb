package org.graft.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.testkit.promise.Promise;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class DetachedExecutorContractTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Of jobs that never end, or never begin. */
  private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(1);

  @TempDir private static Path folder = Path.of("");

  /** Ways in which batch systems are used wrongly. */
  public enum Fault {
    NONE(""),
    BEGINS_TASKS_TWICE("every task of a job is run once, with its number"),
    LEAVES_OUT_THE_LAST_TASK("every task of a job is run once, with its number"),
    LETS_A_SHELL_SPLIT_WORDS("words of a command come as they are"),
    BEGINS_LOGS_ANEW("what a task prints is added to its log"),
    NUMBERS_WHAT_COLLECTS("a job that collects is run once, as it is"),
    BEGINS_AT_ONCE("a job waits for those before it, however they end"),
    WAITS_FOR_SUCCESS("a job waits for those before it, however they end"),
    KNOWS_NOTHING_OF_WHAT_RUNS("tasks that wait or run are known by their job's name"),
    TAKES_JOBS_FOR_RUNNING("a job that was never submitted has no tasks"),
    CANCELS_NOTHING("cancelled jobs end, and what waits never begins"),
    SUBMITS_AND_FAILS("tasks that wait or run are known by their job's name"),
    REFUSES_WHAT_HAS_ENDED("cancelling what has ended is no mistake"),
    SAYS_NOTHING("it says why nothing can be submitted from here");

    private final String promise;

    Fault(String promise) {
      this.promise = promise;
    }
  }

  /** A shell for each job, with one fault. */
  @Name(value = "shells", doc = "A shell for each job.")
  public record Shells(@Param(doc = "How it is broken.") Fault fault) implements DetachedExecutor {
    @Override
    public Optional<String> absence() {
      return fault == Fault.SAYS_NOTHING ? Optional.of(" ") : Optional.empty();
    }

    @Override
    public Terms terms() {
      return new Terms(10, 1, 0, 1, 0, 60, 3);
    }

    @Override
    public String submit(Job job) throws IOException {
      List<String> lines = new ArrayList<>();
      for (String before : job.after()) {
        if (fault != Fault.BEGINS_AT_ONCE) {
          String end = fault == Fault.WAITS_FOR_SUCCESS ? "/good" : "/ended";
          lines.add("until [ -e '" + before + end + "' ]; do sleep 0.05; done");
        }
      }
      String command =
          job.command().stream()
              .map(w -> fault == Fault.LETS_A_SHELL_SPLIT_WORDS && w.contains("$H") ? w : quoted(w))
              .collect(Collectors.joining(" "));
      String to = fault == Fault.BEGINS_LOGS_ANEW ? " > " : " >> ";
      lines.add("good=true");
      if (job.purpose() == Purpose.COLLECTING) {
        String number = fault == Fault.NUMBERS_WHAT_COLLECTS ? " 0" : "";
        lines.add(command + number + to + "0/log 2>&1");
      }
      int tasks = job.tasks() - (fault == Fault.LEAVES_OUT_THE_LAST_TASK ? 1 : 0);
      for (int task = 0; task < tasks; task++) {
        for (int i = 0; i < (fault == Fault.BEGINS_TASKS_TWICE ? 2 : 1); i++) {
          lines.add(command + " " + task + to + task + "/log 2>&1 || good=false");
        }
      }
      lines.add("$good && touch good");
      lines.add("touch ended");
      Path script = Files.write(job.folder().resolve("job.sh"), lines);
      Process process =
          new ProcessBuilder("/bin/sh", script.toString())
              .directory(job.folder().toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      Files.writeString(
          job.folder().resolve("pid"), process.pid() + " " + Math.max(1, job.tasks()));
      if (fault == Fault.SUBMITS_AND_FAILS) {
        throw new IOException("no answer");
      }
      return job.folder().toString();
    }

    @Override
    public List<Unfinished> unfinished(Collection<Handle> jobs) throws IOException {
      List<Unfinished> tasks = new ArrayList<>();
      for (Handle job : jobs) {
        boolean runs = fault == Fault.TAKES_JOBS_FOR_RUNNING || process(job).isPresent();
        if (fault != Fault.KNOWS_NOTHING_OF_WHAT_RUNS && runs) {
          for (int task = 0; task < tasks(job); task++) {
            tasks.add(new Unfinished(job.name(), task, true, ""));
          }
        }
      }
      return tasks;
    }

    @Override
    public void cancel(Collection<Handle> jobs) throws IOException {
      for (Handle job : jobs) {
        if (fault == Fault.CANCELS_NOTHING) {
          continue;
        }
        Optional<ProcessHandle> shell = process(job);
        if (shell.isPresent()) {
          end(shell.get());
        } else if (fault == Fault.REFUSES_WHAT_HAS_ENDED) {
          throw new IOException("no such job: " + job.name());
        }
      }
    }

    private static int tasks(Handle job) throws IOException {
      Path file = job.folder().resolve("pid");
      return Files.exists(file) ? Integer.parseInt(Files.readString(file).split(" ", -1)[1]) : 1;
    }

    private static String quoted(String word) {
      return "'" + word.replace("'", "'\\''") + "'";
    }
  }

  private static Optional<ProcessHandle> process(DetachedExecutor.Handle job) throws IOException {
    Path file = job.folder().resolve("pid");
    return Files.exists(file)
        ? ProcessHandle.of(Long.parseLong(Files.readString(file).split(" ", -1)[0]))
            .filter(ProcessHandle::isAlive)
        : Optional.empty();
  }

  private static void end(ProcessHandle shell) {
    List<ProcessHandle> all = new ArrayList<>(List.of(shell));
    shell.descendants().forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
  }

  @TestFactory
  Stream<DynamicTest> aSoundOneKeepsItsPromises() {
    return new DetachedExecutorContract(new Shells(Fault.NONE), folder, PATIENCE).tests();
  }

  @TestFactory
  Stream<DynamicTest> findsEachFault() {
    return Stream.of(Fault.values())
        .filter(fault -> fault != Fault.NONE)
        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> finds(fault)));
  }

  @Test
  void whatIsNotCancelledEndsAWhileLater() throws Exception {
    assertThat(promise(Fault.CANCELS_NOTHING, LITTLE_PATIENCE).violation()).isPresent();
    assertNothingIsLeftAfter(Duration.ofSeconds(15));
  }

  @Test
  void whatIsNotCancelledEndsWithItsFolder() throws Exception {
    Duration patience = Duration.ofSeconds(2);
    try {
      assertThat(promise(Fault.CANCELS_NOTHING, patience).violation()).isPresent();
      Path job = job("beats");
      ProcessHandle shell = process(new DetachedExecutor.Handle("job", job)).orElseThrow();
      Files.move(job, folder.resolve("gone"));
      shell.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      ProcessHandle.current().children().forEach(DetachedExecutorContractTest::end);
    }
  }

  @Test
  void whatWasSubmittedBeforeAnErrorEnds() throws Exception {
    assertThat(promise(Fault.SUBMITS_AND_FAILS, PATIENCE).violation()).isPresent();
    assertNothingIsLeftAfter(Duration.ofSeconds(5));
  }

  /** The last job that wrote such a file. */
  private static Path job(String file) throws IOException {
    try (Stream<Path> jobs = Files.list(folder)) {
      return jobs.filter(job -> Files.exists(job.resolve(file)))
          .max(Comparator.comparing(job -> job.resolve("pid").toFile().lastModified()))
          .orElseThrow();
    }
  }

  private static void assertNothingIsLeftAfter(Duration time) throws Exception {
    try {
      for (ProcessHandle shell : ProcessHandle.current().children().toList()) {
        shell.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
      }
    } finally {
      ProcessHandle.current().children().forEach(DetachedExecutorContractTest::end);
    }
  }

  private static Promise promise(Fault fault, Duration patience) {
    return new DetachedExecutorContract(new Shells(fault), folder, patience)
        .promises().stream()
            .filter(one -> one.name().equals(fault.promise))
            .findFirst()
            .orElseThrow();
  }

  private static void finds(Fault fault) {
    try {
      assertThat(promise(fault, LITTLE_PATIENCE).violation()).isPresent();
    } finally {
      ProcessHandle.current().children().forEach(DetachedExecutorContractTest::end);
    }
  }
}
