package org.graft.engine.standard.tensorboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.engine.protobuf.Message;
import org.graft.spi.Tracker;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.TrialCard;
import org.graft.spi.training.CurvePoint;

/**
 * Writes an event file for each trial: its learning curves and scores as scalars, and what the
 * HParams tab shows of it, what was varied and what came of it. A trial that is run again takes the
 * place of its earlier file.
 *
 * @param folder what {@code tensorboard --logdir} is given; a folder in it for each trial
 */
@Name(
    value = "tensorboard",
    doc = "Event files for TensorBoard: learning curves, scores, and a row of the HParams tab.")
public record TensorBoard(
    @Param(
            doc = "What tensorboard --logdir is given, relative to the working directory.",
            byDefault = "tensorboard",
            affects = Param.Affects.PLACE)
        Path folder)
    implements Tracker {
  private static final String VERSION = "brain.Event:2";
  private static final String PLUGIN = "hparams";
  private static final int FLOAT = 1;
  private static final int SUCCESS = 1;
  private static final int FAILURE = 2;

  @Override
  public void on(Event event) {
    if (event instanceof Event.TrialFinished end && !(end.outcome() instanceof Outcome.Skipped)) {
      double now = Instant.now().toEpochMilli() / 1e3;
      TrialCard trial = end.trial();
      List<Message> events = new ArrayList<>(List.of(event(now, 0).text(3, VERSION)));
      events.add(
          summary(now, 0, List.of(session("_hparams_/session_start_info", start(trial, now)))));
      if (end.outcome() instanceof Outcome.Completed completed) {
        events.addAll(curves(now, completed.curve()));
        int last = completed.curve().stream().mapToInt(CurvePoint::epoch).max().orElse(0);
        List<Message> scores = new ArrayList<>();
        completed
            .scores()
            .forEach(
                (metric, score) -> {
                  if (Double.isFinite(score)) {
                    scores.add(scalar("test/" + metric, score));
                  }
                });
        if (!scores.isEmpty()) {
          events.add(summary(now, last, scores));
        }
      }
      int status = end.outcome() instanceof Outcome.Completed ? SUCCESS : FAILURE;
      Message over = new Message().number(1, status).real(2, now);
      events.add(
          summary(
              now,
              0,
              List.of(session("_hparams_/session_end_info", new Message().message(4, over)))));
      write(trial, now, events);
    }
  }

  private void write(TrialCard trial, double now, List<Message> events) {
    Path file =
        folder.resolve(trial.id()).resolve("events.out.tfevents.%d.graft".formatted((long) now));
    try {
      EventFile.removeEarlier(file);
      EventFile.append(file, events);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static Message event(double time, int step) {
    return new Message().real(1, time).number(2, step);
  }

  private static Message summary(double time, int step, List<Message> values) {
    Message summary = new Message();
    values.forEach(value -> summary.message(1, value));
    return event(time, step).message(5, summary);
  }

  private static Message scalar(String tag, double value) {
    return new Message().text(1, tag).single(2, (float) value);
  }

  /** A curve has loss and accuracy of each epoch and split; one event an epoch. */
  private static List<Message> curves(double now, List<CurvePoint> curve) {
    Map<Integer, List<Message>> epochs = new LinkedHashMap<>();
    for (CurvePoint point : curve) {
      List<Message> values = epochs.computeIfAbsent(point.epoch(), e -> new ArrayList<>());
      if (Double.isFinite(point.loss())) {
        values.add(scalar(point.split() + "/loss", point.loss()));
      }
      if (Double.isFinite(point.accuracy())) {
        values.add(scalar(point.split() + "/accuracy", point.accuracy()));
      }
    }
    List<Message> events = new ArrayList<>();
    epochs.forEach((epoch, values) -> events.add(summary(now, epoch, values)));
    return events;
  }

  /**
   * A value that is nothing but data of the HParams plugin, beside a tensor that it has to have.
   */
  private static Message session(String tag, Message data) {
    Message plugin = new Message().text(1, PLUGIN).bytes(2, data.toBytes());
    Message nothing =
        new Message().number(1, FLOAT).message(2, new Message()).bytes(5, new byte[4]);
    return new Message()
        .text(1, tag)
        .message(8, nothing)
        .message(9, new Message().message(1, plugin));
  }

  /** Repeats of one setting are one group. */
  private static String group(TrialCard trial) {
    return String.join(" | ", trial.transfer(), trial.backbone(), trial.strategy());
  }

  private static Message start(TrialCard trial, double now) {
    Message info = new Message();
    Map<String, Message> settings = new LinkedHashMap<>();
    settings.put("transfer", words(trial.transfer()));
    settings.put("backbone", words(trial.backbone()));
    settings.put("strategy", words(trial.strategy()));
    settings.put("source replicate", number(trial.sourceReplicate()));
    settings.put("training replicate", number(trial.trainingReplicate()));
    settings.forEach(
        (name, value) -> info.message(1, new Message().text(1, name).message(2, value)));
    return new Message().message(3, info.text(4, group(trial)).real(5, now));
  }

  /** A {@code google.protobuf.Value}. */
  private static Message words(String text) {
    return new Message().text(3, text);
  }

  private static Message number(double value) {
    return new Message().real(2, value);
  }
}
