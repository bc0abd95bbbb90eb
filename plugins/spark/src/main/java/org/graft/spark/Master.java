package org.graft.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a cluster's master, as Spark writes it. */
record Master(String address) {
  private static final String STANDALONE = "spark://";
  private static final Pattern OTHER =
      Pattern.compile("yarn|k8s://\\S+|local(-cluster)?(\\[[0-9*, ]+\\])?");
  private static final Pattern PLACE =
      Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[^:,\\s]+):(\\d{1,5})");
  private static final int PATIENCE_MILLIS = 5000;

  Master {
    if (!OTHER.matcher(address).matches() && places(address).isEmpty()) {
      throw new IllegalArgumentException(
          "master must be such as spark://host:7077, yarn or k8s://https://host:443, found '"
              + address
              + "'");
    }
  }

  private static List<InetSocketAddress> places(String address) {
    List<InetSocketAddress> places = new ArrayList<>();
    if (address.startsWith(STANDALONE)) {
      for (String part : address.substring(STANDALONE.length()).split(",", -1)) {
        Matcher matcher = PLACE.matcher(part);
        int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        if (port < 1 || port > 65_535) {
          return List.of();
        }
        places.add(InetSocketAddress.createUnresolved(matcher.group(1), port));
      }
    }
    return places;
  }

  /**
   * Asks a standalone master, or one of several, whether it is there; others are not asked.
   *
   * @throws IOException if none is
   */
  void check() throws IOException {
    String why = "";
    for (InetSocketAddress place : places(address)) {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(place.getHostString(), place.getPort()), PATIENCE_MILLIS);
        return;
      } catch (IOException e) {
        why = e.getMessage() == null ? "no answer" : e.getMessage();
      }
    }
    if (!why.isEmpty()) {
      throw new IOException("no Spark master is at " + address + " (" + why + ")");
    }
  }
}
