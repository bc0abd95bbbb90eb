package org.graft.engine.cli.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.UserException;
import org.graft.spi.Strategy;
import org.graft.spi.TransferStrategy;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Block;
import org.graft.spi.network.Framing;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;

/** A backbone in words: its card, its layers as Keras's {@code summary()} has them, strategies. */
public final class BackboneText {
  private static final int CLASSES_SHOWN = 6;

  private BackboneText() {}

  /**
   * What a strategy does with a backbone.
   *
   * @param recipe empty for a programmed strategy
   */
  public record Treatment(String label, Optional<Recipe> recipe) {
    /** What {@code strategy} makes of a backbone for a task. */
    public static Treatment of(Choice<Strategy> strategy, BackboneCard card, TaskCard task) {
      try {
        Optional<String> refusal = strategy.value().refusal(card, task);
        if (refusal.isPresent()) {
          throw new UserException(strategy.label() + ": " + refusal.get());
        }
        return new Treatment(
            strategy.label(),
            strategy.value() instanceof TransferStrategy data
                ? Optional.of(data.recipe(card, task))
                : Optional.empty());
      } catch (IllegalArgumentException e) {
        throw new UserException(strategy.label() + ": " + e.getMessage());
      }
    }
  }

  /**
   * A backbone, and a column for each treatment.
   *
   * @param framing how pictures come to its inputs; empty where it does not say
   */
  public static String render(
      String title, BackboneCard card, Optional<Framing> framing, List<Treatment> treatments) {
    StringBuilder text = new StringBuilder(title).append('\n');
    Network network = card.network();
    line(text, "input", input(network.input()));
    line(text, "preprocessing", preprocessing(network));
    framing.ifPresent(f -> line(text, "pictures", pictures(f)));
    line(text, "classes", classes(card));
    line(text, "features", card.features() + ", " + network.shapes().get(card.features()));
    line(text, "weights", card.digest().map(d -> "pretrained, " + d).orElse("none"));
    boolean own = card.digest().isEmpty();
    String unstated = own ? "- (Graft trains its weights)" : "not stated";
    String licence = card.credits().licence();
    line(text, "licence", licence.isEmpty() ? unstated : licence);
    String citation = card.credits().citation();
    line(text, "citation", citation.isEmpty() ? (own ? "-" : "not stated") : citation);
    card.credits().notes().forEach(note -> line(text, "note", note));
    text.append('\n').append(LayerTable.render(card, treatments));
    text.append('\n').append(totals(network));
    for (int i = 0; i < treatments.size(); i++) {
      text.append(i == 0 ? "\n" : "").append(treatment(i + 1, treatments.get(i), card));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-14s %s%n", name, value));
  }

  private static String input(Shape shape) {
    return shape.rank() != 3
        ? shape + " features"
        : "%s (channels, height, width), %s"
            .formatted(shape, shape.size(0) == 3 ? "RGB" : shape.size(0) == 1 ? "grey" : "planes");
  }

  private static String preprocessing(Network network) {
    return network
        .preprocessing()
        .map(PreprocessingText::of)
        .orElse("none: inputs enter as they are");
  }

  private static String pictures(Framing framing) {
    return "%s, %s: '%s' beside 'image-folder'"
        .formatted(
            framing
                .shorterSide()
                .map(side -> "shorter side to %d, the centre cut out".formatted(side))
                .orElse("stretched"),
            framing.resize(),
            framing.parameters());
  }

  private static String classes(BackboneCard card) {
    List<String> names = card.classes();
    if (!card.network().classifies()) {
      return "none: it has no classification head and ends in features";
    }
    if (names.isEmpty()) {
      return card.digest().isEmpty()
          ? "those of the source data it is trained on"
          : card.outputs() + ", without names";
    }
    String shown = String.join(", ", names.subList(0, Math.min(CLASSES_SHOWN, names.size())));
    return names.size() + ": " + shown + (names.size() > CLASSES_SHOWN ? ", ..." : "");
  }

  private static String totals(Network network) {
    long all = network.size();
    Set<String> names = new java.util.LinkedHashSet<>();
    network.nodes().forEach(n -> names.add(n.name()));
    long trainable = network.trainable(names);
    return String.format(
        Locale.ROOT,
        "Total params: %,d (%.2f MB)%nTrainable params: %,d%nRunning statistics: %,d%n",
        all,
        all * 4 / 1e6,
        trainable,
        all - trainable);
  }

  private static String treatment(int number, Treatment treatment, BackboneCard card) {
    String head = "[" + number + "] " + treatment.label() + ": ";
    if (treatment.recipe().isEmpty()) {
      return head + "a program; what it trains shows when it has run\n";
    }
    Recipe recipe = treatment.recipe().get();
    Network network = recipe.network();
    long trained = recipe.trainable();
    List<Block> blocks = card.body().blocks().stream().filter(b -> in(network, b)).toList();
    long still = blocks.stream().filter(b -> still(b, network, recipe)).count();
    long carried = network.trainable(recipe.carried());
    return String.format(
            Locale.ROOT,
            "%s%,d of %,d parameters train, %,d start from the source; %d of the body's %d blocks"
                + " are frozen%n",
            head,
            trained,
            network.size(),
            carried,
            still,
            blocks.size())
        + RecipeText.of(recipe).stream().map(s -> "    " + s + "\n").collect(Collectors.joining());
  }

  /**
   * Whether the network has some of a block; a new layer above a tap may be called as one there.
   */
  private static boolean in(Network network, Block block) {
    return block.nodes().stream()
        .anyMatch(
            node ->
                network.has(node.name()) && network.node(node.name()).layer().equals(node.layer()));
  }

  /** Whether nothing that the block holds moves. */
  private static boolean still(Block block, Network network, Recipe recipe) {
    return block.nodes().stream()
        .map(Node::name)
        .filter(name -> !network.parameters().getOrDefault(name, List.of()).isEmpty())
        .noneMatch(name -> recipe.phases().stream().anyMatch(p -> p.moves(name)));
  }
}
