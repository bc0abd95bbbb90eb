package org.graft.engine.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Signals of the operating system. The JDK's handlers can be replaced by a class only that
 * compilers warn of, so it is called by its name; where it is missing all stays as it is.
 */
final class Signals {
  private static final Logger LOG = LogManager.getLogger(Signals.class);

  private Signals() {}

  /**
   * From now on {@code taken} hears of these signals, but of those that were ignored.
   *
   * @param taken is given the signal's number
   */
  static void handle(List<String> names, IntConsumer taken) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Method number = signal.getMethod("getNumber");
      Method handle = signal.getMethod("handle", signal, handler);
      Object ignore = handler.getField("SIG_IGN").get(null);
      Object own =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                taken.accept((int) number.invoke(arguments[0]));
                return null;
              });
      for (String name : names) {
        Object one = signal.getConstructor(String.class).newInstance(name);
        Object before = handle.invoke(null, one, own);
        if (before == ignore) {
          handle.invoke(null, one, before);
        }
      }
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.debug("signals are not handled", e);
    }
  }
}
