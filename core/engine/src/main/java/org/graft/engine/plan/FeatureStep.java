package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.TrialExecutor.Estimate;
import org.graft.spi.base.Digest;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;

/**
 * One pass of a source model's prefix over the target's data, up to the deepest of its taps.
 *
 * @param key digest of its tables' keys
 * @param tables what it gives: one table a tap, the deepest first
 * @param source gives the weights
 * @param estimate what it is expected to take
 */
public record FeatureStep(
    String key, List<FeatureTable> tables, SourceStep source, Estimate estimate) implements Step {
  /** Copies the list. */
  public FeatureStep {
    tables = List.copyOf(tables);
  }

  FeatureStep(List<FeatureTable> tables, SourceStep source, Estimate estimate) {
    this(key(tables), tables, source, estimate);
  }

  private static String key(List<FeatureTable> tables) {
    Digest digest = new Digest().add("pass");
    tables.forEach(table -> digest.add(table.key()));
    return digest.hex();
  }

  @Override
  public List<Step> needs() {
    return List.of(source);
  }

  @Override
  public String words() {
    return tables.get(0).words();
  }

  /** Tables of the same weights, data and trainer that lie on one path: each list is one pass. */
  public static List<List<FeatureTable>> passes(Collection<FeatureTable> tables) {
    Map<List<String>, List<List<FeatureTable>>> groups = new LinkedHashMap<>();
    for (FeatureTable table : deepestFirst(tables)) {
      List<String> shared =
          List.of(
              table.source().key(),
              table.target().digest(),
              table.copies().map(Copies::toString).orElse(""),
              table.runner().trainer().canonical());
      List<List<FeatureTable>> passes = groups.computeIfAbsent(shared, k -> new ArrayList<>());
      passes.stream()
          .filter(pass -> lies(table.prefix(), pass.get(0).prefix()))
          .findFirst()
          .orElseGet(
              () -> {
                passes.add(new ArrayList<>());
                return passes.get(passes.size() - 1);
              })
          .add(table);
    }
    return groups.values().stream().flatMap(List::stream).map(List::copyOf).toList();
  }

  private static List<FeatureTable> deepestFirst(Collection<FeatureTable> tables) {
    return tables.stream()
        .sorted(Comparator.comparingInt((FeatureTable t) -> -t.prefix().nodes().size()))
        .toList();
  }

  private static boolean lies(Network prefix, Network whole) {
    List<Node> nodes = prefix.nodes();
    return whole.input().equals(prefix.input())
        && whole.nodes().subList(0, nodes.size()).equals(nodes);
  }
}
