package org.graft.engine.study;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of a text what tells of a machine and its user: where absolute paths lead from, and
 * names. It is for values, before they are escaped for a page or a file.
 *
 * @param kept how many of a path's last names stay; of the part below a home folder alone
 * @param homes folders of users, such as {@code /home/ada}
 * @param users names that are no part of a path that stays
 * @param words what is replaced wherever it is a word, and by what
 */
public record Discretion(
    int kept, List<String> homes, Set<String> users, Map<String, String> words) {
  private static final String SEPARATOR = "(?:/+|\\\\+)";
  private static final String NAME = "[^/\\\\\\s\"'`,:;=<>(){}\\[\\]|*?]+";

  /** A name in which single blanks are followed by another separator, and so no end. */
  private static final String PARENT = NAME + "(?: (?!~)" + NAME + "){0,3}?";

  /** Addresses and fractions begin otherwise: after a letter, a digit, a colon and two slashes. */
  private static final Pattern PATH =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_./~\\\\<)}\\]\u2026-])"
              + "(?:(?<uri>(?:jar:)?file:/{1,3}(?:[A-Za-z]:[/\\\\]+)?)"
              + "|(?<drive>[A-Za-z]:[/\\\\]+)"
              + "|(?<share>\\\\{2,}|(?<!:)/{2,})"
              + "|(?<home>~(?:[\\p{L}_][\\p{L}\\p{N}_.-]*)?"
              + SEPARATOR
              + ")"
              + "|(?<root>/(?!/)|\\\\(?!\\\\)))"
              + "(?<names>(?:"
              + PARENT
              + SEPARATOR
              + ")*"
              + NAME
              + ")"
              + SEPARATOR
              + "?");

  /** What folders of users lie in. */
  private static final Set<String> ABOVE_HOMES = Set.of("home", "users", "documents and settings");

  private static final String STANDARD_HOME = "/home/a-user";

  /** Copies; a word goes before others that it begins with. */
  public Discretion {
    homes = List.copyOf(homes);
    users = Set.copyOf(users);
    Map<String, String> longestFirst = new LinkedHashMap<>();
    words.entrySet().stream()
        .sorted((a, b) -> b.getKey().length() - a.getKey().length())
        .forEach(word -> longestFirst.put(word.getKey(), word.getValue()));
    words = longestFirst;
  }

  /** For reports as they are read at home: paths keep their last two names, and names stay. */
  public static Discretion ofPlaces() {
    return new Discretion(2, homesHere(), Set.of(), Map.of());
  }

  /**
   * For what is published: paths keep their last name, and the names of this machine and user go. A
   * name that is a word of this field as well, such as {@code test}, stays where it is no part of a
   * path or an address.
   *
   * @param vocabulary texts of the catalogue and of the study
   * @param folders where the experiment lay and lies
   */
  public static Discretion ofNames(Stream<String> vocabulary, List<Path> folders) {
    // Behind root, the words of what names are replaced by.
    Set<String> common = new LinkedHashSet<>(Set.of("root", "a", "user", "machine"));
    vocabulary.forEach(
        text -> common.addAll(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))));
    Set<String> users = new LinkedHashSet<>(List.of(System.getProperty("user.name", "")));
    for (Path folder : folders) {
      for (int i = 0; i + 1 < folder.getNameCount(); i++) {
        if (aboveHomes(folder.getName(i).toString())) {
          users.add(folder.getName(i + 1).toString());
        }
      }
    }
    Map<String, String> words = new LinkedHashMap<>();
    hosts().forEach(host -> words.put(host, "a-machine"));
    users.forEach(user -> words.put(user, "a-user"));
    words
        .keySet()
        .removeIf(name -> nameless(name) || common.contains(name.toLowerCase(Locale.ROOT)));
    users.removeIf(Discretion::nameless);
    return new Discretion(1, homesHere(), users, words);
  }

  /** Such as the {@code ?} that Java has for a user whom the system does not know. */
  private static boolean nameless(String name) {
    return !name.matches(".*[\\p{L}\\p{N}].*");
  }

  private static List<String> homesHere() {
    String home = System.getProperty("user.home", "");
    return home.length() > 1 ? List.of(home) : List.of();
  }

  /** This machine's names. */
  private static List<String> hosts() {
    Set<String> names = new LinkedHashSet<>();
    try {
      InetAddress here = InetAddress.getLocalHost();
      names.add(here.getCanonicalHostName());
      names.add(here.getHostName());
    } catch (UnknownHostException e) {
      names.add(""); // a machine without a name
    }
    String told = System.getenv("HOSTNAME");
    names.add(told == null ? "" : told);
    for (String name : List.copyOf(names)) {
      names.add(name.matches("[0-9.:]+") ? "" : name.replaceFirst("\\..*", ""));
    }
    return names.stream().filter(name -> !name.isEmpty() && !name.startsWith("localhost")).toList();
  }

  /** The text without them. */
  public String of(String text) {
    String discreet = text;
    for (String home : homes) {
      discreet = word(home, "[\\p{L}\\p{N}_.\u2026-]").matcher(discreet).replaceAll(STANDARD_HOME);
    }
    discreet =
        PATH.matcher(discreet)
            .replaceAll(path -> Matcher.quoteReplacement(shortened((Matcher) path)));
    if (!users.isEmpty()) {
      for (String user : users) {
        discreet =
            Pattern.compile("(?<![\\p{L}\\p{N}_.-])" + Pattern.quote(user) + "@(?=[\\p{L}\\p{N}])")
                .matcher(discreet)
                .replaceAll("a-user@");
      }
    }
    for (Map.Entry<String, String> name : words.entrySet()) {
      discreet =
          word(name.getKey(), "[\\p{L}\\p{N}]")
              .matcher(discreet)
              .replaceAll(Matcher.quoteReplacement(name.getValue()));
    }
    return discreet;
  }

  /** What stays of each path in a text that is shortened, by path. */
  public Map<String, String> shortened(String text) {
    Map<String, String> all = new LinkedHashMap<>();
    Matcher path = PATH.matcher(text);
    while (path.find()) {
      String stays = shortened(path);
      if (!stays.equals(path.group())) {
        all.put(path.group(), stays);
      }
    }
    return all;
  }

  /** Whether neither a name nor a home folder is left in a text, however that was made. */
  public boolean passes(String text) {
    return words.keySet().stream()
            .noneMatch(name -> word(name, "[\\p{L}\\p{N}]").matcher(text).find())
        && homes.stream().noneMatch(home -> word(home, "[\\p{L}\\p{N}_.-]").matcher(text).find());
  }

  private static Pattern word(String name, String letters) {
    return Pattern.compile(
        "(?<!" + letters + ")" + Pattern.quote(name) + "(?!" + letters + ")",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private String shortened(Matcher path) {
    List<String> names = new ArrayList<>(List.of(path.group("names").split("[/\\\\]+", -1)));
    boolean rooted = path.group("root") != null;
    if (rooted && names.size() == 1) {
      return path.group();
    }
    int all = names.size();
    if (path.group("share") != null) {
      names.remove(0);
    }
    for (int i = names.size() - 1; i >= 0; i--) {
      boolean user = users.contains(names.get(i)) || (i > 0 && aboveHomes(names.get(i - 1)));
      if (user) {
        names.subList(0, i + 1).clear();
        break;
      }
    }
    if (rooted && names.size() == all && all <= kept) {
      return path.group();
    }
    List<String> last = names.subList(Math.max(0, names.size() - kept), names.size());
    return last.isEmpty() ? "\u2026" : "\u2026/" + String.join("/", last);
  }

  private static boolean aboveHomes(String folder) {
    return ABOVE_HOMES.contains(folder.toLowerCase(Locale.ROOT));
  }
}
