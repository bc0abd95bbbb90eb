package org.graft.spi;

import java.io.IOException;
import org.graft.spi.base.Extension;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;

/** A source of data: loads the same data set every time it is asked with the same seed. */
public interface DatasetProvider extends Extension {
  /**
   * Loads the data set.
   *
   * @param access verified files and the cache
   * @param seed for whatever the provider draws (a random split, say); its parameters may carry a
   *     seed of their own, which then decides
   * @throws IOException with a message for the user: what file, what was expected, what was found
   */
  Dataset load(DataAccess access, Seed seed) throws IOException;
}
