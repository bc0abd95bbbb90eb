package org.graft.engine.worker;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.Steps;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.TrainerUnavailable;
import org.graft.engine.run.Work;
import org.graft.engine.worker.Message.Kind;
import org.graft.spi.base.Digest;
import org.graft.spi.result.Stage;

/**
 * A worker's side: does the steps that it is told, one after another. It ends at once when its
 * input does, so that no worker outlives its run.
 */
public final class WorkerLoop {
  /** The pipe for messages; the shell that started the worker has opened it. */
  private static final String PIPE = "/dev/fd/3";

  private final Steps steps;
  private final Work work;
  private final PrintStream toRun;
  private final BlockingQueue<Message> asked = new LinkedBlockingQueue<>();

  private WorkerLoop(Steps steps, Work work, PrintStream toRun) {
    this.steps = steps;
    this.work = work;
    this.toRun = toRun;
  }

  /** Serves the run that started this process; does not return before it is interrupted. */
  public static void serve(Steps steps, Work work) throws IOException, InterruptedException {
    try (PrintStream pipe =
        new PrintStream(new FileOutputStream(PIPE), false, StandardCharsets.UTF_8)) {
      WorkerLoop loop = new WorkerLoop(steps, work, pipe);
      Thread listener = new Thread(loop::listen, "graft-worker-listener");
      listener.setDaemon(true);
      listener.start();
      loop.tell(Message.of(Kind.PLANNED, digest(steps.plan())));
      loop.serve();
    }
  }

  /** What two processes must agree on before one does the other's steps. */
  static String digest(Plan plan) {
    Digest digest = new Digest();
    plan.trials().forEach(trial -> digest.add(trial.card().id()));
    plan.sources().forEach(source -> digest.add(source.key()));
    plan.features().forEach(table -> digest.add(table.key()));
    return digest.hex();
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Message message = Message.read(line);
        if (message.kind() == Kind.RELEASE) {
          release(message);
        } else {
          asked.add(message);
        }
      }
    } catch (IOException e) {
      System.err.println("graft worker: " + e.getMessage());
    }
    Runtime.getRuntime().halt(0);
  }

  private void serve() throws InterruptedException {
    while (true) {
      Message message = asked.take();
      if (message.kind() == Kind.PREPARE) {
        tell(Message.of(Kind.PREPARED, prepare(message)));
      } else {
        tell(Message.done(run(message)));
      }
    }
  }

  private StepOutcome run(Message message) throws InterruptedException {
    Optional<Step> step = step(message);
    return step.isPresent()
        ? work.run(step.get())
        : new StepOutcome.Failed(Stage.DATA, "its worker process planned no such step");
  }

  private void release(Message message) {
    step(message).ifPresent(work::release);
  }

  private Optional<Step> step(Message message) {
    synchronized (steps) {
      return message.step(steps);
    }
  }

  private String prepare(Message message) throws InterruptedException {
    try {
      synchronized (steps) {
        work.prepare(message.all(steps));
      }
      return "";
    } catch (TrainerUnavailable e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void tell(Message message) {
    toRun.println(message.line());
    toRun.flush();
  }
}
