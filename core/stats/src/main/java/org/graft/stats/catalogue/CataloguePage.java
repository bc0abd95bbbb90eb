package org.graft.stats.catalogue;

import java.util.List;
import java.util.Map;

/**
 * The whole catalogue as one page of Markdown: per method its inputs, outputs, assumptions, edge
 * behaviour, citation and an example with the answer it really gives.
 */
public final class CataloguePage {
  private CataloguePage() {}

  /** The page for every method there is. */
  public static String markdown() {
    return markdown(Catalogue.all());
  }

  /** The page for {@code methods}, in their order. */
  public static String markdown(List<Method> methods) {
    StringBuilder page = new StringBuilder();
    page.append("# Statistical methods\n\n");
    page.append("Run one with `graft stats METHOD --json < case.json`. A missing value is `null`");
    page.append(" or `\"NaN\"`, an infinity `\"Infinity\"`. What has no value is refused by name");
    page.append(", with its reason; p-values come with their decimal logarithm (`_log10`).\n\n");
    page.append("A matrix is a list of rows or an object of named columns; groups are a list of");
    page.append(" lists or an object of named lists. Names from elsewhere are read, with a note,");
    page.append(" where the method has no input of that name:\n\n");
    page.append("| input | also read from |\n|---|---|\n");
    OtherNames.all()
        .forEach((name, others) -> row(page, code(name), code(String.join("`, `", others))));
    page.append(
        "\nWhere no data input is given, samples under names of their own are taken in their");
    page.append(" order: two are x and y, several are the groups. Several for a method of one");
    page.append(" sample, or several objects of arguments, are answered one by one by name.\n\n");
    for (Method method : methods) {
      page.append("- [").append(method.name()).append("](#").append(method.name()).append("): ");
      page.append(text(method.summary())).append('\n');
    }
    methods.forEach(method -> section(page, method));
    return page.toString();
  }

  private static void section(StringBuilder page, Method method) {
    page.append("\n## ").append(method.name()).append("\n\n");
    page.append(text(method.summary())).append("\n\n");
    page.append("| input | type | default | meaning |\n|---|---|---|---|\n");
    for (Method.Input input : method.inputs()) {
      String standard = input.standard().isEmpty() ? "required" : code(input.standard());
      row(page, code(input.name()), input.type(), standard, text(input.doc()));
    }
    page.append("\n| output | meaning |\n|---|---|\n");
    for (Method.Output output : method.outputs()) {
      row(page, code(output.name()), text(output.doc()));
    }
    page.append("\nAssumes: ").append(text(method.assumptions())).append("\n\n");
    page.append("Edges: ").append(text(method.edges())).append("\n\n");
    page.append("Source: ").append(text(method.citation())).append("\n\n");
    Map<String, Object> arguments = Example.arguments(method);
    page.append("```json\n").append(JsonText.of(arguments)).append("\n```\n\n");
    page.append("answers\n\n```json\n").append(Example.answer(method, arguments));
    page.append("\n```\n");
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
