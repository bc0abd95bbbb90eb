package org.graft.datasets.idx;

import java.io.IOException;
import java.nio.file.Path;
import org.graft.spi.data.DataAccess;

/** Access to one folder, and to nothing else. */
record FolderAccess(Path folder) implements DataAccess {
  @Override
  public Path fetch(RemoteFile file) throws IOException {
    throw new IOException(file.name() + " is not in the cache, and this run is offline");
  }

  @Override
  public Path cache(String name) {
    return folder.resolve("cache").resolve(name);
  }

  @Override
  public Path resolve(Path path) {
    return folder.resolve(path);
  }
}
