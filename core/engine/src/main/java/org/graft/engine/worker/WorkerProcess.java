package org.graft.engine.worker;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.graft.engine.plan.Step;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.worker.Message.Kind;

/**
 * One worker: its process and the pipes to it. Messages to it go to its standard input; messages
 * from it come through a pipe of their own, on file descriptor 3, since native libraries print to
 * standard output as they like. What it prints is passed on to the user. One thread at a time asks
 * it for steps.
 */
final class WorkerProcess {
  private static final long PATIENCE_SECONDS = 10;

  private final Process process;
  private final BufferedWriter toWorker;
  private final BlockingQueue<Optional<Message>> fromWorker = new LinkedBlockingQueue<>();
  private final Crash crash;
  private final Thread printing;

  /**
   * Starts a worker.
   *
   * @param command the program and its arguments
   * @param folder where the JVM writes its report of a crash
   * @param printed where what it prints goes
   */
  WorkerProcess(List<String> command, Path folder, PrintStream printed) throws IOException {
    // The shell gives the worker our pipe as descriptor 3 and its own standard error as standard
    // output. Ctrl-C in a terminal is for the run, which then ends its workers.
    List<String> all =
        new java.util.ArrayList<>(
            List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\" 3>&1 1>&2", "graft-worker"));
    all.addAll(command);
    ProcessBuilder worker = new ProcessBuilder(all);
    NativeLibraries.tell(worker.environment());
    process = worker.start();
    toWorker = process.outputWriter(StandardCharsets.UTF_8);
    crash = new Crash(process, folder);
    start("graft-worker-messages", () -> read(process.inputReader(StandardCharsets.UTF_8)));
    BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
    printing = start("graft-worker-prints", () -> crash.listen(errors, printed));
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void read(BufferedReader lines) {
    try (lines) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        fromWorker.add(Optional.of(Message.read(line)));
      }
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
    } finally {
      fromWorker.add(Optional.empty());
    }
  }

  /** The digest of the plan that it made; waits until it has. */
  String planned() throws WorkerLost, InterruptedException {
    return receive(Kind.PLANNED).text();
  }

  /** Why it cannot do the steps; empty if it can. */
  String prepare(List<Step> steps) throws WorkerLost, InterruptedException {
    send(Message.prepare(steps));
    return receive(Kind.PREPARED).text();
  }

  /** Has it do a step and waits for the step's end. */
  StepOutcome run(Step step) throws WorkerLost, InterruptedException {
    crash.begin();
    send(Message.of(Kind.RUN, step));
    return receive(Kind.DONE).outcome();
  }

  void release(Step step) {
    try {
      send(Message.of(Kind.RELEASE, step));
    } catch (WorkerLost e) {
      return; // whoever asks it for a step will notice
    }
  }

  private synchronized void send(Message message) throws WorkerLost {
    try {
      toWorker.write(message.line());
      toWorker.newLine();
      toWorker.flush();
    } catch (IOException e) {
      throw new WorkerLost(lost());
    }
  }

  private Message receive(Kind kind) throws WorkerLost, InterruptedException {
    Message message = fromWorker.take().orElseThrow(() -> new WorkerLost(lost()));
    if (message.kind() != kind) {
      throw new WorkerLost("it answered " + message.kind() + " instead of " + kind);
    }
    return message;
  }

  private String lost() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      printing.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return crash.describe();
  }

  /** Its process id. */
  long pid() {
    return process.pid();
  }

  /** Ends it: politely by closing its input, or at once. */
  void end(boolean politely) {
    try {
      toWorker.close();
      if (politely && process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
