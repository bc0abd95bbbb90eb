package org.graft.engine.cluster;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.engine.experiment.recorded.RunFolder;
import org.graft.engine.problem.IoWords;
import org.graft.engine.problem.UserException;
import org.graft.spi.DetachedExecutor.Handle;

/**
 * What of a run was submitted: a file in the run's folder, written before the jobs are.
 *
 * @param executor how it is written, with its parameters
 * @param retry whether trials that had failed are done again
 * @param jobs of all rounds, by their names
 * @param fruitless rounds on end whose tasks did not begin any step
 * @param notes what tasks had noted when the last round was submitted
 * @param stuck why nothing more is submitted; empty where more is
 */
public record Submitted(
    String executor, boolean retry, List<Array> jobs, int fruitless, int notes, String stuck) {
  /** The folder in a run's folder with all that belongs to tasks. */
  public static final String FOLDER = "tasks";

  private static final String FILE = "submitted.json";

  /** Copies the list. */
  public Submitted {
    jobs = List.copyOf(jobs);
  }

  /**
   * A job.
   *
   * @param round of submitting, from 1
   * @param name of the job
   * @param place its folder's name in its round's
   * @param what it does, in a word or two
   * @param tasks how many it has; 0 of the job that collects
   */
  public record Array(int round, String name, String place, String what, int tasks) {
    private Handle handle(Path folder) {
      return new Handle(name, folder.resolve(String.valueOf(round)).resolve(place));
    }
  }

  /** A submission of which nothing was submitted yet. */
  static Submitted none(String executor, boolean retry) {
    return new Submitted(executor, retry, List.of(), 0, 0, "");
  }

  /** The last round; 0 before the first. */
  public int round() {
    return jobs.stream().mapToInt(Array::round).max().orElse(0);
  }

  /**
   * The jobs that do steps.
   *
   * @param folder of tasks
   */
  public List<Handle> working(Path folder) {
    return jobs.stream().filter(job -> job.tasks() > 0).map(job -> job.handle(folder)).toList();
  }

  /**
   * All jobs.
   *
   * @param folder of tasks
   */
  public List<Handle> all(Path folder) {
    return jobs.stream().map(job -> job.handle(folder)).toList();
  }

  /**
   * What jobs noted of themselves, such as why they ended early: the job's name and its words.
   *
   * @param folder of tasks
   */
  public List<String> notedBy(Path folder) {
    return all(folder).stream()
        .map(job -> job.name() + ": " + TaskLog.words(job.folder().resolve(TaskLog.FILE)))
        .filter(line -> !line.endsWith(": "))
        .toList();
  }

  /** With a further round. */
  Submitted with(List<Array> more, int noted) {
    List<Array> all = new ArrayList<>(jobs);
    all.addAll(more);
    return new Submitted(
        executor, retry, all, noted > notes || jobs.isEmpty() ? 0 : fruitless + 1, noted, "");
  }

  /** The same, of which nothing more is submitted. */
  public Submitted stopped(String why) {
    return new Submitted(executor, retry, jobs, fruitless, notes, why);
  }

  /** Writes it into the folder of tasks, whole or not at all. */
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UserException("cannot write to " + folder + ": " + IoWords.of(e));
    }
    RunFolder.write(folder, FILE, new Gson().toJson(this));
  }

  /** That of a folder of tasks; empty where nothing was submitted. */
  public static Optional<Submitted> read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Submitted read = new Gson().fromJson(Files.readString(file), Submitted.class);
      return Optional.of(
          new Submitted(
              read.executor, read.retry, read.jobs, read.fruitless, read.notes, read.stuck));
    } catch (IOException e) {
      throw new UserException("cannot read " + file + ": " + IoWords.of(e));
    } catch (JsonParseException | NullPointerException e) {
      throw new UserException(
          file + " is damaged; end the run's jobs, remove the folder and submit the run again");
    }
  }
}
