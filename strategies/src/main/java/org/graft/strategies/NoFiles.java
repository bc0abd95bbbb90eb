package org.graft.strategies;

import java.io.IOException;
import java.nio.file.Path;
import org.graft.spi.data.DataAccess;

/** For backbones that need no files: it has none. */
enum NoFiles implements DataAccess {
  /** The one. */
  ACCESS;

  @Override
  public Path fetch(RemoteFile file) throws IOException {
    throw new IOException("it needs the file '" + file.name() + "'");
  }

  @Override
  public Path cache(String name) throws IOException {
    throw new IOException("it needs files of '" + name + "'");
  }

  @Override
  public Path resolve(Path path) {
    throw new IllegalArgumentException("it needs the file '" + path + "'");
  }
}
