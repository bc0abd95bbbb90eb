package org.graft.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.DetachedExecutor.Handle;
import org.graft.spi.DetachedExecutor.Job;
import org.graft.spi.DetachedExecutor.Purpose;
import org.graft.spi.DetachedExecutor.Unfinished;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/**
 * What an executor on a batch system promises, tried with small jobs on that system itself: each
 * task is run once, with its number and its words as they are; later jobs wait for earlier ones,
 * however these end; what waits or runs is known by its name, and can be cancelled. Where nothing
 * can be submitted from this machine, only what holds without a batch system is tried.
 *
 * @param executor the executor
 * @param folder where jobs get their folders; all nodes must see it
 * @param patience how long a job may take to begin and end
 */
public record DetachedExecutorContract(DetachedExecutor executor, Path folder, Duration patience)
    implements Contract {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PROGRAM = 2;
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Words that a shell would take apart or replace. */
  private static final List<String> WORDS =
      List.of("two words", "it's", "$HOME", "`date`", "\"", "\\", "%a", "*", "a;b", "", "ä");

  /** With the patience that a batch system without other work needs. */
  public static DetachedExecutorContract of(DetachedExecutor executor, Path folder) {
    return new DetachedExecutorContract(executor, folder, PATIENCE);
  }

  @Override
  public List<Promise> promises() {
    List<Promise> promises = new ArrayList<>(new ExtensionContract(executor).promises());
    if (executor.absence().isPresent()) {
      promises.add(new Promise("it says why nothing can be submitted from here", this::absent));
      return promises;
    }
    promises.add(new Promise("it says what the batch system takes", executor::terms));
    promises.add(new Promise("every task of a job is run once, with its number", this::tasks));
    promises.add(new Promise("words of a command come as they are", this::words));
    promises.add(new Promise("what a task prints is added to its log", this::log));
    promises.add(new Promise("a job that collects is run once, as it is", this::collecting));
    promises.add(new Promise("a job waits for those before it, however they end", this::after));
    promises.add(new Promise("tasks that wait or run are known by their job's name", this::known));
    promises.add(new Promise("a job that was never submitted has no tasks", this::unknown));
    promises.add(new Promise("cancelled jobs end, and what waits never begins", this::cancel));
    promises.add(new Promise("cancelling what has ended is no mistake", this::cancelEnded));
    return promises;
  }

  private void absent() {
    Expect.that(!executor.absence().orElse("").isBlank(), "it says nothing");
  }

  private void tasks() throws Exception {
    Job job = job(Purpose.STEPS, 3, shell("echo $1 >> began.$1"), List.of());
    ended(job);
    for (int task = 0; task < 3; task++) {
      Expect.same("what task " + task + " wrote", task + "\n", read(job, "began." + task));
    }
    Expect.same("files of tasks", 3, files(job, "began."));
  }

  private void words() throws Exception {
    List<String> command = new ArrayList<>(shell("printf '%s\\n' \"$@\" > words"));
    command.addAll(WORDS);
    Job job = job(Purpose.STEPS, 1, command, List.of());
    ended(job);
    Expect.same("words", String.join("\n", WORDS) + "\n0\n", read(job, "words"));
  }

  private void log() throws Exception {
    Job job = job(Purpose.STEPS, 2, shell("echo out $1; echo err $1 >&2"), List.of());
    Files.writeString(job.folder().resolve("1/log"), "before\n");
    ended(job);
    Expect.same("log of task 0", Set.of("out 0", "err 0"), lines(job, "0/log"));
    Expect.same("log of task 1", Set.of("before", "out 1", "err 1"), lines(job, "1/log"));
  }

  private void collecting() throws Exception {
    Job job = job(Purpose.COLLECTING, 0, shell("echo \"$#\" >> began"), List.of());
    ended(job);
    Expect.same("how many words it was given, each time", "0\n", read(job, "began"));
  }

  private void after() throws Exception {
    Job first = job(Purpose.STEPS, 2, shell("sleep 0.3; touch ended.$1; exit $1"), List.of());
    String id = executor.submit(first);
    List<String> look = new ArrayList<>(shell("ls \"$1\" > seen"));
    look.add(first.folder().toString());
    Job second = job(Purpose.COLLECTING, 0, look, List.of(id));
    ended(second);
    Expect.that(
        lines(second, "seen").containsAll(Set.of("ended.0", "ended.1")),
        "it began before both tasks of the job before it had ended, one of them with an error");
  }

  private void known() throws Exception {
    String waiting = "touch began.$1; " + whileNeeded("[ ! -e go ]", ":");
    Job job = job(Purpose.STEPS, 2, shell(waiting), List.of());
    try {
      executor.submit(job);
      Expect.same("tasks while they wait or run", Set.of(0, 1), unfinished(job));
    } finally {
      Files.writeString(job.folder().resolve("go"), "");
    }
    awaitEnd(job);
    Expect.same("tasks that were run", 2, files(job, "began."));
  }

  private void unknown() throws Exception {
    Job never = job(Purpose.STEPS, 1, shell("true"), List.of());
    Expect.same("its tasks", List.of(), executor.unfinished(List.of(never.handle())));
    Expect.same("tasks of no jobs", List.of(), executor.unfinished(List.of()));
    executor.cancel(List.of(never.handle()));
  }

  private void cancel() throws Exception {
    Job first = job(Purpose.STEPS, 1, shell(whileNeeded("true", "echo >> beats")), List.of());
    String id = executor.submit(first);
    Job second = job(Purpose.COLLECTING, 0, shell("touch began"), List.of(id));
    executor.submit(second);
    await("it did not begin", () -> Files.exists(first.folder().resolve("beats")));
    executor.cancel(List.of(first.handle(), second.handle()));
    awaitEnd(first);
    awaitEnd(second);
    long beats = Files.size(first.folder().resolve("beats"));
    Thread.sleep(300);
    Expect.same(
        "what the cancelled task wrote", beats, Files.size(first.folder().resolve("beats")));
    Expect.same("jobs begun that had waited", 0, files(second, "began"));
  }

  private void cancelEnded() throws Exception {
    Job job = job(Purpose.STEPS, 1, shell("touch began.$1"), List.of());
    ended(job);
    executor.cancel(List.of(job.handle()));
    Expect.same("tasks that were run", 1, files(job, "began."));
  }

  /**
   * A loop of a shell, which ends when its job's folder is gone and, where nothing ends it, a while
   * after this gave up on it.
   */
  private String whileNeeded(String condition, String body) {
    long rounds = patience.multipliedBy(3).dividedBy(Duration.ofMillis(100));
    return ("n=0; while %s && [ -d \"$PWD\" ] && [ $n -lt %d ]; "
            + "do %s; n=$((n + 1)); sleep 0.1; done")
        .formatted(condition, rounds, body);
  }

  /** A program of a shell that runs in its job's folder, with the words after it as arguments. */
  private static List<String> shell(String program) {
    return List.of("/bin/sh", "-c", program, "sh");
  }

  private Job job(Purpose purpose, int tasks, List<String> command, List<String> after)
      throws IOException {
    String name = "graft-contract-" + UUID.randomUUID().toString().substring(0, 8);
    Path place = Files.createDirectories(folder.toAbsolutePath().resolve(name));
    for (int task = 0; task < Math.max(1, tasks); task++) {
      Files.createDirectories(place.resolve(String.valueOf(task)));
    }
    List<String> there = new ArrayList<>(command);
    there.set(PROGRAM, "cd \"$1\" || exit 9; shift; " + command.get(PROGRAM));
    there.add(command.indexOf("sh") + 1, place.toString());
    return new Job(name, purpose, tasks, there, place, after);
  }

  private void ended(Job job) throws Exception {
    executor.submit(job);
    awaitEnd(job);
  }

  private void awaitEnd(Job job) throws Exception {
    await("its tasks wait or run", () -> executor.unfinished(List.of(job.handle())).isEmpty());
  }

  private Set<Integer> unfinished(Job job) throws Exception {
    List<Handle> both = List.of(job.handle(), new Handle("graft-contract-none", folder));
    List<Unfinished> found = executor.unfinished(both);
    Expect.that(
        found.stream().allMatch(task -> task.job().equals(job.name())),
        "expected tasks of " + job.name() + " alone, found " + found);
    return found.stream().map(Unfinished::task).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Something that comes about. */
  private interface Condition {
    boolean holds() throws Exception;
  }

  private void await(String otherwise, Condition condition) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.holds()) {
      Expect.that(
          System.nanoTime() < end, otherwise + ", still after " + patience.toSeconds() + " s");
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private static String read(Job job, String file) throws IOException {
    Path path = job.folder().resolve(file);
    Expect.that(Files.exists(path), "nothing was written to " + file + ": it was not run");
    return Files.readString(path, StandardCharsets.UTF_8);
  }

  private static Set<String> lines(Job job, String file) throws IOException {
    return read(job, file).lines().collect(Collectors.toCollection(TreeSet::new));
  }

  private static int files(Job job, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(job.folder())) {
      return (int) files.filter(file -> file.getFileName().toString().startsWith(prefix)).count();
    }
  }
}
