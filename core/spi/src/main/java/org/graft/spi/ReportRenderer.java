package org.graft.spi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.graft.spi.base.Extension;
import org.graft.spi.result.study.Study;

/** Writes a study for readers. */
public interface ReportRenderer extends Extension {
  /**
   * Writes files into {@code directory}, which exists. One that fails, or has not returned after
   * ten minutes, is named, and the other reports are written without it.
   *
   * @return the files written, the one to open first first
   */
  List<Path> render(Study study, Path directory) throws IOException;
}
