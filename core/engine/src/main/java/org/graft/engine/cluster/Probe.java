package org.graft.engine.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.graft.engine.problem.IoWords;
import org.graft.engine.problem.UserException;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.DetachedExecutor.Handle;
import org.graft.spi.DetachedExecutor.Job;
import org.graft.spi.DetachedExecutor.Purpose;
import org.graft.spi.DetachedExecutor.Unfinished;

/**
 * One task that does nothing but say how Graft stands on its node.
 *
 * @param executor of the batch system
 * @param graft the command that starts Graft on a node
 * @param folder where the two meet; on a disk that all nodes see, if all is well
 */
public record Probe(DetachedExecutor executor, List<String> graft, Path folder) {
  private static final String ANSWER = "answer";
  private static final Duration PAUSE = Duration.ofMillis(500);

  /**
   * What came of it.
   *
   * @param lines what the node printed
   * @param trouble why there is no answer; empty if there is one
   * @param ahead seconds by which the node's clock is ahead of this machine's, up to a second more
   *     or less; 0 without an answer
   */
  public record Answer(List<String> lines, Optional<String> trouble, double ahead) {}

  /** Submits it and waits for its end, as long as {@code patience} says. */
  public Answer ask(Duration patience) throws InterruptedException {
    String name =
        String.format(Locale.ROOT, "graft-probe-%08x", ThreadLocalRandom.current().nextInt());
    Path place = folder.resolve(name);
    List<String> command = new ArrayList<>(graft);
    command.addAll(List.of("doctor", "--on-node", place.toString()));
    try {
      Files.createDirectories(place.resolve("0"));
      Job job = new Job(name, Purpose.STEPS, 1, command, place, List.of());
      executor.submit(job);
      Answer answer = await(job.handle(), patience);
      executor.cancel(List.of(job.handle()));
      remove(place);
      return answer;
    } catch (IOException e) {
      throw new UserException("the batch system takes no job: " + IoWords.of(e), e);
    }
  }

  private Answer await(Handle job, Duration patience) throws IOException, InterruptedException {
    Path place = job.folder();
    long end = System.nanoTime() + patience.toNanos();
    String waits = "";
    while (System.nanoTime() < end) {
      if (Files.isRegularFile(place.resolve(ANSWER))) {
        return answered(place);
      }
      List<Unfinished> left = executor.unfinished(List.of(job));
      if (left.isEmpty()) {
        return Files.isRegularFile(place.resolve(ANSWER)) ? answered(place) : silent(place);
      }
      waits = left.get(0).running() ? "it still runs" : "it waits (" + left.get(0).why() + ")";
      Thread.sleep(PAUSE.toMillis());
    }
    return new Answer(
        lines(place),
        Optional.of("no answer in " + patience.toSeconds() + " s: " + waits + "; it is cancelled"),
        0);
  }

  private Answer answered(Path place) throws IOException {
    double there = Long.parseLong(Files.readString(place.resolve(ANSWER)).strip()) / 1e3;
    return new Answer(lines(place), Optional.empty(), there - System.currentTimeMillis() / 1e3);
  }

  private Answer silent(Path place) {
    return new Answer(
        lines(place),
        Optional.of(
            "the task ended without an answer: its node cannot start Graft, or does not see "
                + folder),
        0);
  }

  private static List<String> lines(Path place) {
    try {
      return Files.readString(place.resolve("0").resolve("log"), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static void remove(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Answers on a node, once all else was printed. */
  public static void answer(Path place) {
    try {
      Path part = place.resolve(ANSWER + ".part");
      Files.writeString(part, System.currentTimeMillis() + "\n");
      Files.move(part, place.resolve(ANSWER), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UserException("cannot write to " + place + ": " + IoWords.of(e), e);
    }
  }
}
