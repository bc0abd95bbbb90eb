package org.graft.engine.experiment;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import org.graft.engine.data.DownloadProgress;
import org.graft.engine.data.Network;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;

/** Binds the cache's places and the store. */
public final class PlacesModule extends AbstractModule {
  private final Network network;
  private final DownloadProgress progress;

  /** Wires what may be downloaded and who hears of it. */
  public PlacesModule(Network network, DownloadProgress progress) {
    this.network = network;
    this.progress = progress;
  }

  @Provides
  DownloadProgress progress() {
    return progress;
  }

  @Provides
  @Singleton
  public Places places() {
    return Places.fromEnvironment(network);
  }

  @Provides
  @Singleton
  public Store store(Places places) {
    return new Store(places.store(), StoreLimit.STANDARD);
  }
}
