package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graft.engine.study.Columns;
import org.graft.stats.catalogue.Catalogue;
import org.graft.stats.catalogue.CataloguePage;
import org.graft.stats.catalogue.Method;
import org.jspecify.annotations.Nullable;

/** Statistical methods and their answers as text for a terminal. */
public final class MethodText {
  private MethodText() {}

  /** Every method with its inputs, outputs, assumptions and citation. */
  public static String list() {
    StringBuilder text = new StringBuilder();
    Catalogue.all().forEach(method -> text.append(of(method)).append('\n'));
    return text.append(Catalogue.all().size()).append(" methods\n").toString();
  }

  /** The page of all methods, Markdown. */
  public static String page() {
    return CataloguePage.markdown();
  }

  /** One method. */
  public static String of(Method method) {
    StringBuilder text = new StringBuilder();
    text.append(method.name()).append("\n  ").append(method.summary()).append("\n");
    List<List<String>> inputs = new ArrayList<>();
    for (Method.Input input : method.inputs()) {
      String standard = input.standard().isEmpty() ? "required" : "default " + input.standard();
      inputs.add(List.of(input.name(), input.type() + ", " + standard + ": " + input.doc()));
    }
    table(text, "inputs", inputs);
    List<List<String>> outputs =
        method.outputs().stream().map(o -> List.of(o.name(), o.doc())).toList();
    table(text, "outputs", outputs);
    text.append("  assumes: ").append(method.assumptions()).append('\n');
    text.append("  edges:   ").append(method.edges()).append('\n');
    text.append("  source:  ").append(method.citation()).append('\n');
    return text.toString();
  }

  private static void table(StringBuilder text, String heading, List<List<String>> rows) {
    int width = rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
    text.append("  ").append(heading).append(":\n");
    for (List<String> row : rows) {
      text.append("    ")
          .append(row.get(0))
          .append(" ".repeat(width - row.get(0).length() + 2))
          .append(row.get(1))
          .append('\n');
    }
  }

  /** What a method computed, a line for each value. */
  public static String answer(Map<String, @Nullable Object> values) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("output", "value"));
    values.forEach(
        (name, value) -> rows.add(List.of(name, Json.text(value).replaceAll("\\s*\\n\\s*", " "))));
    return Columns.render(rows).stripTrailing();
  }
}
