package org.graft.engine.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.graft.engine.plan.Forecast;
import org.graft.engine.plan.Step;
import org.graft.engine.problem.IoWords;
import org.graft.engine.problem.UserException;
import org.graft.engine.store.Store;
import org.graft.engine.worker.Origin;
import org.graft.engine.worker.TaskFile;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.DetachedExecutor.Job;
import org.graft.spi.DetachedExecutor.Purpose;
import org.graft.spi.DetachedExecutor.Terms;

/**
 * How the rounds of a run are submitted.
 *
 * @param folder {@link Submitted#FOLDER} in the run's
 * @param executor of the batch system
 * @param text how the executor is written, with its parameters
 * @param retry whether trials that had failed are done again
 * @param origin what tasks plan
 * @param graft the command that starts Graft on a node
 * @param options of every command there: plugins, whether downloads are allowed, the store's limit
 * @param after whether a last job collects, and whether this is its process
 * @param store of what steps give, as nodes see it too
 * @param notes hears what was submitted
 */
public record Submission(
    Path folder,
    DetachedExecutor executor,
    String text,
    boolean retry,
    Origin origin,
    List<String> graft,
    List<String> options,
    Afterwards after,
    Store store,
    Consumer<String> notes) {
  /** The file with what tasks plan. */
  public static final String ORIGIN = "origin.json";

  private static final String COLLECT = "collect";

  /** Who collects once all tasks have ended. */
  public enum Afterwards {
    /** This process waits. */
    WAIT,
    /** This process leaves; a small job collects. */
    LEAVE,
    /** This process is that job. */
    COLLECTING
  }

  /** Copies the lists. */
  public Submission {
    graft = List.copyOf(graft);
    options = List.copyOf(options);
  }

  boolean collecting() {
    return after == Afterwards.COLLECTING;
  }

  boolean there(Step step) {
    return Forecast.there(step, store::has);
  }

  /** Forgets the checkpoints of a step that is not done any more as it was. */
  void forget(Step step) {
    store.checkpoints(step.key()).remove();
  }

  Submitted none() {
    return Submitted.none(text, retry);
  }

  /** One array to be. */
  private record Part(String what, List<Packing.Load> loads, int wave) {}

  /**
   * Submits a round.
   *
   * @param noted what tasks have noted so far
   */
  void submit(Submitted before, Packing packing, Terms terms, int noted)
      throws InterruptedException {
    int round = before.round() + 1;
    List<Part> parts = parts(packing, terms.tasks());
    String token =
        String.format(Locale.ROOT, "%08x", ThreadLocalRandom.current().nextInt()) + "-r" + round;
    String stem = "graft-" + plain(origin.name()) + "-" + token;
    List<Submitted.Array> arrays = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      arrays.add(
          new Submitted.Array(
              round, stem + "-" + i, String.valueOf(i), part.what(), part.loads().size()));
    }
    if (after != Afterwards.WAIT) {
      arrays.add(new Submitted.Array(round, stem + "-collect", COLLECT, "collecting", 0));
    }
    Path home = folder.resolve(String.valueOf(round));
    write(home, parts, packing);
    Submitted now = before.with(arrays, noted);
    now.write(folder);
    try {
      submit(home, parts, arrays, terms);
    } catch (IOException e) {
      String why = "the batch system takes no job: " + e.getMessage();
      now.stopped(why + "; put it right and submit again").write(folder);
      try {
        executor.cancel(now.all(folder));
      } catch (IOException still) {
        throw new UserException(
            why + "; jobs called " + stem + "* may be left (" + still.getMessage() + ")", e);
      }
      throw new UserException(why, e);
    }
    notes.accept(
        "submitted %s in %s of %s (round %d)"
            .formatted(
                count(packing.loads().stream().mapToInt(load -> load.steps().size()).sum(), "step"),
                count(packing.tasks(), "task"),
                count(parts.size(), "job array"),
                round));
  }

  private static String count(int n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }

  private static String plain(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return plain.substring(0, Math.min(24, plain.length()));
  }

  private static List<Part> parts(Packing packing, int most) {
    List<Part> parts = new ArrayList<>();
    for (int wave = 0; wave < packing.waves().size(); wave++) {
      cut("wave " + (wave + 1), packing.waves().get(wave), wave, most, parts);
    }
    cut("whole", packing.whole(), 0, most, parts);
    return parts;
  }

  private static void cut(
      String what, List<Packing.Load> loads, int wave, int most, List<Part> parts) {
    for (int from = 0; from < loads.size(); from += most) {
      parts.add(new Part(what, loads.subList(from, Math.min(loads.size(), from + most)), wave));
    }
  }

  private void write(Path home, List<Part> parts, Packing packing) {
    Set<String> packed = new HashSet<>();
    packing.waves().forEach(w -> w.forEach(l -> l.steps().forEach(s -> packed.add(s.key()))));
    try {
      Files.createDirectories(home.resolve(Shared.FOLDER));
      Files.createDirectories(home.resolve(COLLECT).resolve("0"));
      origin.write(folder.resolve(ORIGIN));
      for (int i = 0; i < parts.size(); i++) {
        List<Packing.Load> loads = parts.get(i).loads();
        for (int task = 0; task < loads.size(); task++) {
          Path place = home.resolve(String.valueOf(i)).resolve(String.valueOf(task));
          Files.createDirectories(place);
          List<Step> steps = loads.get(task).steps();
          TaskFile.of(steps, waits(steps, packed)).write(place);
        }
      }
    } catch (IOException e) {
      throw new UserException("cannot write tasks to " + home + ": " + IoWords.of(e));
    }
  }

  private static Set<String> waits(List<Step> steps, Set<String> packed) {
    Set<String> waits = new HashSet<>();
    steps.forEach(step -> step.needs().forEach(need -> waits.add(need.key())));
    waits.retainAll(packed);
    steps.forEach(step -> waits.remove(step.key()));
    return waits;
  }

  private void submit(Path home, List<Part> parts, List<Submitted.Array> arrays, Terms terms)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    List<List<String>> waves = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      List<String> after =
          terms.atOnce() > 0 ? last(all) : part.wave() > 0 ? waves.get(part.wave() - 1) : List.of();
      String id =
          executor.submit(
              new Job(
                  arrays.get(i).name(),
                  Purpose.STEPS,
                  part.loads().size(),
                  doing(home.resolve(String.valueOf(i)), terms),
                  home.resolve(String.valueOf(i)),
                  after));
      all.add(id);
      while (waves.size() <= part.wave()) {
        waves.add(new ArrayList<>());
      }
      waves.get(part.wave()).add(id);
    }
    if (after != Afterwards.WAIT) {
      List<String> command = new ArrayList<>(graft);
      command.addAll(List.of("collect", origin.name(), "--runs", origin.runs().toString()));
      command.addAll(options);
      executor.submit(
          new Job(
              arrays.get(parts.size()).name(),
              Purpose.COLLECTING,
              0,
              command,
              home.resolve(COLLECT),
              all));
    }
  }

  private static List<String> last(List<String> ids) {
    return ids.isEmpty() ? List.of() : List.of(ids.get(ids.size() - 1));
  }

  private List<String> doing(Path job, Terms terms) {
    List<String> command = new ArrayList<>(graft);
    command.addAll(List.of("task", "--cores", String.valueOf(terms.cores())));
    Optional.of(terms.memory())
        .filter(bytes -> bytes > 0)
        .ifPresent(bytes -> command.addAll(List.of("--memory", String.valueOf(bytes))));
    command.addAll(options);
    command.add(job.toString());
    return command;
  }
}
