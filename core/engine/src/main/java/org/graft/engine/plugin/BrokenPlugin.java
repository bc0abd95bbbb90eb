package org.graft.engine.plugin;

import java.io.File;

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
    boolean named = where.endsWith(File.separator + what);
    return where + (named ? "" : ": " + what) + ": " + why;
  }
}
