package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.base.Digest;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;

/**
 * One run of one source model's prefix over the target's data, up to the deepest of its taps.
 *
 * @param tables what it gives: one table a tap, the deepest first
 */
public record FeaturePass(List<FeatureStep> tables) {
  /** Copies the list. */
  public FeaturePass {
    tables = List.copyOf(tables);
  }

  /** Tables of the same weights, data and trainer that lie on one path, brought together. */
  public static List<FeaturePass> of(Collection<FeatureStep> steps) {
    Map<List<String>, List<List<FeatureStep>>> groups = new LinkedHashMap<>();
    for (FeatureStep step : deepestFirst(steps)) {
      List<String> shared =
          List.of(
              step.source().key(),
              step.target().digest(),
              step.copies().map(Copies::toString).orElse(""),
              step.runner().trainer().canonical());
      List<List<FeatureStep>> passes = groups.computeIfAbsent(shared, k -> new ArrayList<>());
      passes.stream()
          .filter(pass -> lies(step.prefix(), pass.get(0).prefix()))
          .findFirst()
          .orElseGet(
              () -> {
                passes.add(new ArrayList<>());
                return passes.get(passes.size() - 1);
              })
          .add(step);
    }
    return groups.values().stream().flatMap(List::stream).map(FeaturePass::new).toList();
  }

  private static List<FeatureStep> deepestFirst(Collection<FeatureStep> steps) {
    return steps.stream()
        .sorted(Comparator.comparingInt((FeatureStep s) -> -s.prefix().nodes().size()))
        .toList();
  }

  private static boolean lies(Network prefix, Network whole) {
    List<Node> nodes = prefix.nodes();
    return whole.input().equals(prefix.input())
        && whole.nodes().subList(0, nodes.size()).equals(nodes);
  }

  /** Digest of its tables' keys. */
  public String key() {
    Digest digest = new Digest().add("pass");
    tables.forEach(table -> digest.add(table.key()));
    return digest.hex();
  }

  /** Whose weights. */
  public SourceStep source() {
    return tables.get(0).source();
  }

  /** The network up to the deepest tap. */
  public Network prefix() {
    return tables.get(0).prefix();
  }

  /** Who runs it, and why. */
  public TrainerDecision runner() {
    return tables.get(0).runner();
  }

  /** Size of all its tables. */
  public long bytes() {
    return tables.stream().mapToLong(FeatureStep::bytes).sum();
  }
}
