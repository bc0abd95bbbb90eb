package org.graft.engine.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import org.graft.engine.store.Store;

/** Binds the cache's places and the store. */
final class PlacesModule extends AbstractModule {
  private final boolean offline;

  PlacesModule(boolean offline) {
    this.offline = offline;
  }

  @Provides
  @Singleton
  Places places() {
    return Places.fromEnvironment(offline);
  }

  @Provides
  @Singleton
  Store store(Places places) {
    return new Store(places.store());
  }
}
