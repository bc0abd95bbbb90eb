package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Settings are chosen on validation, whatever happens meanwhile, and the test split is met once.
 */
class ChoosingTest {
  /** A data set whose test rows bear a mark, and a strategy that looks for it wherever it can. */
  private static final String PEEKING =
      """
      package lab;
      import java.lang.reflect.*;
      import java.nio.file.*;
      import java.util.*;
      import org.graft.spi.*;
      import org.graft.spi.base.*;
      import org.graft.spi.data.*;
      import org.graft.spi.training.*;

      public final class Lab implements Plugin {
        static final float MARK = 777;
        public int spi() { return Plugin.SPI; }
        public List<Class<? extends Extension>> extensions() { return List.of(Data.class, Peek.class); }

        @Name(value = "marked", doc = "Two classes; the test rows bear a mark.")
        public record Data() implements DatasetProvider {
          public Dataset load(DataAccess access, Seed seed) {
            return new Dataset(List.of("a", "b"), examples(20, 0), Optional.of(examples(10, 1)), examples(16, MARK));
          }
          private static Examples examples(int n, float mark) {
            float[] x = new float[2 * n];
            int[] y = new int[n];
            for (int i = 0; i < n; i++) {
              y[i] = i % 2;
              x[2 * i] = y[i];
              x[2 * i + 1] = mark;
            }
            return new Examples(Tensor.of(Shape.of(n, 2), x), y);
          }
        }

        @Name(value = "peek", doc = "Looks for test rows.")
        public record Peek(@Param(doc = "Where to write what it saw.") String log,
            @Param(doc = "Candidate.", byDefault = "0") int which) implements ProgrammedStrategy {
          public FittedModel fit(TransferTask task, FitContext context) {
            Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            boolean found = look(task, seen) | look(context, seen);
            say("fit " + which + " of " + task.train().size() + " saw " + found + " among " + seen.size());
            if (which == 2) {
              throw new IllegalStateException("candidate 2 breaks");
            }
            return new FittedModel() {
              public Tensor predictions(Tensor inputs) {
                say("predict " + which + " of " + inputs.rows() + " saw " + look(inputs, Collections.newSetFromMap(new IdentityHashMap<>())));
                float[] p = new float[2 * inputs.rows()];
                float[] row = new float[2];
                for (int i = 0; i < inputs.rows(); i++) {
                  float right = which == 1 ? 0.9f : 0.6f;
                  inputs.row(i, row, 0);
                  boolean second = row[0] > 0.5f;
                  p[2 * i] = second ? 1 - right : right;
                  p[2 * i + 1] = second ? right : 1 - right;
                }
                return Tensor.of(Shape.of(inputs.rows(), 2), p);
              }
              public long trainedParameters() { return 0; }
            };
          }

          /** Whether a mark is in reach by public methods without arguments. */
          private static boolean look(Object from, Set<Object> seen) {
            if (from == null || !seen.add(from)) {
              return false;
            }
            if (from instanceof Tensor tensor) {
              for (float x : tensor.toArray()) {
                if (x == MARK) {
                  return true;
                }
              }
              return false;
            }
            boolean found = false;
            if (from instanceof Optional<?> option) {
              return option.isPresent() && look(option.get(), seen);
            }
            if (from instanceof Collection<?> all) {
              for (Object one : all) {
                found |= look(one, seen);
              }
              return found;
            }
            if (from instanceof Map<?, ?> map) {
              return look(map.values(), seen);
            }
            if (!from.getClass().getName().startsWith("org.graft.")) {
              return false;
            }
            for (Method method : from.getClass().getMethods()) {
              boolean asks = method.getParameterCount() == 0 && method.getReturnType() != void.class
                  && !Modifier.isStatic(method.getModifiers()) && !method.getName().equals("hashCode");
              if (asks) {
                try {
                  method.setAccessible(true);
                  found |= look(method.invoke(from), seen);
                } catch (ReflectiveOperationException | RuntimeException e) {
                  continue;
                }
              }
            }
            return found;
          }

          private void say(String line) {
            try {
              Files.writeString(Path.of(log), line + "\\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }
        }
      }
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void letsAStrategyThatLooksForTestRowsFindNoneBeforeItIsChosen() throws Exception {
    Path log = folder.resolve("seen.txt");
    Graft graft =
        new Graft(folder).with("GRAFT_PLUGINS", new Lab(folder, PEEKING).build().toString());
    graft.write(
        "peek.yaml",
        """
        experiment: peek
        source: marked
        target: marked
        backbone: {mlp: {hidden: [3]}}
        training: {epochs: 1}
        strategies: [peek: {log: '%s', which: {choose: [0, 1, 2]}}]
        repeats: {training: 4}
        """
            .formatted(log));
    Graft.Result result = graft.run("run", "peek.yaml");
    assertThat(result.exit()).as(result.err()).isZero();
    List<String> seen = Files.readAllLines(log);
    assertThat(seen)
        .filteredOn(line -> line.startsWith("fit"))
        .hasSize(4 * 3 + 4)
        .allMatch(line -> line.contains("saw false among"));
    assertThat(seen).filteredOn(line -> line.contains("of 30 saw false among")).hasSize(4);
    assertThat(seen)
        .filteredOn(line -> line.startsWith("predict 0"))
        .hasSize(4)
        .allMatch(line -> line.equals("predict 0 of 10 saw false"));
    assertThat(seen)
        .filteredOn(line -> line.startsWith("predict 1"))
        .hasSize(8)
        .filteredOn(line -> line.equals("predict 1 of 16 saw true"))
        .hasSize(4);
    String candidates = graft.run("export", "peek", "--candidates").out();
    assertThat(candidates).contains("candidate 2 breaks");
    assertThat(table(graft.run("export", "peek").out()))
        .allMatch(row -> cell(row, "chosen.which").equals("1"));
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  /** Rows of CSV by column. */
  private static List<Map<String, String>> table(String csv) {
    List<String> lines = csv.lines().toList();
    List<String> heading = cells(lines.get(0));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Map<String, String> row = new HashMap<>();
      List<String> cells = cells(line);
      for (int i = 0; i < heading.size(); i++) {
        row.put(heading.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    var matcher =
        java.util.regex.Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))").matcher(line);
    while (matcher.find()) {
      cells.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return cells;
  }
}
