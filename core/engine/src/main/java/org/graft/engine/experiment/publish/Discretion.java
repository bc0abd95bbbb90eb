package org.graft.engine.experiment.publish;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of texts what tells of a machine and its user: absolute paths, of which the last name
 * stays, the machine's name and the user's.
 *
 * @param names what is replaced, and by which words
 */
record Discretion(Map<String, String> names) {
  /** Not what follows a letter, a colon or a slash: an address or a fraction. */
  private static final Pattern PATH =
      Pattern.compile(
          "(?<![\\w/:.<~)\\]-])(?:/[\\p{L}\\p{N}_.+@=-]+){2,}"
              + "|\\b[A-Z]:\\\\(?:[\\p{L}\\p{N}_.+@ -]+\\\\)*[\\p{L}\\p{N}_.+@-]+");

  private static final Pattern TEXT =
      Pattern.compile(".*\\.(html|json|md|tex|bib|csv|svg|txt|ya?ml|cff)");

  private static final int SHORTEST = 4;

  /** For this machine and this user. */
  static Discretion here() {
    Map<String, String> names = new LinkedHashMap<>();
    host().ifPresent(host -> names.put(host, "a-machine"));
    String user = System.getProperty("user.name", "");
    if (user.length() >= SHORTEST && !user.equals("root")) {
      names.put(user, "a-user");
    }
    return new Discretion(names);
  }

  private static Optional<String> host() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      boolean telling = name.length() >= SHORTEST && !name.startsWith("localhost");
      return telling ? Optional.of(name) : Optional.empty();
    } catch (java.net.UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** The text without them. */
  String of(String text) {
    String discreet = PATH.matcher(text).replaceAll(m -> Matcher.quoteReplacement(last(m.group())));
    for (Map.Entry<String, String> name : names.entrySet()) {
      discreet =
          Pattern.compile(
                  "(?<![\\p{L}\\p{N}])" + Pattern.quote(name.getKey()) + "(?![\\p{L}\\p{N}])")
              .matcher(discreet)
              .replaceAll(Matcher.quoteReplacement(name.getValue()));
    }
    return discreet;
  }

  private static String last(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return ".../" + name;
  }

  /** Does the same to every text file below {@code folder}. */
  void clean(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> TEXT.matcher(f.toString()).matches()).toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String discreet = of(text);
        if (!discreet.equals(text)) {
          Files.writeString(file, discreet, StandardCharsets.UTF_8);
        }
      }
    }
  }
}
