package org.graft.engine.experiment;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import org.graft.engine.data.DownloadProgress;
import org.graft.engine.experiment.planning.Places;
import org.graft.engine.plugin.PluginLoader;
import org.graft.engine.plugin.Registry;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.spec.bind.Defaults;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;

/** Binds the catalogue of plugins, what reads experiment files by it, and the store. */
final class GraftModule extends AbstractModule {
  private final Setup setup;

  GraftModule(Setup setup) {
    this.setup = setup;
  }

  @Override
  protected void configure() {
    bind(Setup.class).toInstance(setup);
    bind(Places.class).toInstance(setup.places());
    bind(DownloadProgress.class).toInstance(setup.progress());
  }

  @Provides
  @Singleton
  Registry registry() {
    return new PluginLoader(new Defaults())
        .load(GraftModule.class.getClassLoader(), setup.plugins());
  }

  @Provides
  @Singleton
  SpecReader reader(Registry registry, Places places) {
    return new SpecReader(registry, places.folders());
  }

  @Provides
  @Singleton
  Store store(Places places) {
    return new Store(places.store(), StoreLimit.STANDARD);
  }
}
