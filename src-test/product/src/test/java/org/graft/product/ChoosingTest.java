package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Settings are chosen on validation, whatever happens meanwhile, and the test split is met once.
 */
class ChoosingTest {
  private static final String FILE =
      """
      experiment: chosen
      source: {blobs: {samples: 400, random-state: 1, train: 200}}
      target: {blobs: {samples: 400, random-state: 2, train: 200}, validation: 0.4}
      backbone: {mlp: {hidden: [5, 5]}}
      training: {epochs: 9}
      strategies: [fine-tune: {rate: {choose: [0.1, 1.0e+30, 0.001, 0.01]}}]
      selection: {by: log-loss, on: validation, then: refit, prune: successive-halving}
      repeats: {training: 12}
      trainer: dl4j
      """;

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
            Seen seen = new Seen();
            boolean found = look(task, seen) | look(context, seen);
            say("fit " + which + " of " + task.train().size() + " saw " + found + " among " + seen.size());
            if (which == 2) {
              throw new IllegalStateException("candidate 2 breaks");
            }
            return new FittedModel() {
              public Tensor predictions(Tensor inputs) {
                say("predict " + which + " of " + inputs.rows() + " saw " + look(inputs, new Seen()));
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

          /** What was looked at: objects, and records that equal one, since methods may make new ones for ever. */
          private static final class Seen {
            private final Set<Object> objects = Collections.newSetFromMap(new IdentityHashMap<>());
            private final Set<Object> records = new java.util.HashSet<>();

            boolean isNew(Object one) {
              return objects.add(one) && (!(one instanceof Record) || records.add(one));
            }

            int size() {
              return objects.size();
            }
          }

          /** Whether a mark is in reach by public methods without arguments. */
          private static boolean look(Object from, Seen seen) {
            if (from == null || !seen.isNew(from)) {
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
  void choosesTheSameAfterAKillAndNeverACandidateThatDiverged() throws Exception {
    Graft graft = new Graft(folder);
    graft.write("chosen.yaml", FILE);
    Path err = folder.resolve("first.err");
    Process process = graft.start(folder.resolve("first.out"), err, "run", "chosen.yaml");
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (System.nanoTime() < deadline
        && process.isAlive()
        && !Graft.read(err).matches("(?s).*[^0-9][1-9][0-9]*/12 trials.*")) {
      Thread.sleep(50);
    }
    new ProcessBuilder("kill", "-KILL", String.valueOf(process.pid())).start().waitFor();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    Graft.Result rest = graft.run("run", "chosen.yaml");
    assertThat(rest.exit()).as(rest.err()).isZero();
    assertThat(rest.err()).contains("done before", "0 failed");

    List<Map<String, String>> trials = table(graft.run("export", "chosen").out());
    assertThat(trials).hasSize(12).allMatch(row -> "completed".equals(row.get("status")));
    Map<String, List<Map<String, String>>> candidates = new LinkedHashMap<>();
    String exported = graft.run("export", "chosen", "--candidates").out();
    assertThat(exported.lines().findFirst().orElseThrow()).doesNotContain("test", "accuracy");
    table(exported)
        .forEach(
            row -> candidates.computeIfAbsent(cell(row, "trial"), k -> new ArrayList<>()).add(row));
    assertThat(candidates).hasSize(12);
    for (Map<String, String> trial : trials) {
      List<Map<String, String>> own = candidates.getOrDefault(cell(trial, "trial"), List.of());
      assertThat(own).hasSize(4);
      assertThat(cell(own.get(1), "failure")).contains("diverged");
      assertThat(cell(own.get(1), "held_out_score")).isEmpty();
      List<Map<String, String>> last =
          own.stream()
              .filter(row -> cell(row, "failure").isEmpty())
              .filter(row -> cell(row, "stopped_early").equals("0"))
              .toList();
      assertThat(last).hasSize(2).allMatch(row -> cell(row, "epochs").equals("9"));
      assertThat(own)
          .filteredOn(row -> cell(row, "stopped_early").equals("1"))
          .singleElement()
          .matches(row -> cell(row, "epochs").equals("3"));
      Map<String, String> best =
          last.stream()
              .min(
                  Comparator.comparingDouble(
                      row -> Double.parseDouble(cell(row, "held_out_score"))))
              .orElseThrow();
      assertThat(own).filteredOn(row -> cell(row, "chosen").equals("1")).containsExactly(best);
      assertThat(cell(trial, "chosen.rate")).isEqualTo(cell(best, "setting.rate"));
    }
  }

  @Test
  void choosesBackbonesTapsAndPenaltiesOfAHeadThatIsSolved() throws Exception {
    Graft graft = new Graft(folder);
    graft.write(
        "heads.yaml",
        """
        experiment: heads
        source: {blobs: {samples: 200, random-state: 1, train: 100}}
        target: {blobs: {samples: 200, random-state: 2, train: 100}, validation: 0.4}
        backbone: {choose: [mlp: {hidden: [5, 5]}, mlp: {hidden: [3]}], as: best}
        training: {epochs: 3}
        strategies:
          - logistic-regression
          - logistic-regression: {penalties: {choose: [[0.01], [100]]}, tap: {choose: [1, 2]}}
            as: open
        repeats: {training: 3}
        """);
    Graft.Result plan = graft.run("plan", "heads.yaml");
    assertThat(plan.out())
        .contains(
            "best, one of: mlp(hidden=[5,5])",
            "best, one of: mlp(hidden=[3])",
            "open: 6 candidates",
            "logistic-regression is not trained once more on validation rows",
            "leaves out a candidate: backbone=mlp(hidden=[3])");
    Graft.Result result = graft.run("run", "heads.yaml");
    assertThat(result.exit()).as(result.err()).isZero();
    List<Map<String, String>> trials = table(graft.run("export", "heads").out());
    assertThat(trials)
        .hasSize(6)
        .allMatch(row -> "completed".equals(row.get("status")))
        .allMatch(row -> cell(row, "backbone").equals("best"))
        .allMatch(row -> cell(row, "chosen.backbone").startsWith("mlp(hidden="));
    assertThat(table(graft.run("export", "heads", "--candidates").out())).hasSize(3 * (2 + 6));
    graft.write("pruned.yaml", "include: heads.yaml\nselection: {prune: successive-halving}\n");
    assertThat(graft.run("plan", "pruned.yaml").err())
        .contains("stops trainings after some epochs, and", "has none; leave 'prune' out");
  }

  @Test
  void letsItFindNoneOnFoldsOrRandomPartsEither() throws Exception {
    Path log = folder.resolve("seen.txt");
    Graft graft =
        new Graft(folder).with("GRAFT_PLUGINS", new Lab(folder, PEEKING).build().toString());
    String file =
        """
        experiment: %s
        %s
        backbone: {mlp: {hidden: [3]}}
        training: {epochs: 1}
        strategies: [peek: {log: '%s', which: {choose: [0, 1]}}]
        selection: {on: %s}
        repeats: {training: 2}
        """;
    String one = "source: marked\ntarget: marked";
    graft.write("folds.yaml", file.formatted("folds", one, log, "{folds: 4}"));
    graft.write("parts.yaml", file.formatted("parts", one, log, "{resamples: 3}"));
    for (String name : List.of("folds", "parts")) {
      Graft.Result result = graft.run("run", name + ".yaml");
      assertThat(result.exit()).as(result.err()).isZero();
    }
    List<String> seen = Files.readAllLines(log);
    assertThat(seen)
        .filteredOn(line -> line.startsWith("fit"))
        .hasSize(2 * (2 * 4 + 1) + 2 * (2 * 3 + 1))
        .allMatch(line -> line.contains("saw false among"));
    assertThat(seen)
        .filteredOn(line -> line.startsWith("predict") && !line.contains(" of 16 "))
        .hasSize(2 * 2 * 4 + 2 * 2 * 3)
        .allMatch(line -> line.endsWith("saw false"));
    assertThat(seen).filteredOn(line -> line.endsWith(" of 16 saw true")).hasSize(4);
  }

  /** The same where every row of a domain bears the domain's own mark, and no others. */
  private static String peekingAtDomains() {
    return PEEKING
        .replace("record Data()", "record Data(@Param(doc = \"Which.\") int domain)")
        .replace(
            "examples(20, 0), Optional.of(examples(10, 1)), examples(16, MARK)",
            "examples(20 + 2 * domain, MARK + domain), Optional.empty(), examples(8, MARK +"
                + " domain)")
        .replace(
            "private final Set<Object> records",
            "Set<Integer> marks = new TreeSet<>(); Set<Object> records")
        .replaceFirst(
            "if \\(x == MARK\\) \\{\\s*return true;",
            "if (x >= MARK) { seen.marks.add(Math.round(x - MARK));")
        .replace("\" saw \" + found", "\" saw \" + seen.marks")
        .replace(
            "say(\"predict \" + which + \" of \" + inputs.rows() + \" saw \" + look(inputs, new Seen()))",
            "Seen given = new Seen(); look(inputs, given); say(\"predict \" + which + \" of \" +"
                + " inputs.rows() + \" saw \" + given.marks)");
  }

  @Test
  void letsItFindNoRowOfTheDomainThatIsLeftOutEither() throws Exception {
    Path log = folder.resolve("seen.txt");
    Graft graft =
        new Graft(folder)
            .with("GRAFT_PLUGINS", new Lab(folder, peekingAtDomains()).build().toString());
    graft.write(
        "domains.yaml",
        """
        protocol: leave-one-domain-out
        domains: [{marked: {domain: 0}, as: a}, {marked: {domain: 1}, as: b}, {marked: {domain: 2}, as: c}]
        backbone: {mlp: {hidden: [3]}}
        training: {epochs: 1}
        strategies: [peek: {log: '%s', which: {choose: [0, 1]}}]
        selection: {on: domains}
        """
            .formatted(log));
    Graft.Result result = graft.run("run", "domains.yaml");
    assertThat(result.exit()).as(result.err()).isZero();
    List<String> seen = Files.readAllLines(log);
    assertThat(seen)
        .as("the chosen one once more on all domains but one")
        .filteredOn(line -> line.contains(", "))
        .extracting(line -> line.replaceFirst(" among.*", ""))
        .containsExactlyInAnyOrder(
            "fit 1 of 62 saw [1, 2]", "fit 1 of 60 saw [0, 2]", "fit 1 of 58 saw [0, 1]");
    for (int domain = 0; domain < 3; domain++) {
      String rows = " of " + (28 + 2 * domain) + " saw [" + domain + "]";
      for (int which = 0; which < 2; which++) {
        String fit = "fit " + which + rows;
        assertThat(seen).filteredOn(line -> line.startsWith(fit + " ")).hasSize(2);
      }
      assertThat(seen).filteredOn(line -> line.equals("predict 0" + rows)).hasSize(2);
      assertThat(seen).filteredOn(line -> line.equals("predict 1" + rows)).hasSize(2 + 1);
    }
    assertThat(seen).filteredOn(line -> line.startsWith("fit")).hasSize(3 * 5);
    assertThat(seen).filteredOn(line -> line.startsWith("predict")).hasSize(3 * 5);
  }

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
