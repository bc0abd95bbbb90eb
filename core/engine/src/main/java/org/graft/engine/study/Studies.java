package org.graft.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.TransferabilityScore;
import org.graft.engine.ledger.Tried;
import org.graft.engine.study.analysis.Analyst;
import org.graft.engine.study.words.TransferabilityText;
import org.graft.spi.result.study.Documentation;
import org.graft.spi.result.study.Methods;
import org.graft.spi.result.study.Scatter;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Transferability;
import org.graft.spi.result.study.Transferability.Agreement;
import org.graft.spi.result.study.Warning;

/** Makes studies of recorded trials. */
public final class Studies {
  private Studies() {}

  /**
   * Whether the declared test of every primary comparison rejects, by the rule under which a run
   * may end early.
   */
  public static boolean decided(Declared spec, List<Recorded> trials) {
    return of(spec, trials, Map.of(), Map.of(), List.of()).analysis().settings().stream()
        .flatMap(setting -> setting.comparisons().stream())
        .map(comparison -> comparison.location().test().decisive())
        .allMatch(p -> p.isPresent() && p.get().value() <= spec.rules().alpha());
  }

  /**
   * The study of an experiment with its trials in the matrix's order.
   *
   * @param tried candidates of the trials that chose settings, by trial
   * @param pictures examples by class of data sets with two features, by digest
   * @param changes what is no longer as it was when the trials ran, in a sentence each
   */
  public static Study of(
      Declared spec,
      List<Recorded> trials,
      Map<String, List<Tried>> tried,
      Map<String, List<Scatter.Group>> pictures,
      List<String> changes) {
    Study analysed = Analyst.analyse(LedgerScores.of(spec, trials, tried, pictures, changes));
    Study study =
        new Study(
            analysed.experiment(),
            analysed.design(),
            analysed.trials(),
            analysed.analysis().withSweeps(Sweeps.of(analysed, spec, trials)),
            analysed.documentation());
    return spec.protocol().map(protocol -> following(study, protocol)).orElse(study);
  }

  /**
   * The study with transferability scores beside its results.
   *
   * @param trials in the matrix's order
   * @param scored scores of trials, by trial; none where none were asked for
   */
  public static Study with(
      Study study,
      Declared spec,
      List<Recorded> trials,
      Map<String, List<TransferabilityScore>> scored) {
    List<Transferability> all = ScoreAgreement.of(spec, trials, scored);
    List<Agreement> agreements = all.stream().flatMap(one -> one.agreements().stream()).toList();
    List<String> computed =
        spec.scores().stream()
            .map(Declared.TransferScore::score)
            .filter(
                s ->
                    agreements.stream()
                        .anyMatch(a -> a.score().equals(s.label()) && a.ranked() > 0))
            .map(s -> s.label() + (s.cites().isEmpty() ? "" : " (" + s.cites() + ")"))
            .toList();
    Documentation documentation = study.documentation();
    return new Study(
        study.experiment(),
        study.design(),
        study.trials(),
        study.analysis().withTransferability(all),
        computed.isEmpty()
            ? documentation
            : new Documentation(
                TransferabilityText.of(documentation.methods(), computed, agreements),
                documentation.checklist(),
                documentation.provenance()));
  }

  /** The study with what its protocol fixed in the methods section, after the design. */
  private static Study following(Study study, Declared.Following protocol) {
    Methods methods = study.documentation().methods();
    List<Methods.Paragraph> paragraphs = new ArrayList<>(methods.paragraphs());
    paragraphs.add(Math.min(1, paragraphs.size()), ProtocolText.of(protocol));
    return new Study(
        study.experiment(),
        study.design(),
        study.trials(),
        study.analysis(),
        new Documentation(
            new Methods(paragraphs, methods.citations()),
            study.documentation().checklist(),
            study.documentation().provenance()));
  }

  /** The study, with a word of caution where it is not by the declared primary metric. */
  public static Study exploratory(Study study, Declared declared) {
    String primary = declared.metrics().get(0).label();
    if (study.metric().equals(primary)) {
      return study;
    }
    Warning caution =
        new Warning(
            "not-the-primary-metric",
            Warning.Gravity.SCOPE,
            "The declared primary metric is "
                + primary
                + ": what is said here by "
                + study.metric()
                + " is exploratory. Smallest difference of interest and failure threshold were"
                + " declared for "
                + primary
                + " and are not used.");
    return new Study(
        study.experiment(),
        study.design(),
        study.trials(),
        study.analysis().with(caution),
        study.documentation());
  }
}
