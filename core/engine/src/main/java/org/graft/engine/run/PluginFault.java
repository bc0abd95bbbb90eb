package org.graft.engine.run;

import org.graft.engine.plugin.Owner;

/** A plugin threw, or handed back what the SPI does not allow; the message names the plugin. */
final class PluginFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PluginFault(String message) {
    super(message);
  }

  private PluginFault(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What {@code extension} threw, with its plugin's name where it does not come with Graft. What
   * tells the engine something is left as it is: a file that was cut short while it was read, and
   * what already names its plugin.
   *
   * @param name the extension's name in the catalogue
   */
  static Throwable of(Object extension, String name, Throwable thrown) {
    boolean own =
        Owner.jar(extension).isEmpty()
            || thrown instanceof InternalError
            || thrown instanceof PluginFault;
    return own
        ? thrown
        : new PluginFault(
            Owner.words(extension, name) + ": " + StageException.describe(thrown), thrown);
  }
}
