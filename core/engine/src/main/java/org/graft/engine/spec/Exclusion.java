package org.graft.engine.spec;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.graft.engine.data.DataSpec;
import org.graft.engine.plugin.Choice;
import org.graft.spi.Backbone;
import org.graft.spi.Strategy;
import org.graft.spi.base.Param;
import org.graft.spi.result.TrialCard;

/**
 * Trials that are not run: those with all the parts that it names. A part that it does not name may
 * be any; of several values of a part one is enough. Texts are labels, names in the catalogue, or
 * patterns in which {@code *} stands for any characters.
 *
 * @param transfer names of transfers
 * @param source their source data
 * @param target their target data
 * @param backbone networks
 * @param strategy strategies
 * @param sourceReplicate source models
 * @param trainingReplicate trainings on the target, counted over all divisions of its rows
 */
public record Exclusion(
    @Param(doc = "Transfers, by name.", byDefault = "[]") List<String> transfer,
    @Param(doc = "Source data, by label or name.", byDefault = "[]") List<String> source,
    @Param(doc = "Target data, by label or name.", byDefault = "[]") List<String> target,
    @Param(doc = "Backbones, by label or name.", byDefault = "[]") List<String> backbone,
    @Param(doc = "Strategies, by label or name.", byDefault = "[]") List<String> strategy,
    @Param(doc = "Source replicates, from 0: 3, or 0-4.", byDefault = "[]")
        List<Replicates> sourceReplicate,
    @Param(doc = "Training replicates, from 0: 3, or 0-4.", byDefault = "[]")
        List<Replicates> trainingReplicate) {
  /** Copies the lists. */
  public Exclusion {
    transfer = List.copyOf(transfer);
    source = List.copyOf(source);
    target = List.copyOf(target);
    backbone = List.copyOf(backbone);
    strategy = List.copyOf(strategy);
    sourceReplicate = List.copyOf(sourceReplicate);
    trainingReplicate = List.copyOf(trainingReplicate);
  }

  /** Whether it names no part, and so would exclude everything. */
  boolean namesNothing() {
    return Stream.of(
            transfer, source, target, backbone, strategy, sourceReplicate, trainingReplicate)
        .allMatch(List::isEmpty);
  }

  /** Whether it leaves out these with all their replicates. */
  public boolean excludes(TransferSpec on, Choice<Backbone> with, Choice<Strategy> by) {
    return sourceReplicate.isEmpty() && trainingReplicate.isEmpty() && names(on, with, by);
  }

  /** Whether it leaves out a trial of these. */
  public boolean excludes(
      TransferSpec on, Choice<Backbone> with, Choice<Strategy> by, TrialCard trial) {
    return names(on, with, by)
        && (sourceReplicate.isEmpty()
            || sourceReplicate.stream().anyMatch(r -> r.has(trial.sourceReplicate())))
        && (trainingReplicate.isEmpty()
            || trainingReplicate.stream().anyMatch(r -> r.has(trial.trainingReplicate())));
  }

  /** Whether the parts that are no replicates are among those that it names. */
  boolean names(TransferSpec on, Choice<Backbone> with, Choice<Strategy> by) {
    return any(transfer, on.name(), on.name())
        && (source.isEmpty() || on.source().filter(data -> any(source, data)).isPresent())
        && any(target, on.target())
        && any(backbone, with.label(), with.name())
        && any(strategy, by.label(), by.name());
  }

  private static boolean any(List<String> texts, DataSpec data) {
    return any(texts, data.label(), data.provider().name());
  }

  private static boolean any(List<String> texts, String label, String name) {
    return texts.isEmpty() || texts.stream().anyMatch(text -> means(text, label, name));
  }

  /** Whether {@code text} is a label or a name, or a pattern that fits one of them. */
  static boolean means(String text, String label, String name) {
    if (text.equals(label) || text.equals(name)) {
      return true;
    }
    if (text.indexOf('*') < 0) {
      return false;
    }
    Pattern pattern =
        Pattern.compile(
            ("\\Q" + text.replace("\\E", "\\E\\\\E\\Q") + "\\E").replace("*", "\\E.*\\Q"),
            Pattern.DOTALL);
    return pattern.matcher(label).matches() || pattern.matcher(name).matches();
  }
}
