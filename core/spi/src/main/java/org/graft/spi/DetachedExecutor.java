package org.graft.spi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Has steps done in jobs of a batch system, which outlive the process that submits them. What a job
 * does is a command; the engine packs steps into tasks, writes them to a shared folder, and
 * collects how they ended. An executor submits, asks and cancels, and keeps nothing in memory: jobs
 * are known by names that are unique and were written down before they are submitted, and by the
 * folders that they were given.
 */
public non-sealed interface DetachedExecutor extends Executor {
  /** Why nothing can be submitted from this machine, in words for the user; empty if it can. */
  Optional<String> absence();

  /**
   * What the batch system takes.
   *
   * @throws IOException if it does not answer, with what it said
   */
  Terms terms() throws IOException, InterruptedException;

  /**
   * Submits a job.
   *
   * @return by what later jobs name it in {@link Job#after}
   * @throws IOException if it is refused, with what the batch system said
   */
  String submit(Job job) throws IOException, InterruptedException;

  /**
   * Tasks of these jobs that wait or run; a job that was never submitted has none.
   *
   * @throws IOException if the batch system does not answer, with what it said
   */
  List<Unfinished> unfinished(Collection<Handle> jobs) throws IOException, InterruptedException;

  /**
   * Ends these jobs, whether they wait or run; those that have ended already, or were never
   * submitted, are none.
   *
   * @throws IOException if the batch system does not answer, with what it said
   */
  void cancel(Collection<Handle> jobs) throws IOException, InterruptedException;

  /**
   * What a batch system takes, and how its user wants it used.
   *
   * @param tasks most tasks of one job
   * @param slots tasks that run at once, as far as that can be told; 1 or more
   * @param atOnce most tasks of all the run's jobs that may run at once, or 0 without such a limit;
   *     the executor keeps it within a job, and jobs are then submitted one after the other
   * @param cores steps at once within a task
   * @param memory bytes that a task may take, or 0 where the site decides
   * @param seconds that a task should last
   * @param attempts how often a step is begun before it is given up
   */
  record Terms(
      int tasks, int slots, int atOnce, int cores, long memory, double seconds, int attempts) {
    /** Checks the numbers. */
    public Terms {
      if (Math.min(Math.min(tasks, slots), Math.min(cores, attempts)) < 1
          || Math.min(atOnce, memory) < 0
          || !(seconds > 0)) {
        throw new IllegalArgumentException(
            "tasks, slots, cores, attempts and seconds must be positive, found %d, %d, %d, %d and %s"
                .formatted(tasks, slots, cores, attempts, seconds));
      }
    }
  }

  /** What a job is for. */
  enum Purpose {
    /** Doing steps: the command is run once for each task, with the task's number added to it. */
    STEPS,
    /** A small one that looks at what others did: the command is run once, as it is. */
    COLLECTING
  }

  /**
   * A job to submit.
   *
   * @param name unique; lower-case letters, digits and hyphens
   * @param purpose what for
   * @param tasks how many tasks, numbered from 0
   * @param command program and arguments, any text; only the batch system's shell may come between
   * @param folder on a disk that all nodes see, with a folder for each task, named by its number:
   *     what a task prints is added to the file {@code log} in it. In a {@code log} beside them the
   *     executor may say why the job ended early
   * @param after jobs all of whose tasks must have ended before, however they did
   */
  record Job(
      String name,
      Purpose purpose,
      int tasks,
      List<String> command,
      Path folder,
      List<String> after) {
    /** Copies the lists. */
    public Job {
      command = List.copyOf(command);
      after = List.copyOf(after);
    }

    /** By what it is known once it is submitted. */
    public Handle handle() {
      return new Handle(name, folder);
    }
  }

  /**
   * By what a job is known.
   *
   * @param name its own
   * @param folder that it was given; it may have been removed since the job ended
   */
  record Handle(String name, Path folder) {}

  /**
   * A task that has not ended.
   *
   * @param job the name of its job
   * @param task its number
   * @param running whether it runs; if not, it waits
   * @param why what it waits for, as the batch system says; may be empty
   */
  record Unfinished(String job, int task, boolean running, String why) {}
}
