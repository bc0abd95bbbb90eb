package org.graft.engine.cli.text;

import java.util.Map;
import org.graft.engine.methods.catalogue.Answer;
import org.graft.engine.methods.catalogue.Catalogue;
import org.graft.engine.methods.catalogue.Examples;
import org.graft.engine.methods.catalogue.MethodCard;
import org.graft.engine.plugin.ParameterCard;

/**
 * The whole catalogue as one page of Markdown: per method its inputs, outputs, assumptions, edge
 * behaviour, source and an example with the answer it really gives.
 */
public final class MethodsPage {
  private static final String HEAD =
      """
      # Statistics

      What the report decides, and by which methods, stands in the report's own paragraph of methods,
      with references. `./graft compare scores.csv` makes the same analysis of any table of scores;
      `./graft stats METHOD < case.json` computes one method on arrays, `./graft stats --list` lists
      them and `./graft stats --page` prints this page.

      In short: one target with repeats is compared by mean paired differences with sign-flip
      permutation tests, adjusted over the declared family; many data sets are compared with the data
      set as the unit; cross-validated resamples by tests that are corrected for overlapping training
      sets; looking early is planned for (`stopping`) or it is not done.

      # Statistical methods

      Run one with `graft stats METHOD --json < case.json`, where the file is the JSON object of its
      inputs, or has that object under `data`. Inputs have the names below and no others. A missing
      value is `null` or `"NaN"`, an infinity `"Infinity"` or `"-Infinity"`.

      - *numbers*: a list of numbers, or one alone.
      - *groups*: a list of such lists, or an object of named ones.
      - *table*: a list of rows, or an object of named columns.
      - *level*: a probability inside (0, 1).

      A p-value comes with its decimal logarithm, under its name and `-log10`. An output that the data
      do not have is `null`, and `not-applicable` says why; what a wrong input is, an error says.

      """;

  private MethodsPage() {}

  /** The page for every method there is. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    for (MethodCard method : Catalogue.all()) {
      page.append("- [").append(method.name()).append("](#").append(method.name()).append("): ");
      page.append(text(method.doc())).append('\n');
    }
    Catalogue.all().forEach(method -> section(page, method));
    return page.toString();
  }

  private static void section(StringBuilder page, MethodCard method) {
    page.append("\n## ").append(method.name()).append("\n\n");
    page.append(text(method.doc())).append("\n\n");
    page.append("| input | type | default | meaning |\n|---|---|---|---|\n");
    for (ParameterCard input : method.inputs()) {
      String range = input.rangeWords();
      row(
          page,
          code(input.name()),
          text(input.type().words()) + (range.isEmpty() ? "" : ", " + text(range)),
          input.byDefault().map(MethodsPage::code).orElse(input.defaultWords()),
          text(input.doc()));
    }
    page.append("\n| output | meaning |\n|---|---|\n");
    method.outputs().forEach(output -> row(page, code(output.name()), text(output.doc())));
    page.append("\nAssumes: ").append(text(method.assumes())).append("\n\n");
    page.append("Edges: ").append(text(method.edges())).append("\n\n");
    page.append("Source: ").append(text(method.cites())).append("\n\n");
    Map<String, Object> arguments = Examples.arguments(method);
    page.append("```json\n").append(Json.line(arguments)).append("\n```\n\n");
    page.append("answers\n\n```json\n");
    page.append(answer(Catalogue.run(method.name(), arguments))).append("```\n");
  }

  private static String answer(Answer answer) {
    StringBuilder text = new StringBuilder("{\n");
    answer
        .values()
        .forEach((name, value) -> text.append("  \"" + name + "\": " + Json.line(value) + ",\n"));
    text.deleteCharAt(text.length() - 2).append("}\n");
    answer
        .refusals()
        .forEach((name, why) -> text.append("// " + name + ": " + why.getMessage() + "\n"));
    answer.notes().forEach(note -> text.append("// " + note + "\n"));
    return text.toString();
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String code(String text) {
    return '`' + text.replace("|", "\\|") + '`';
  }

  private static String text(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
