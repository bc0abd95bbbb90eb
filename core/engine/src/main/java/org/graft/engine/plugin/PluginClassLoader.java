package org.graft.engine.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import org.graft.spi.Plugin;

/**
 * Classes of one plugin folder or jar over those of the class path, which come first: so the SPI's
 * and ND4J's types are shared. Service files of the class path do not show through.
 */
final class PluginClassLoader extends URLClassLoader {
  static final String SERVICE = "META-INF/services/" + Plugin.class.getName();

  static {
    registerAsParallelCapable();
  }

  PluginClassLoader(String name, URL[] jars, ClassLoader parent) {
    super(name, jars, parent);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICE) ? findResources(name) : super.getResources(name);
  }
}
