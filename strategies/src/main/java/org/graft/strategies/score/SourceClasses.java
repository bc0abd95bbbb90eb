package org.graft.strategies.score;

import java.util.Optional;
import org.graft.spi.TransferScore.Evidence;
import org.graft.spi.data.Tensor;

/** What scores ask of a source model's own head. */
final class SourceClasses {
  private SourceClasses() {}

  static Optional<String> refusal(Evidence evidence) {
    return evidence.probabilities().isPresent()
        ? Optional.empty()
        : Optional.of("the source model has no classification head, whose outputs it reads");
  }

  static Tensor of(Evidence evidence) {
    return evidence
        .probabilities()
        .orElseThrow(() -> new IllegalArgumentException(refusal(evidence).orElse("")));
  }
}
