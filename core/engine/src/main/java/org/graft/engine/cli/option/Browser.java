package org.graft.engine.cli.option;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The user's browser: the one that {@code BROWSER} names, or what opens pages on this system. */
public final class Browser {
  private Browser() {}

  /** Starts it with a page; false where there is none. */
  public static boolean opened(URI page) {
    return commands(page).stream().anyMatch(Browser::started);
  }

  private static boolean started(List<String> command) {
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false; // not installed
    }
  }

  private static List<List<String>> commands(URI page) {
    List<List<String>> commands = new ArrayList<>();
    String named = System.getenv("BROWSER");
    if (named != null && !named.isBlank()) {
      commands.add(List.of(named.strip(), page.toString()));
    }
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      commands.add(List.of("open", page.toString()));
    } else if (system.contains("windows")) {
      commands.add(List.of("rundll32", "url.dll,FileProtocolHandler", page.toString()));
    } else if (System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null) {
      commands.add(List.of("xdg-open", page.toString()));
    }
    return commands;
  }
}
