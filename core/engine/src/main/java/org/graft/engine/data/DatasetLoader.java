package org.graft.engine.data;

import java.io.IOException;
import org.graft.engine.spec.DataSpec;

/** Loads data sets for experiments. */
public interface DatasetLoader {
  /** The data set as the experiment sees it. */
  LoadedDataset load(DataSpec data) throws IOException;
}
