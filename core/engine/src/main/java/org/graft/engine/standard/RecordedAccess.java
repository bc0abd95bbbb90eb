package org.graft.engine.standard;

import java.io.IOException;
import java.nio.file.Path;
import org.graft.spi.data.DataAccess;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Weights;

/** Access to files, and to the models of trials recorded on this machine. */
public record RecordedAccess(DataAccess files, TrialModels models)
    implements DataAccess, TrialModels {
  @Override
  public Path fetch(RemoteFile file) throws IOException {
    return files.fetch(file);
  }

  @Override
  public Path cache(String name) throws IOException {
    return files.cache(name);
  }

  @Override
  public Path resolve(Path path) {
    return files.resolve(path);
  }

  @Override
  public BackboneCard card(String trial) throws IOException {
    return models.card(trial);
  }

  @Override
  public Weights weights(String trial) throws IOException {
    return models.weights(trial);
  }
}
