package org.graft.engine.lab;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.data.DownloadProgress;
import org.graft.engine.data.FileAccess;
import org.graft.engine.data.FilePlaces;
import org.graft.engine.plan.ArmsTest;
import org.graft.engine.plan.Estimates;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Planner;
import org.graft.engine.plan.Steps;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.plan.Timings;
import org.graft.engine.plugin.PluginLoader;
import org.graft.engine.run.EqualSettings;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.spec.bind.Defaults;
import org.graft.spi.Backbone;
import org.graft.spi.DatasetProvider;
import org.graft.spi.Plugin;
import org.graft.spi.ReportRenderer;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Extension;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.result.study.Study;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.testkit.fixture.Clusters;

/** Points in clusters, a network of two small layers and two strategies. */
public final class Lab implements Plugin {
  /** Four trials on each of two source models, two of them on features of a frozen layer. */
  public static final String FILE =
      """
      experiment: lab
      source: {points: {seed: 1}}
      target: {points: {seed: 2}}
      backbone: net
      training: {epochs: 1, batch: 10}
      strategies: [anew, keep: {frozen: 1}]
      repeats: {source: 2, training: 2}
      trainer: worker
      """;

  /** Units of a hidden layer. */
  static final int HIDDEN = 5;

  private static final int TRAIN = 20;
  private static final int TEST = 10;

  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(
        Points.class,
        Net.class,
        Wide.class,
        Anew.class,
        Keep.class,
        Rated.class,
        EqualSettings.Even.class,
        EqualSettings.Equal.class,
        ArmsTest.Program.class,
        ArmsTest.Function.class,
        LabTrainer.class,
        Sheet.class,
        Stuck.class);
  }

  /** What reads experiments that name these, and what plugins in {@code folders} add. */
  public static SpecReader reader(Path... folders) {
    ClassLoader only =
        new ClassLoader(Lab.class.getClassLoader()) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            boolean service = name.equals("META-INF/services/" + Plugin.class.getName());
            return super.getResources(service ? "lab.service" : name);
          }
        };
    return new SpecReader(new PluginLoader(new Defaults()).load(only, List.of(folders)));
  }

  /** The plan of {@link #FILE} under other settings. */
  public static Plan plan(String... overrides) {
    return plan(reader(), FILE, overrides);
  }

  /** The plan of a file that {@code reader} reads. */
  public static Plan plan(SpecReader reader, String file, String... overrides) {
    return new Planner(new DatasetLoader(access()), access(), reader.trainers(), reader.metrics())
        .plan(reader.readText(file, "lab.yaml", List.of(overrides)));
  }

  /** The plan of an experiment's text under other settings. */
  public static Plan planOf(String text, String... overrides) {
    return plan(reader(), text, overrides);
  }

  /** The steps of a plan on a machine of one core on which nothing was timed. */
  public static Steps steps(Plan plan) {
    return steps(plan, Timings.NONE);
  }

  /** The steps of a plan on a machine of one core. */
  public static Steps steps(Plan plan, Timings timings) {
    ThreadCounts one = new ThreadCounts(OptionalInt.of(1), 1);
    return new Steps(plan, new Estimates(plan.spec(), one, timings));
  }

  /** Files of an empty folder, without a network. */
  public static DataAccess access() {
    Path nowhere = Path.of("target", "nowhere").toAbsolutePath();
    return new FileAccess(
        new FilePlaces(nowhere, nowhere, List.of()),
        org.graft.engine.data.Network.OFFLINE,
        DownloadProgress.SILENT);
  }

  /** Points in clusters. */
  @Name(value = "points", doc = "Points in clusters.")
  public record Points(
      @Param(doc = "Decides all.", byDefault = "1") long seed,
      @Param(doc = "Decides the test rows, if not 0.", byDefault = "0") long test)
      implements DatasetProvider {
    @Override
    public Dataset load(DataAccess access, Seed unused) {
      Dataset own = new Clusters(Shape.of(4), 3, new Seed(seed)).dataset(TRAIN, 0, TEST);
      return test == 0
          ? own
          : new Dataset(
              own.classes(),
              own.train(),
              own.validation(),
              new Clusters(Shape.of(4), 3, new Seed(test)).dataset(TRAIN, 0, TEST).test());
    }
  }

  /** Two dense layers. */
  @Name(value = "net", doc = "Two dense layers.")
  public record Net() implements Backbone {
    @Override
    public BackboneCard card(DataAccess access, Shape input, int classes) {
      Layer dense = new Layer.Dense(HIDDEN, ActivationFunction.RELU, Initializer.HE_UNIFORM, true);
      return BackboneCard.headed(Network.sequential(input, List.of(dense, dense)), classes);
    }
  }

  /** One dense layer. */
  @Name(value = "wide", doc = "One dense layer.")
  public record Wide(@Param(doc = "Its units.", byDefault = "9", min = 1) int units)
      implements Backbone {
    @Override
    public BackboneCard card(DataAccess access, Shape input, int classes) {
      Layer dense = new Layer.Dense(units, ActivationFunction.RELU, Initializer.HE_UNIFORM, true);
      return BackboneCard.headed(Network.sequential(input, List.of(dense)), classes);
    }
  }

  /** From fresh weights. */
  @Name(value = "anew", doc = "Trains from fresh weights.")
  public record Anew() implements TransferStrategy {
    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      return Recipe.scratch(backbone, task.target()).train(Set.of(), task.training());
    }
  }

  /** At a rate of its own. */
  @Name(value = "rated", doc = "Trains on from the source's weights at a rate.")
  public record Rated(
      @Param(doc = "The rate.", byDefault = "0.01", min = 0) double rate,
      @Param(doc = "What stays as it is.", byDefault = "0") Depth frozen)
      implements TransferStrategy {
    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      return Recipe.carry(backbone)
          .newHead(backbone, task.target())
          .train(frozen.nodes(backbone.body()), task.training().withRate(rate));
    }
  }

  /** From the source's weights. */
  @Name(value = "keep", doc = "Trains on from the source's weights.")
  public record Keep(@Param(doc = "What stays as it is.", byDefault = "1") Depth frozen)
      implements TransferStrategy {
    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      return Recipe.carry(backbone)
          .newHead(backbone, task.target())
          .train(frozen.nodes(backbone.body()), task.training());
    }
  }

  /** A report of one file. */
  @Name(value = "sheet", doc = "The experiment's name.")
  public record Sheet(@Param(doc = "Its file.", byDefault = "sheet.txt") String file)
      implements ReportRenderer {
    @Override
    public List<Path> render(Study study, Path directory) throws IOException {
      Path sheet = directory.resolve(file);
      Files.createDirectories(sheet.resolveSibling(""));
      return List.of(Files.writeString(sheet, "a sheet"));
    }
  }

  /** A report that never ends by itself. */
  @Name(value = "stuck", doc = "Never ends.")
  public record Stuck() implements ReportRenderer {
    @Override
    public List<Path> render(Study study, Path directory) throws IOException {
      Files.writeString(directory.resolve("half.txt"), "half");
      LockSupport.parkNanos(Long.MAX_VALUE);
      return List.of();
    }
  }
}
