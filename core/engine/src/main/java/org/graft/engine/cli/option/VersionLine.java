package org.graft.engine.cli.option;

import org.graft.engine.experiment.machine.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class VersionLine implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"graft " + Version.text()};
  }
}
