package org.graft.engine.spec;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.graft.engine.plugin.PluginLoader;
import org.graft.engine.plugin.Registry;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.bind.Defaults;
import org.graft.engine.spec.bind.Plain;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.engine.spec.yaml.YamlReader;
import org.graft.spi.Backbone;
import org.graft.spi.DatasetProvider;
import org.graft.spi.Metric;
import org.graft.spi.Plugin;
import org.graft.spi.Protocol;
import org.graft.spi.Trainer;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Extension;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.result.Predictions;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/** Extensions that can be named in experiment files and do nothing. */
public final class Doubles implements Plugin {
  /** A catalogue of these, found as any plugin is. */
  public static Registry registry() {
    return new PluginLoader(new Defaults()).load(classPath(), List.of());
  }

  /** A class path on which this is the only plugin. */
  public static ClassLoader classPath() {
    return new ClassLoader(Doubles.class.getClassLoader()) {
      @Override
      public Enumeration<URL> getResources(String name) throws IOException {
        boolean service = name.equals("META-INF/services/" + Plugin.class.getName());
        return super.getResources(service ? "doubles.service" : name);
      }
    };
  }

  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(
        Blobs.class,
        Pictures.class,
        Mlp.class,
        Layered.class,
        Scratch.class,
        FineTune.class,
        Accuracy.class,
        Brier.class,
        Slow.class,
        Fixing.class,
        Schedule.Constant.class,
        Schedule.Cosine.class);
  }

  /** Points in clusters. */
  @Name(value = "blobs", doc = "Points in clusters.", cites = "doi:10.0/blobs")
  public record Blobs(
      @Param(doc = "Number of points.", unit = "examples", byDefault = "1000", min = 1) int samples,
      @Param(doc = "Spread.", byDefault = "1.0", min = 0) double std,
      @Param(doc = "Seed.", byDefault = "1") long seed)
      implements DatasetProvider {
    @Override
    public Dataset load(DataAccess access, Seed unused) {
      throw new UnsupportedOperationException();
    }
  }

  /** Pictures in a folder. */
  @Name(value = "pictures", doc = "Pictures in a folder.")
  public record Pictures(
      @Param(doc = "Where they are.", byDefault = "pictures", affects = Param.Affects.PLACE)
          Path folder)
      implements DatasetProvider {
    @Override
    public Dataset load(DataAccess access, Seed unused) {
      throw new UnsupportedOperationException();
    }
  }

  /** Dense layers. */
  @Name(value = "mlp", doc = "Dense layers.")
  public record Mlp(
      @Param(doc = "Units of each.", byDefault = "[5, 5]", min = 1) List<Integer> hidden)
      implements Backbone {
    @Override
    public BackboneCard card(DataAccess access, Shape input, int classes) {
      throw new UnsupportedOperationException();
    }
  }

  /** Any layers. */
  @Name(value = "layered", doc = "Any layers.")
  public record Layered(@Param(doc = "Layers from the input on.") List<Layer> layers)
      implements Backbone {
    @Override
    public BackboneCard card(DataAccess access, Shape input, int classes) {
      throw new UnsupportedOperationException();
    }
  }

  /** From nothing. */
  @Name(value = "scratch", doc = "Trains from nothing.")
  public record Scratch() implements TransferStrategy {
    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      throw new UnsupportedOperationException();
    }
  }

  /** Carries on. */
  @Name(
      value = "fine-tune",
      doc = "Trains on from the source's weights.",
      cites = "arXiv:1411.1792")
  public record FineTune(
      @Param(doc = "How much stays as it is.", byDefault = "0") Depth frozen,
      @Param(doc = "What happens to the head.", byDefault = "new") Head head,
      @Param(doc = "Training of its own.") Optional<Training> training,
      @Param(doc = "Share of the data used.", byDefault = "1", min = 0, max = 1) double share)
      implements TransferStrategy {
    /** Refuses to use nothing. */
    public FineTune {
      if (share == 0) {
        throw new IllegalArgumentException("a share of 0 leaves nothing to train on");
      }
    }

    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      throw new UnsupportedOperationException();
    }

    /** A head's fate. */
    public enum Head {
      /** Drawn anew. */
      NEW,
      /** As in the source. */
      KEPT
    }
  }

  /** Share of right answers. */
  @Name(value = "accuracy", doc = "Share of right answers.")
  public record Accuracy() implements Metric {
    @Override
    public double score(Predictions predictions) {
      return 0;
    }

    @Override
    public Direction direction() {
      return Direction.HIGHER_IS_BETTER;
    }
  }

  /** Squared error of probabilities. */
  @Name(value = "brier", doc = "Squared error of probabilities.")
  public record Brier() implements Metric {
    @Override
    public double score(Predictions predictions) {
      return 0;
    }

    @Override
    public Direction direction() {
      return Direction.LOWER_IS_BETTER;
    }
  }

  /** Fixes what it is told to. */
  @Name(value = "fixing", doc = "Fixes settings.")
  public record Fixing(
      @Param(doc = "Rows of each class.", byDefault = "5", min = 1) int rows,
      @Param(doc = "Settings, in YAML.", byDefault = "'{training: {epochs: 3}}'") String settings)
      implements Protocol {
    @Override
    @SuppressWarnings("unchecked") // a mapping of texts, as it was read
    public Fixed fixes(List<Map<String, Object>> domains) {
      Yaml yaml = new YamlReader(new Problems()).read(settings, new Place("settings", 0, ""));
      return new Fixed(
          (Map<String, Object>) Objects.requireNonNull(Plain.of(yaml)), List.of("It is fixed."));
    }
  }

  /** Trains nothing. */
  @Name(value = "slow", doc = "Trains nothing, slowly.")
  public record Slow(@Param(doc = "Threads.", byDefault = "1", min = 1, max = 64) int threads)
      implements Trainer {
    @Override
    public Optional<String> refusal(Network network, List<Phase> phases) {
      return Optional.empty();
    }

    @Override
    public double cost(Network network, List<Phase> phases) {
      return 1;
    }

    @Override
    public Session open(Machine machine) {
      throw new IllegalStateException();
    }
  }
}
