package org.graft.engine.worker;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import org.graft.engine.plan.Step;
import org.graft.engine.problem.IoWords;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.Work;

/**
 * How the steps of a task ended, line by line, in a file that this process alone writes: a step is
 * noted when it begins and when it has ended. A line counts once it is whole, so a task that dies
 * loses the steps that it was at. Thread-safe.
 */
public final class TaskJournal implements AutoCloseable {
  /** How the names of such files end. */
  public static final String ENDING = ".outcomes";

  private final Path file;
  private final FileChannel channel;
  private final String machine;
  private final String graft;
  private long whole;

  /**
   * Opens a new one in a task's folder.
   *
   * @param machine that does the steps, in words
   * @param graft its version
   */
  public TaskJournal(Path folder, String machine, String graft) {
    this.machine = machine;
    this.graft = graft;
    String name = Long.toHexString(ThreadLocalRandom.current().nextLong() >>> 1);
    this.file = folder.resolve(name + ENDING);
    try {
      this.channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private UserException refused(IOException e) {
    return new UserException("cannot write " + file + ": " + IoWords.of(e));
  }

  /**
   * A step begins.
   *
   * @param kept when its newest checkpoint was kept, as {@link Work#kept} says
   */
  public void began(Step step, long kept) {
    JsonObject json = new JsonObject();
    json.add("began", StepJson.write(step));
    json.addProperty("kept", kept);
    add(json);
  }

  /** A step has ended. */
  public void ended(Step step, StepOutcome outcome) {
    JsonObject json = new JsonObject();
    json.add("step", StepJson.write(step));
    json.addProperty("machine", machine);
    json.addProperty("graft", graft);
    json.add("outcome", OutcomeJson.write(outcome));
    add(json);
  }

  /** A line that cannot be written whole, as on a full disk, is taken back. */
  private synchronized void add(JsonObject json) {
    ByteBuffer bytes = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      long at = whole;
      try {
        while (bytes.hasRemaining()) {
          at += channel.write(bytes, at);
        }
        whole = at;
      } catch (IOException e) {
        channel.truncate(whole);
        throw e;
      }
    } catch (IOException e) {
      throw refused(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.force(false);
      channel.close();
    } catch (IOException e) {
      throw refused(e);
    }
  }
}
