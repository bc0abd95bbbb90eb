package org.graft.engine.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Under which licences a jar or a project stands, as it says itself. */
final class Licences {
  private static final Pattern DECLARED =
      Pattern.compile("<license>.*?<name>\\s*([^<]+?)\\s*</name>.*?</license>", Pattern.DOTALL);
  private static final Pattern ARTIFACT = Pattern.compile("META-INF/maven/[^/]+/([^/]+)/pom\\.xml");

  private Licences() {}

  /**
   * Of its own pom or its manifest, and of the poms of what was packed into it; else the heading of
   * its licence file.
   */
  static Set<String> of(Path place) throws IOException {
    Set<String> found = new LinkedHashSet<>();
    Set<String> headings = new LinkedHashSet<>();
    Path pom = place.resolveSibling("..").normalize().resolve("pom.xml");
    if (Files.isDirectory(place) && Files.isRegularFile(pom)) {
      declared(Files.readString(pom), "", found);
    }
    Code.files(
        place,
        name -> name.matches("META-INF/.*") && !name.endsWith(".class"),
        (name, bytes) -> {
          Matcher artifact = ARTIFACT.matcher(name);
          if (artifact.matches()) {
            declared(text(bytes), artifact.group(1), found);
          } else if (name.equals("META-INF/MANIFEST.MF")) {
            String bundle =
                new Manifest(new ByteArrayInputStream(bytes))
                    .getMainAttributes()
                    .getValue("Bundle-License");
            if (bundle != null) {
              found.add(bundle.replaceAll("[;,].*", "").strip());
            }
          } else if (name.matches("META-INF/(?i:licen[cs]e)[^/]*")) {
            text(bytes)
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .ifPresent(headings::add);
          }
        });
    return found.isEmpty() ? headings : found;
  }

  private static void declared(String pom, String artifact, Set<String> found) {
    Matcher licence = DECLARED.matcher(pom);
    while (licence.find()) {
      found.add(licence.group(1) + (artifact.isEmpty() ? "" : " (" + artifact + ")"));
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
