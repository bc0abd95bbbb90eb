package org.graft.engine.plugin;

import java.util.Arrays;
import java.util.Optional;
import org.graft.spi.Backbone;
import org.graft.spi.DatasetProvider;
import org.graft.spi.Executor;
import org.graft.spi.Metric;
import org.graft.spi.Protocol;
import org.graft.spi.ReportRenderer;
import org.graft.spi.Strategy;
import org.graft.spi.Tracker;
import org.graft.spi.Trainer;
import org.graft.spi.TransferScore;
import org.graft.spi.augmentation.Augmentation;
import org.graft.spi.base.Extension;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Schedule;

/** A chapter of the catalogue: kinds of extensions, then kinds of values they are given. */
public enum Kind {
  /** Sources of data. */
  DATASETS("data set", DatasetProvider.class),
  /** Networks to transfer. */
  BACKBONES("backbone", Backbone.class),
  /** Ways of transferring them. */
  STRATEGIES("strategy", Strategy.class),
  /** Published ways of evaluating. */
  PROTOCOLS("protocol", Protocol.class),
  /** What trains. */
  TRAINERS("trainer", Trainer.class),
  /** Scores. */
  METRICS("metric", Metric.class),
  /** Numbers that rank backbones before anything is trained. */
  SCORES("transferability score", TransferScore.class),
  /** What runs steps. */
  EXECUTORS("executor", Executor.class),
  /** Reports for readers. */
  REPORTS("report", ReportRenderer.class),
  /** What a run reports its events to. */
  TRACKERS("tracker", Tracker.class),
  /** How learning rates change. */
  SCHEDULES("schedule", Schedule.class),
  /** How gradients move weights. */
  OPTIMIZERS("optimizer", Optimizer.class),
  /** Random changes of training inputs. */
  AUGMENTATIONS("augmentation", Augmentation.class),
  /** Layers of networks. */
  LAYERS("layer", Layer.class),
  /** How weights start. */
  INITIALIZERS("initializer", Initializer.class),
  /** Activation functions. */
  ACTIVATIONS("activation function", ActivationFunction.class);

  private final String noun;
  private final Class<?> type;

  Kind(String noun, Class<?> type) {
    this.noun = noun;
    this.type = type;
  }

  /** The kind that is called so on the command line, such as {@code strategies}. */
  public static Optional<Kind> called(String plural) {
    return Arrays.stream(values()).filter(kind -> kind.plural().equals(plural)).findFirst();
  }

  /** The kind that {@code type} is, or is one of. */
  public static Optional<Kind> of(Class<?> type) {
    return Arrays.stream(values()).filter(kind -> kind.type.isAssignableFrom(type)).findFirst();
  }

  /** Its name on the command line. */
  public String plural() {
    return Kebab.ofConstant(name());
  }

  /** One of them, in words. */
  public String noun() {
    return noun;
  }

  /** What they have in common. */
  public Class<?> type() {
    return type;
  }

  /** Whether plugins add to it; if not, it is a fixed list of values. */
  public boolean open() {
    return Extension.class.isAssignableFrom(type);
  }
}
