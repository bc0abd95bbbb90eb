package org.graft.reports.latex;

import java.util.Locale;
import java.util.Set;
import org.graft.reports.text.Latex;

/** What a file says where it holds letters that pdfLaTeX cannot set. */
final class Foreign {
  private Foreign() {}

  /**
   * Says which engine and font the text needs, and stops pdfLaTeX with one error in place of one
   * for each letter; empty where any engine will do.
   */
  static String head(String text) {
    Set<String> scripts = Latex.foreign(text.replaceAll("(?m)^%.*", ""));
    if (scripts.isEmpty()) {
      return "";
    }
    String names = String.join(", ", scripts).toLowerCase(Locale.ROOT);
    return "% Holds letters of the scripts: "
        + names
        + ". Compile with LuaLaTeX or XeLaTeX, \\usepackage{fontspec}\n"
        + "% and a font that has them, such as \\setmainfont{DejaVu Serif} for cyrillic"
        + " or \\setmainfont{Noto Serif CJK JP} for han.\n"
        + "\\ifx\\directlua\\undefined\\ifx\\XeTeXversion\\undefined"
        + "\\errmessage{This file holds letters of the scripts: "
        + names
        + "; compile with LuaLaTeX or XeLaTeX and a font that has them}\\endinput\\fi\\fi\n";
  }
}
