package org.graft.engine.plugin;

/**
 * A plugin that was left out.
 *
 * @param where jar, folder or service file
 * @param what the plugin's class, or the file itself
 * @param why what is wrong and what to do
 */
public record BrokenPlugin(String where, String what, String why) {
  @Override
  public String toString() {
    return where + ": " + what + ": " + why;
  }
}
