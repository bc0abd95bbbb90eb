package org.graft.spi.result.study;

import java.util.List;
import java.util.OptionalLong;

/**
 * What was repeated, and how scores belong together.
 *
 * @param cluster what repeats belong together by, in words: {@code source model}, {@code subject}
 * @param clusters how many of them there are for each transfer and backbone; 0 where there are none
 *     or nothing is known
 * @param perCluster repeats (trainings) of each of them; 0 where unknown
 * @param pairing how scores of two strategies belong together
 * @param varied what differed from one replicate to the next: {@code initial weights}, {@code order
 *     of examples}, {@code split}, {@code source model}
 * @param scope what conclusions speak about, as a sentence: {@code Conclusions are about this one
 *     source model.}
 * @param seed the root of all randomness; empty where unknown
 */
public record Replication(
    String cluster,
    int clusters,
    int perCluster,
    Pairing pairing,
    List<String> varied,
    String scope,
    OptionalLong seed) {
  /** Copies the list. */
  public Replication {
    varied = List.copyOf(varied);
  }
}
