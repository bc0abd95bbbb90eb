package org.graft.spi;

import java.util.List;
import org.graft.spi.base.Extension;

/**
 * The one service a plugin jar declares, in {@code META-INF/services/org.graft.spi.Plugin}.
 *
 * <pre>{@code
 * public final class MyPlugin implements Plugin {
 *   public int spi() { return Plugin.SPI; }
 *   public List<Class<? extends Extension>> extensions() { return List.of(MyStrategy.class); }
 * }
 * }</pre>
 */
public interface Plugin {
  /** The version of this SPI; it rises when a plugin has to be recompiled. */
  int SPI = 4;

  /**
   * Returns {@link #SPI}. The compiler copies the constant into the plugin, so the engine learns
   * which version the plugin was built against.
   */
  int spi();

  /** The records this plugin adds to the catalogue. */
  List<Class<? extends Extension>> extensions();
}
