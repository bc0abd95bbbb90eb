package org.graft.spi.result.study;

import java.util.List;
import java.util.OptionalLong;

/**
 * What was repeated, and how scores belong together.
 *
 * @param sourceReplicates source models for each transfer and backbone; 0 where none is used or
 *     nothing is known
 * @param trainingReplicates trainings for each source model; 0 where unknown
 * @param pairing how scores of two strategies belong together
 * @param varied what differed from one replicate to the next: {@code initial weights}, {@code order
 *     of examples}, {@code split}, {@code source model}
 * @param scope what conclusions speak about, as a sentence: {@code Conclusions are about this one
 *     source model.}
 * @param seed the root of all randomness; empty where unknown
 */
public record Replication(
    int sourceReplicates,
    int trainingReplicates,
    Pairing pairing,
    List<String> varied,
    String scope,
    OptionalLong seed) {
  /** Copies the list. */
  public Replication {
    varied = List.copyOf(varied);
  }
}
