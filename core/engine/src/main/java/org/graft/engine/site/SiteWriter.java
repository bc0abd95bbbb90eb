package org.graft.engine.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.graft.engine.plugin.Registry;

/** Writes the documentation as a static site; found by {@link java.util.ServiceLoader}. */
public interface SiteWriter {
  /**
   * What goes in.
   *
   * @param home Graft's checkout, with {@code README.md}, {@code docs} and {@code experiments}
   * @param catalogue everything that experiment files can name
   * @param commands help texts of the command line, by command, in order
   * @param api whether to run javadoc over the sources that plugins and programs use
   */
  record Contents(Path home, Registry catalogue, Map<String, String> commands, boolean api) {}

  /**
   * Writes it, or nothing.
   *
   * @param out folder; must be absent, empty, or an earlier site, whose files are replaced
   * @return how many pages there are
   */
  int write(Contents contents, Path out) throws IOException;
}
