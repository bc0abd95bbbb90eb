package org.graft.engine.plugin;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.graft.spi.Plugin;
import org.jspecify.annotations.Nullable;

/**
 * Classes of one plugin: a jar, a folder of jars or of classes. A plugin has its own libraries:
 * what lies in its jars comes before what lies on the class path, in whatever version. Three things
 * are shared: the JDK, Graft (and so the SPI), and what holds native code, of which a process can
 * have one copy alone. Service files of the class path do not show through where the plugin has the
 * service's class.
 *
 * <p>Its classes cannot end the process, see {@link ExitCalls}.
 */
final class PluginClassLoader extends URLClassLoader {
  static final String SERVICE = "META-INF/services/" + Plugin.class.getName();
  private static final String SERVICES = "META-INF/services/";

  /** Packages of which there is one copy in a process. */
  private static final List<String> SHARED =
      List.of("java.", "jdk.", "org.graft.", "org.nd4j.", "org.deeplearning4j.", "org.bytedeco.");

  static {
    registerAsParallelCapable();
  }

  private final Map<URI, JarFile> open = new HashMap<>();

  PluginClassLoader(String name, URL[] jars, ClassLoader parent) {
    super(name, jars, parent);
  }

  /** Whether a stack trace's line is of a plugin's class: its loader is named by its place. */
  static boolean isNameOfOne(@Nullable String loader) {
    return loader != null && loader.indexOf(File.separatorChar) >= 0;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (SHARED.stream().anyMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && findResource(file(name)) != null && !isJdk(name)) {
        loaded = findClass(name);
      }
      return loaded == null ? super.loadClass(name, resolve) : loaded;
    }
  }

  private static boolean isJdk(String name) {
    try {
      ClassLoader.getPlatformClassLoader().loadClass(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static String file(String name) {
    return name.replace('.', '/') + ".class";
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    URL resource = findResource(file(name));
    if (resource == null) {
      throw new ClassNotFoundException(name);
    }
    try {
      URLConnection place = resource.openConnection();
      JarURLConnection jar = place instanceof JarURLConnection in ? in : null;
      byte[] code = jar == null ? read(place) : read(jar);
      byte[] tame = ExitCalls.without(code);
      if (tame == code) {
        return super.findClass(name);
      }
      int dot = name.lastIndexOf('.');
      if (dot > 0 && getDefinedPackage(name.substring(0, dot)) == null) {
        definePackage(name.substring(0, dot), null, null, null, null, null, null, null);
      }
      CodeSource source =
          new CodeSource(
              jar == null ? root(resource, name) : jar.getJarFileURL(), (CodeSigner[]) null);
      return defineClass(name, tame, 0, tame.length, source);
    } catch (IOException | URISyntaxException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** The folder that a class's file lies in, above those of its package. */
  private static URL root(URL resource, String name) throws IOException {
    String text = resource.toString();
    return URI.create(text.substring(0, text.length() - file(name).length())).toURL();
  }

  private static byte[] read(URLConnection file) throws IOException {
    try (InputStream in = file.getInputStream()) {
      return in.readAllBytes();
    }
  }

  /**
   * A class's bytes, by a file of the loader's own: the JDK's cache outlives a jar's replacement.
   */
  private byte[] read(JarURLConnection place) throws IOException, URISyntaxException {
    URI jar = place.getJarFileURL().toURI();
    synchronized (open) {
      JarFile file = open.get(jar);
      if (file == null) {
        file = new JarFile(Path.of(jar).toFile());
        open.put(jar, file);
      }
      try (InputStream in = file.getInputStream(file.getJarEntry(place.getEntryName()))) {
        return in.readAllBytes();
      }
    }
  }

  @Override
  public void close() throws IOException {
    super.close();
    synchronized (open) {
      for (JarFile file : open.values()) {
        file.close();
      }
      open.clear();
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    Enumeration<URL> own = findResources(name);
    if (name.equals(SERVICE) || (isService(name) && hasService(name))) {
      return own;
    }
    List<URL> all = new ArrayList<>(Collections.list(own));
    all.addAll(Collections.list(getParent().getResources(name)));
    return Collections.enumeration(all);
  }

  private static boolean isService(String name) {
    return name.startsWith(SERVICES);
  }

  private boolean hasService(String name) {
    return findResource(file(name.substring(SERVICES.length()))) != null;
  }
}
