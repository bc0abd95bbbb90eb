package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.base.Digest;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;

/**
 * The steps that trials share, each known by the digest of all that determines its result, each
 * once.
 */
final class SharedSteps {
  /** Numbers are stored in this precision, which is part of what features are known by. */
  private static final String PRECISION = "float32";

  private final ExperimentSpec spec;
  private final TrainerChoice choice;
  private final Map<String, SourceModel> sources = new LinkedHashMap<>();
  private final Map<String, FeatureTable> features = new LinkedHashMap<>();
  private final IdentityHashMap<Arm, Prefix> prefixes = new IdentityHashMap<>();
  private final IdentityHashMap<Setting, List<String>> texts = new IdentityHashMap<>();

  SharedSteps(ExperimentSpec spec, TrainerChoice choice) {
    this.spec = spec;
    this.choice = choice;
  }

  /** What is shared by all replicates of an arm with a frozen prefix. */
  private record Prefix(
      Network network,
      String digest,
      TrainerDecision runner,
      long bytes,
      Optional<Copies> copies) {}

  List<SourceModel> sources() {
    return List.copyOf(sources.values());
  }

  List<FeatureTable> features() {
    return List.copyOf(features.values());
  }

  /** The source model of one replicate; counted once a trial {@link #needs} it. */
  SourceModel source(Setting setting, int replicate, Seed seed) {
    Digest digest = new Digest();
    texts.computeIfAbsent(setting, this::texts).forEach(digest::add);
    if (setting.sourceDecision().isPresent()) {
      digest.add(seed.value());
    }
    return new SourceModel(digest.hex(), setting, replicate, seed);
  }

  /** What the source models of all replicates of a setting are known by. */
  private List<String> texts(Setting setting) {
    List<String> texts = new ArrayList<>(List.of("source", Identities.of(setting.backbone())));
    setting.card().digest().ifPresent(texts::add);
    if (setting.sourceDecision().isPresent()) {
      texts.add(CanonicalText.of(setting.card().network()));
      texts.add(setting.source().map(DatasetLoader.Loaded::digest).orElse(""));
      texts.add(setting.transfer().source().map(Identities::code).orElse(""));
      texts.add(CanonicalText.of(setting.sourceTraining(spec)));
      texts.add(Identities.of(setting.sourceDecision().get().trainer()));
    }
    return texts;
  }

  SourceModel needs(SourceModel source) {
    SourceModel known = sources.putIfAbsent(source.key(), source);
    return known == null ? source : known;
  }

  /** The features of {@code arm}'s frozen prefix, which it must have. */
  FeatureTable features(Arm arm, SourceModel source) {
    Prefix prefix =
        prefixes.computeIfAbsent(
            arm,
            a ->
                prefix(
                    a.setting(),
                    a.prefix().orElseThrow(),
                    a.recipe().flatMap(r -> Copies.of(r, new Seed(spec.seed())))));
    FeatureTable table = table(prefix, source, arm.setting());
    return features.computeIfAbsent(table.key(), key -> table);
  }

  /** The features that {@code network} gives for the rows as they are; no step of the plan. */
  FeatureTable plain(Setting setting, Network network, SourceModel source) {
    return table(prefix(setting, network, Optional.empty()), source, setting);
  }

  private static FeatureTable table(Prefix prefix, SourceModel source, Setting setting) {
    return new FeatureTable(
        new Digest().add(prefix.digest()).add(source.key()).hex(),
        source,
        setting.target(),
        prefix.network(),
        prefix.runner(),
        prefix.bytes(),
        prefix.copies());
  }

  private Prefix prefix(Setting setting, Network network, Optional<Copies> copies) {
    TrainerDecision runner = runner(setting, network);
    Shape shape = network.shapes().get(network.output().name());
    long row = shape == null ? 0 : shape.elements() * Float.BYTES;
    String digest =
        new Digest()
            .add("features")
            .add(CanonicalText.of(network))
            .add(setting.target().digest())
            .add(Identities.code(setting.transfer().target()))
            .add(PRECISION)
            .add(Identities.of(runner.trainer()))
            .add(CanonicalText.of(copies))
            .hex();
    long rows = rows(setting.target().dataset(), copies.map(Copies::number).orElse(1));
    return new Prefix(network, digest, runner, row * rows, copies);
  }

  /** Whoever is best for the whole backbone, so that all its taps can be had in one pass. */
  private TrainerDecision runner(Setting setting, Network prefix) {
    TrainerDecision whole = choice.toRun(setting.card().network());
    boolean can = whole.trainer().value().refusal(prefix, List.of()).isEmpty();
    return can ? whole : choice.toRun(prefix);
  }

  private static long rows(Dataset data, int copies) {
    return (long) data.train().size() * copies
        + data.validation().map(Examples::size).orElse(0)
        + data.test().size();
  }
}
