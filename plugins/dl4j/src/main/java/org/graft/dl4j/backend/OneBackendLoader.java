package org.graft.dl4j.backend;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.graft.spi.training.Machine.Backend;

/**
 * Shows ND4J only one of the backends on the class path. ND4J falls back to the CPU in silence
 * where CUDA fails, and takes priorities from nothing but environment variables.
 */
final class OneBackendLoader extends ClassLoader {
  private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

  private final boolean cuda;

  OneBackendLoader(ClassLoader parent, Backend wanted) {
    super(parent);
    this.cuda = wanted == Backend.CUDA;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    Enumeration<URL> all = super.getResources(name);
    if (!name.equals(SERVICE)) {
      return all;
    }
    List<URL> kept = new ArrayList<>();
    while (all.hasMoreElements()) {
      URL url = all.nextElement();
      try (InputStream in = url.openStream()) {
        String backend = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (backend.contains("jcublas") == cuda) {
          kept.add(url);
        }
      }
    }
    return Collections.enumeration(kept);
  }
}
