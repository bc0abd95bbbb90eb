package org.graft.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A researcher's plugin with one extension of each kind that results depend on, compiled anew
 * whenever a line of it changes.
 */
final class Lab {
  private static final String SERVICE = "META-INF/services/org.graft.spi.Plugin";
  private static final String SOURCE =
      """
      package lab;
      import java.util.List;
      import org.graft.spi.*;
      import org.graft.spi.base.*;
      import org.graft.spi.data.*;
      import org.graft.spi.network.*;
      import org.graft.spi.result.Predictions;
      import org.graft.spi.training.*;

      /** Says how good. */
      public final class Lab implements Plugin {
        public int spi() { return Plugin.SPI; }
        public List<Class<? extends Extension>> extensions() {
          return List.of(Data.class, Net.class, Guess.class, Carried.class, Steady.class, Hits.class);
        }

        @Name(value = "lab-data", doc = "Two classes.")
        public record Data() implements DatasetProvider {
          public Dataset load(DataAccess access, Seed seed) {
            return new Dataset(List.of("a", "b"), examples(24), java.util.Optional.empty(), examples(16));
          }
          private static Examples examples(int n) {
            float[] x = new float[2 * n];
            int[] y = new int[n];
            for (int i = 0; i < n; i++) {
              y[i] = i % 2;
              x[2 * i] = y[i] * Tool.DISTANCE + i * 0.01f;
            }
            return new Examples(Tensor.of(Shape.of(n, 2), x), y);
          }
        }

        @Name(value = "lab-net", doc = "A small network.")
        public record Net() implements Backbone {
          public BackboneCard card(DataAccess access, Shape input, int classes) {
            List<Layer> layers = List.of(new Layer.Dense(3, ActivationFunction.RELU, Initializer.HE_UNIFORM, true));
            return BackboneCard.headed(Network.sequential(input, layers), classes);
          }
        }

        @Name(value = "lab-guess", doc = "Guesses.")
        public record Guess() implements ProgrammedStrategy {
          public FittedModel fit(TransferTask task, FitContext context) {
            float sure = 0.75f;
            return new FittedModel() {
              public Tensor predictions(Tensor inputs) {
                float[] p = new float[2 * inputs.rows()];
                for (int i = 0; i < inputs.rows(); i++) {
                  p[2 * i] = sure;
                  p[2 * i + 1] = 1 - sure;
                }
                return Tensor.of(Shape.of(inputs.rows(), 2), p);
              }
              public long trainedParameters() { return 0; }
            };
          }
        }

        @Name(value = "lab-steady", doc = "A rate that stays.")
        public record Steady() implements Schedule {
          public double factor(Progress progress) { return 1; }
        }

        @Name(value = "lab-carried", doc = "A recipe.")
        public record Carried() implements TransferStrategy {
          public Recipe recipe(BackboneCard backbone, TaskCard task) {
            Recipe recipe = Recipe.carry(backbone);
            return recipe.train(java.util.Set.of(), task.training());
          }
        }

        @Name(value = "lab-hits", doc = "Share of hits.")
        public record Hits() implements Metric {
          public double score(Predictions predictions) {
            int hits = 0;
            for (int i = 0; i < predictions.size(); i++) {
              hits += predictions.predicted(i) == predictions.label(i) ? 1 : 0;
            }
            return (double) hits / predictions.size();
          }
          public Direction direction() { return Direction.HIGHER_IS_BETTER; }
        }

        static final class Tool {
          static final float DISTANCE = Float.parseFloat("2");
        }
      }
      """;

  private final Path folder;
  private String source;

  /** A plugin that is built into {@code folder}. */
  Lab(Path folder) {
    this(folder, SOURCE);
  }

  /** A plugin {@code lab.Lab} of another source. */
  Lab(Path folder, String source) {
    this.folder = folder;
    this.source = source;
  }

  /** Changes the source; {@code before} must be there. */
  Lab change(String before, String after) {
    if (!source.contains(before)) {
      throw new IllegalArgumentException("no '" + before + "' in the plugin");
    }
    source = source.replace(before, after);
    return this;
  }

  /** Compiles it and puts its jar in place; the folder for {@code --plugins}. */
  Path build() throws IOException {
    Path work = Files.createTempDirectory(folder, "lab");
    Path file = Files.createDirectories(work.resolve("lab")).resolve("Lab.java");
    Files.writeString(file, source);
    Path classes = Files.createDirectories(work.resolve("classes"));
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-g"));
    arguments.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    arguments.addAll(List.of("-d", classes.toString(), file.toString()));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException("the lab's plugin does not compile");
    }
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    try (JarOutputStream jar =
            new JarOutputStream(Files.newOutputStream(plugins.resolve("lab-1.0.jar")));
        Stream<Path> files = Files.walk(classes)) {
      for (Path one : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(one).toString()));
        Files.copy(one, jar);
      }
      jar.putNextEntry(new JarEntry(SERVICE));
      jar.write("lab.Lab".getBytes(StandardCharsets.UTF_8));
    }
    return plugins;
  }
}
