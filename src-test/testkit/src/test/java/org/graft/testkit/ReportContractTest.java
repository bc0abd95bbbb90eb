package org.graft.testkit;

import static org.graft.testkit.Broken.breaks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.graft.spi.ReportRenderer;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.result.study.Study;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ReportContractTest {
  /** Ways in which reports go wrong. */
  public enum Fault {
    NONE,
    WRITES_OUTSIDE,
    CLEARS_ITS_DIRECTORY,
    KEEPS_A_FILE_TO_ITSELF,
    RETURNS_WHAT_IS_NOT_THERE,
    DOES_NOT_ESCAPE,
    SHOWS_THE_TIME,
    FAILS_WITHOUT_TRIALS
  }

  /** Lists strategies, with one fault. */
  @Name(value = "plain", doc = "Lists strategies.")
  public record Plain(@Param(doc = "How it is broken.") Fault fault) implements ReportRenderer {
    @Override
    public List<Path> render(Study study, Path directory) throws IOException {
      if (fault == Fault.FAILS_WITHOUT_TRIALS && study.trials().isEmpty()) {
        throw new IllegalStateException("no trials");
      }
      if (fault == Fault.CLEARS_ITS_DIRECTORY) {
        try (Stream<Path> files = Files.list(directory)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
      }
      StringBuilder html = new StringBuilder("<h1>").append(escape(study.experiment()));
      study.trials().forEach(t -> html.append("<p>").append(escape(t.card().strategy())));
      if (fault == Fault.SHOWS_THE_TIME) {
        html.append(System.nanoTime());
      }
      Path page = Files.writeString(directory.resolve("index.html"), html);
      if (fault == Fault.WRITES_OUTSIDE) {
        Files.writeString(directory.resolve("..").resolve("log.txt"), "x");
      }
      if (fault == Fault.KEEPS_A_FILE_TO_ITSELF) {
        Files.writeString(directory.resolve("data.csv"), "x");
      }
      return fault == Fault.RETURNS_WHAT_IS_NOT_THERE
          ? List.of(page, directory.resolve("nothing.html"))
          : List.of(page);
    }

    private String escape(String text) {
      return fault == Fault.DOES_NOT_ESCAPE
          ? text
          : text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
  }

  @TestFactory
  Stream<DynamicTest> aSoundOneKeepsItsPromises() {
    return ReportContract.of(new Plain(Fault.NONE)).tests();
  }

  @Test
  void findsWhatIsBroken() {
    breaks(contract(Fault.WRITES_OUTSIDE), "it writes in its directory only");
    breaks(contract(Fault.CLEARS_ITS_DIRECTORY), "it leaves other files in its directory alone");
    breaks(contract(Fault.KEEPS_A_FILE_TO_ITSELF), "it returns the files it wrote");
    breaks(contract(Fault.RETURNS_WHAT_IS_NOT_THERE), "it returns the files it wrote");
    breaks(contract(Fault.DOES_NOT_ESCAPE), "names are escaped");
    breaks(contract(Fault.SHOWS_THE_TIME), "the same study gives the same bytes");
    breaks(contract(Fault.FAILS_WITHOUT_TRIALS), "it renders a study: without trials");
  }

  private static ReportContract contract(Fault fault) {
    return ReportContract.of(new Plain(fault));
  }
}
