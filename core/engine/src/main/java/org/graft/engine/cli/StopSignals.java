package org.graft.engine.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Ctrl-C and a plain kill: the first lets running steps stop, the second ends the process at once.
 * The JDK's own handlers wait for the first for ever. They can be replaced by a class only that
 * compilers warn of, so it is called by its name; where it is missing all stays as it is.
 */
final class StopSignals {
  private static final Logger LOG = LogManager.getLogger(StopSignals.class);
  private static final int SIGNALLED = 128;
  private static final int STOPPED = 130;

  private StopSignals() {}

  /** From now on. */
  static void handle() {
    AtomicBoolean asked = new AtomicBoolean();
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
                if (asked.getAndSet(true)) {
                  System.err.println("graft: stopped at once; what was recorded is safe");
                  Runtime.getRuntime().halt(STOPPED);
                }
                int code = SIGNALLED + (int) number.invoke(arguments[0]);
                new Thread(() -> System.exit(code), "graft-exit").start();
                return null;
              });
      for (String name : List.of("INT", "TERM")) {
        Object one = signal.getConstructor(String.class).newInstance(name);
        Object before = handle.invoke(null, one, own);
        if (before == ignore) {
          handle.invoke(null, one, before);
        }
      }
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.debug("a second signal is not told from the first", e);
    }
  }
}
