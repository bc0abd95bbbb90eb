package org.graft.engine.experiment;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import org.graft.engine.plugin.PluginLoader;
import org.graft.engine.plugin.Registry;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.spec.bind.Defaults;

/** Binds the catalogue of plugins and what reads experiment files by it. */
public final class CatalogueModule extends AbstractModule {
  private final List<Path> folders;

  /** A catalogue of what is bundled and of the plugins in {@code folders}. */
  public CatalogueModule(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  @Provides
  @Singleton
  public Registry registry() {
    return new PluginLoader(new Defaults()).load(CatalogueModule.class.getClassLoader(), folders);
  }

  @Provides
  @Singleton
  public SpecReader reader(Registry registry) {
    return new SpecReader(registry);
  }
}
