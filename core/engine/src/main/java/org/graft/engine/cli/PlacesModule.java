package org.graft.engine.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import org.graft.engine.data.Network;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;

/** Binds the cache's places and the store. */
final class PlacesModule extends AbstractModule {
  private final Network network;

  PlacesModule(Network network) {
    this.network = network;
  }

  @Provides
  @Singleton
  Places places() {
    return Places.fromEnvironment(network);
  }

  @Provides
  @Singleton
  Store store(Places places) {
    return new Store(places.store(), StoreLimit.STANDARD);
  }
}
