package org.graft.reports.csv;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Transferability;

/** Transferability scores beside results, as lines. */
final class TransferabilitySheets {
  private TransferabilitySheets() {}

  static List<Line> agreements(Study study) {
    List<Line> lines = new ArrayList<>();
    for (Transferability one : study.analysis().transferability()) {
      for (Transferability.Agreement agreement : one.agreements()) {
        lines.add(
            on(one)
                .add("score", agreement.score())
                .add("ranked", String.valueOf(agreement.ranked()))
                .add("weighted_tau", agreement.tau()));
      }
    }
    return lines;
  }

  static List<Line> candidates(Study study) {
    List<Line> lines = new ArrayList<>();
    for (Transferability one : study.analysis().transferability()) {
      for (Transferability.Candidate candidate : one.candidates()) {
        Line line =
            on(one)
                .add("source", candidate.source())
                .add("backbone", candidate.backbone())
                .add("tap", candidate.tap())
                .add("replicates", String.valueOf(candidate.replicates()))
                .add(study.metric(), candidate.result());
        for (int s = 0; s < candidate.scores().size(); s++) {
          line.add(one.agreements().get(s).score(), candidate.scores().get(s));
        }
        lines.add(line);
      }
    }
    return lines;
  }

  private static Line on(Transferability one) {
    return new Line().add("target", one.target()).add("strategy", one.strategy());
  }
}
