package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graft.engine.methods.catalogue.Catalogue;
import org.graft.engine.methods.catalogue.MethodCard;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.study.Columns;
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

  /** One method. */
  public static String of(MethodCard method) {
    StringBuilder text = new StringBuilder();
    text.append(method.name()).append("\n  ").append(method.doc()).append("\n");
    table(text, "inputs", method.inputs().stream().map(MethodText::row).toList());
    List<List<String>> outputs =
        method.outputs().stream().map(o -> List.of(o.name(), o.doc())).toList();
    table(text, "outputs", outputs);
    text.append("  assumes: ").append(method.assumes()).append('\n');
    text.append("  edges:   ").append(method.edges()).append('\n');
    text.append("  source:  ").append(method.cites()).append('\n');
    return text.toString();
  }

  private static List<String> row(ParameterCard input) {
    String range = input.rangeWords().isEmpty() ? "" : " (" + input.rangeWords() + ")";
    String standard = input.byDefault().map(text -> "default " + text).orElse(input.defaultWords());
    String type = input.type().words() + range;
    return List.of(
        input.name(), type + ", " + standard.replace("none", "optional") + ": " + input.doc());
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
    values.forEach((name, value) -> rows.add(List.of(name, Json.line(value))));
    return Columns.render(rows).stripTrailing();
  }
}
