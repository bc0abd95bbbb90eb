package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Block;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;

/** The layers of a backbone, block by block, and what becomes of each under some recipes. */
public final class LayerTable {
  private static final String FROZEN = "frozen";

  private LayerTable() {}

  /** The table, a column for each treatment. */
  public static String render(BackboneCard card, List<BackboneText.Treatment> treatments) {
    List<List<String>> rows = new ArrayList<>();
    List<String> heading =
        new ArrayList<>(List.of("Block", "Layer (kind)", "Output shape", "Param #", "Reads"));
    for (int i = 1; i <= treatments.size(); i++) {
      heading.add("[" + i + "]");
    }
    rows.add(heading);
    Map<String, Integer> blocks = blocks(card);
    String before = Network.INPUT;
    int last = 0;
    for (Node node : card.network().nodes()) {
      int block = blocks.getOrDefault(node.name(), 0);
      String number =
          block == last
              ? ""
              : block == 0 ? (card.network().classifies() ? "head" : "out") : String.valueOf(block);
      last = block;
      rows.add(row(card.network(), node, number, before, treatments));
      before = node.name();
    }
    added(card.network(), treatments, rows);
    return Table.render(rows);
  }

  /** Nodes that recipes put on top. */
  private static void added(
      Network backbone, List<BackboneText.Treatment> treatments, List<List<String>> rows) {
    Map<String, Integer> met = new LinkedHashMap<>();
    for (BackboneText.Treatment treatment : treatments) {
      Network network = treatment.recipe().map(Recipe::network).orElse(backbone);
      String before = "";
      for (Node node : network.nodes()) {
        if (differs(backbone, network, node)) {
          List<String> row = row(network, node, "new", before, treatments);
          if (met.putIfAbsent(String.join("|", row.subList(1, 5)), 0) == null) {
            rows.add(row);
          }
        }
        before = node.name();
      }
    }
  }

  /** Whether the backbone has no such node. */
  private static boolean differs(Network backbone, Network network, Node node) {
    return !backbone.has(node.name()) || !same(backbone, network, node);
  }

  private static boolean same(Network backbone, Network network, Node node) {
    return backbone.node(node.name()).equals(node)
        && String.valueOf(backbone.parameters().get(node.name()))
            .equals(String.valueOf(network.parameters().get(node.name())));
  }

  private static List<String> row(
      Network network,
      Node node,
      String block,
      String before,
      List<BackboneText.Treatment> treatments) {
    List<Parameter> parameters = network.parameters().getOrDefault(node.name(), List.of());
    long count = parameters.stream().mapToLong(p -> p.shape().elements()).sum();
    Shape shape = network.shapes().get(node.name());
    String reads = String.join(", ", node.inputs());
    List<String> row = new ArrayList<>();
    row.add(block);
    row.add(node.name() + " (" + node.layer().kind() + ")");
    row.add(String.valueOf(shape));
    row.add(String.format(Locale.ROOT, "%,d", count));
    row.add(reads.equals(before) ? "" : reads);
    for (BackboneText.Treatment treatment : treatments) {
      row.add(
          treatment
              .recipe()
              .map(recipe -> fate(recipe, network, node, count))
              .orElse("by program"));
    }
    return row;
  }

  private static String fate(Recipe recipe, Network network, Node node, long count) {
    Network own = recipe.network();
    if (!own.has(node.name()) || !same(own, network, node)) {
      return "-";
    }
    if (count == 0) {
      return "";
    }
    boolean given = recipe.given().stream().anyMatch(g -> g.node().equals(node.name()));
    String start = recipe.carried().contains(node.name()) ? "" : given ? "given, " : "anew, ";
    List<Parameter> held = own.parameters(node.name());
    List<String> fates = recipe.phases().stream().map(p -> fate(p, node, held)).toList();
    return start + (fates.isEmpty() ? "as it is" : PhasesText.of(fates, FROZEN));
  }

  private static String fate(Phase phase, Node node, List<Parameter> held) {
    List<String> trained =
        held.stream().filter(p -> phase.trains(node.name(), p)).map(Parameter::name).toList();
    long all = held.stream().filter(p -> p.role() == Parameter.Role.TRAINED).count();
    if (trained.isEmpty()) {
      return phase.moves(node.name()) ? "statistics move" : FROZEN;
    }
    return trained.size() == all ? "trains" : String.join(" and ", trained) + " train";
  }

  /** Numbers of the body's blocks by node, from 1; what is above the body has none. */
  private static Map<String, Integer> blocks(BackboneCard card) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<Block> blocks = card.body().blocks();
    for (int b = 0; b < blocks.size(); b++) {
      for (Node node : blocks.get(b).nodes()) {
        numbers.put(node.name(), b + 1);
      }
    }
    return numbers;
  }
}
