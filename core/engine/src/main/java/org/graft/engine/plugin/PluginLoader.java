package org.graft.engine.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.graft.spi.Plugin;

/**
 * Finds plugins on the class path and in plugin folders. Whatever a plugin gets wrong, it is left
 * out, named and the reason told; the others load. One loader loads once.
 */
public final class PluginLoader {
  /** The variable that names plugin folders. */
  public static final String VARIABLE = "GRAFT_PLUGINS";

  private static final int MOST_FAULTS = 1000;

  private final DefaultCheck check;
  private final List<PluginCard> found = new ArrayList<>();
  private final List<BrokenPlugin> broken = new ArrayList<>();

  /** A loader that has defaults checked by {@code check}. */
  public PluginLoader(DefaultCheck check) {
    this.check = check;
  }

  /** Plugin folders named in {@code --plugins} or {@link #VARIABLE}. */
  public static List<Path> folders(String option) {
    return PluginFolder.split(option);
  }

  /**
   * The catalogue of the class path and of plugin folders, in that order.
   *
   * @param classPath the parent of every plugin's own class loader
   */
  public Registry load(ClassLoader classPath, List<Path> folders) {
    add(classPath, "class path");
    for (Path folder : folders) {
      for (PluginClassLoader loader : new PluginFolder(folder, broken::add).loaders(classPath)) {
        int before = broken.size();
        int plugins = found.size();
        add(loader, loader.getName());
        if (broken.size() > before) {
          found.subList(plugins, found.size()).clear();
        }
      }
    }
    return new Vetting(check, broken).registry(found);
  }

  private void add(ClassLoader loader, String where) {
    var providers = ServiceLoader.load(Plugin.class, loader).stream().iterator();
    for (int faults = 0; faults < MOST_FAULTS; ) {
      String what = "a plugin";
      String place = where;
      try {
        if (!providers.hasNext()) {
          return;
        }
        ServiceLoader.Provider<Plugin> provider = providers.next();
        what = provider.type().getName();
        place = PluginInspection.origin(provider.type());
        found.add(PluginInspection.inspect(provider.get()));
      } catch (ServiceConfigurationError e) {
        faults++;
        broken.add(new BrokenPlugin(place, what, reason(e, loader)));
      } catch (Throwable e) {
        faults++;
        broken.add(new BrokenPlugin(place, what, Fault.words(e)));
      }
    }
  }

  private static String reason(ServiceConfigurationError e, ClassLoader loader) {
    if (e.getCause() != null) {
      return Fault.words(e.getCause());
    }
    String message = String.valueOf(e.getMessage());
    String why = message.substring(message.indexOf(": ") + 1).trim();
    try {
      List<String> files = new ArrayList<>();
      loader
          .getResources(PluginClassLoader.SERVICE)
          .asIterator()
          .forEachRemaining(u -> files.add(u.toString()));
      return why + "; declared in " + String.join(" or ", files);
    } catch (IOException f) {
      return why;
    }
  }
}
