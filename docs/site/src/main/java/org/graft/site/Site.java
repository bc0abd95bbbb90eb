package org.graft.site;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.graft.engine.experiment.machine.Version;
import org.graft.engine.experiment.report.ReportFolder;
import org.graft.engine.problem.UserException;
import org.graft.engine.site.SiteWriter;

/** Writes the site: pages, what they link to, and the index that search looks in. */
public final class Site implements SiteWriter {
  private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  private final Markdown markdown = new Markdown();

  /** What {@code search.js} begins with, by which an earlier site is known. */
  private static final String INDEX = "const INDEX = ";

  @Override
  public int write(Contents contents, Path out) throws IOException {
    if (!replaceable(out)) {
      throw new UserException(
          out
              + " is neither empty nor a site written before; name another folder with --out, or"
              + " remove it");
    }
    Path above = Files.createDirectories(out.toAbsolutePath().normalize().getParent());
    Path draft = Files.createTempDirectory(above, ".site");
    try {
      int pages = draft(contents, draft);
      ReportFolder.move(draft, out);
      return pages;
    } finally {
      ReportFolder.delete(draft);
    }
  }

  private static boolean replaceable(Path out) throws IOException {
    if (!Files.exists(out)) {
      return true;
    }
    if (!Files.isDirectory(out)) {
      return false;
    }
    Path index = out.resolve("search.js");
    if (Files.isRegularFile(index)) {
      try (InputStream in = Files.newInputStream(index)) {
        return new String(in.readNBytes(INDEX.length()), StandardCharsets.UTF_8).equals(INDEX);
      }
    }
    try (Stream<Path> files = Files.list(out)) {
      return files.findAny().isEmpty();
    }
  }

  private int draft(Contents contents, Path out) throws IOException {
    Path home = contents.home();
    Set<String> copied = new TreeSet<>();
    List<Page> pages = new ArrayList<>();
    for (String file : markdownFiles(home)) {
      pages.add(page(home, file, copied));
    }
    pages.addAll(new CataloguePages(contents.catalogue()).pages());
    pages.addAll(experiments(home));
    pages.add(commands(contents.commands()));
    Layout layout =
        new Layout(
            org.graft.site.Contents.of(Files.readString(home.resolve("docs/contents.md"))),
            Version.text());
    for (Page page : pages) {
      put(out.resolve(page.path()), layout.around(page));
    }
    put(out.resolve("search.js"), INDEX + JSON.toJson(index(pages)) + ";\n");
    for (String name : List.of("site.css", "site.js")) {
      put(out.resolve(name), resource(name));
    }
    for (String file : copied) {
      if (!home.resolve(file).toRealPath().startsWith(home.toRealPath())) {
        throw new UserException("a page links to " + file + ", which leads out of the checkout");
      }
      Path copy = out.resolve(org.graft.site.Links.copy(file));
      Files.createDirectories(copy.resolveSibling(""));
      Files.copy(home.resolve(file), copy);
    }
    if (contents.api()) {
      Api.write(home, out.resolve("api"));
    }
    return pages.size();
  }

  private static List<String> markdownFiles(Path home) throws IOException {
    List<String> files = new ArrayList<>(List.of("README.md", "CONTRIBUTING.md"));
    for (String folder : List.of("docs", "docs/kinds")) {
      try (Stream<Path> all = Files.list(home.resolve(folder))) {
        all.filter(f -> f.toString().endsWith(".md"))
            .sorted()
            .forEach(f -> files.add(home.relativize(f).toString().replace('\\', '/')));
      }
    }
    return files;
  }

  private Page page(Path home, String file, Set<String> copied) throws IOException {
    String path = Links.page(file).orElseThrow();
    Links links = new Links(path, file);
    return markdown.page(
        path,
        Files.readString(home.resolve(file)),
        link -> {
          boolean outside = link.matches("[a-z]+:.*") || link.startsWith("#");
          String target = outside ? "" : links.file(link.replaceFirst("#.*", ""));
          if (!target.isEmpty() && Links.page(target).isEmpty() && !target.startsWith(Links.ONLY)) {
            if (Files.isRegularFile(home.resolve(target))) {
              copied.add(target);
            }
          }
          return links.of(link);
        });
  }

  /** A page an experiment file: what its comment says, how to run it, and the file. */
  private static List<Page> experiments(Path home) throws IOException {
    List<Page> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(home.resolve("experiments"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".yaml", "");
        String text = Files.readString(file);
        String html =
            "<h1>%s</h1>\n".formatted(Html.escaped(name))
                + Html.code("", "./graft run experiments/" + name + ".yaml\n")
                + Html.code("yaml", text);
        String path = "experiments/" + name + ".html";
        pages.add(new Page(path, name, html, List.of(new Page.Section("", name, text))));
      }
    }
    return pages;
  }

  private static Page commands(Map<String, String> commands) {
    StringBuilder html = new StringBuilder("<h1>Commands</h1>\n");
    List<Page.Section> sections = new ArrayList<>();
    sections.add(new Page.Section("", "Commands", "What each command's --help prints."));
    html.append(Html.paragraph("What each command's --help prints."));
    commands.forEach(
        (name, help) -> {
          String anchor = name.replace(' ', '-');
          html.append(Html.heading(anchor, name)).append(Html.code("", help));
          sections.add(new Page.Section(anchor, name, help.replaceAll("\\s+", " ")));
        });
    return new Page("commands.html", "Commands", html.toString(), sections);
  }

  /** One row a section: page, heading, address, text. */
  private static List<List<String>> index(List<Page> pages) {
    List<List<String>> rows = new ArrayList<>();
    for (Page page : pages) {
      for (Page.Section section : page.sections()) {
        String address = page.path() + (section.anchor().isEmpty() ? "" : "#" + section.anchor());
        rows.add(List.of(page.title(), section.heading(), address, section.text()));
      }
    }
    return rows;
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Site.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
