package org.graft.engine.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.report.ReportFolder;
import org.graft.engine.plugin.Decimals;
import org.graft.engine.problem.UserException;
import org.graft.spi.ReportRenderer;
import org.graft.spi.result.study.Study;
import picocli.CommandLine.Option;

/** Options of every command that writes a report. */
public final class ReportOptions {
  private static final Pattern LENGTH = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(mm|cm|in|pt)");
  private static final double PAGE = 178;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where the report is written (default: of a run, report in its folder; of two runs, in"
              + " the second's; of a table, nowhere).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--json",
      description =
          "Print the study as JSON in full precision, and nothing else; a report is written only"
              + " where --out says so.")
  private boolean json;

  @Option(
      names = "--width",
      paramLabel = "WIDTH",
      description =
          "Width of figures in files, such as 84mm or 3.3in: that of the column they are printed"
              + " in (default: 178mm).")
  private Optional<String> width = Optional.empty();

  @Option(names = "--png", description = "Write figures as PNG too, at 300 dots an inch.")
  private boolean png;

  /** Where the report is written, if that was said. */
  public Optional<Path> out() {
    return out;
  }

  /** Whether the study is printed as JSON. */
  public boolean json() {
    return json;
  }

  /**
   * Refuses options for figures where no report is written.
   *
   * @param folder whether the command has a folder of its own for the report
   */
  public void check(boolean folder) {
    if (figures() && out.isEmpty() && (json || !folder)) {
      throw new UserException(
          "--width and --png are for the figures of a report, and none is written; name its folder"
              + " with --out");
    }
  }

  /** Whether a command without a folder of its own has a report to write or JSON to print. */
  public boolean asked() {
    return json || out.isPresent();
  }

  private boolean figures() {
    return width.isPresent() || png;
  }

  /** Reports with figures of the width asked for, as PNG too. */
  public ReportFolder withPictures(Graft graft, ReportFolder reports) {
    return figured(graft, reports, true);
  }

  private ReportFolder figured(Graft graft, ReportFolder reports, boolean pictures) {
    if (!figures() && !pictures) {
      return reports;
    }
    String figures =
        "figures: {width: %s, png: %b}"
            .formatted(
                Decimals.shortest(width.map(ReportOptions::millimetres).orElse(PAGE))
                    .toPlainString(),
                png || pictures);
    return reports.with("figures", graft.extension(ReportRenderer.class, figures, "--width"));
  }

  /**
   * Prints the study as JSON or writes its report, as the options say, and says where it lies.
   *
   * @param reports that are written
   * @param standard where a report is written unless told otherwise; empty for nowhere
   * @return false if a report failed, which is a note
   */
  public boolean write(Graft graft, ReportFolder reports, Study study, Optional<Path> standard)
      throws IOException {
    Optional<Path> folder = json ? out : out.or(() -> standard);
    if (json) {
      System.out.print(graft.reports().json(study));
    }
    if (folder.isEmpty()) {
      return true;
    }
    List<String> failures = new CopyOnWriteArrayList<>();
    Optional<Path> first = figured(graft, reports, false).write(study, folder.get(), failures::add);
    failures.forEach(graft.setup().notes());
    Path page = first.orElse(folder.get());
    (json ? System.err : System.out).println("\nreport: " + page);
    return failures.isEmpty();
  }

  private static double millimetres(String text) {
    Matcher length = LENGTH.matcher(text.strip());
    if (!length.matches()) {
      throw new UserException(
          "--width: expected a length such as 84mm or 3.3in, found '" + text + "'");
    }
    double number = Double.parseDouble(length.group(1));
    return switch (length.group(2)) {
      case "in" -> number * 25.4;
      case "cm" -> number * 10;
      case "pt" -> number * 25.4 / 72.27;
      default -> number;
    };
  }
}
