package org.graft.dl4j.backend;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.graft.spi.result.Finding;
import org.graft.spi.result.Finding.Level;

/**
 * JavaCPP, on which ND4J and libtorch stand. There can be but one: with two on the class path,
 * classes of one ask for methods of the other.
 */
public final class JavaCpp {
  private static final String LOADER = "org/bytedeco/javacpp/Loader.class";

  private JavaCpp() {}

  /** Whether there is exactly one, and which. */
  public static Finding finding() {
    try {
      List<URL> found = Collections.list(JavaCpp.class.getClassLoader().getResources(LOADER));
      return found.size() == 1
          ? new Finding("JavaCPP", Level.GOOD, "one, " + Loader.getVersion())
          : new Finding("JavaCPP", Level.BAD, "more than one on the class path: " + found);
    } catch (IOException e) {
      return new Finding("JavaCPP", Level.BAD, "its jar cannot be read: " + e.getMessage());
    }
  }
}
