package org.graft.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.Protocol;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/**
 * What a protocol promises: it fixes something, as plain data, the same every time; it says so in
 * sentences; it leaves the domains it is given as they are, and asks in words for those that it
 * lacks.
 *
 * @param protocol the protocol
 * @param domains how many domains it is given
 */
public record ProtocolContract(Protocol protocol, int domains) implements Contract {
  /** For a protocol that needs no domains. */
  public static ProtocolContract of(Protocol protocol) {
    return new ProtocolContract(protocol, 0);
  }

  @Override
  public List<Promise> promises() {
    List<Promise> promises = new ArrayList<>(new ExtensionContract(protocol).promises());
    promises.add(new Promise("it fixes something, as plain data", this::plain));
    promises.add(new Promise("it says what it fixes in sentences", this::sentences));
    promises.add(new Promise("it fixes the same every time", this::repeats));
    promises.add(new Promise("it leaves domains as they are", this::untouched));
    promises.add(new Promise("without its domains it asks for them", this::asks));
    return promises;
  }

  private List<Map<String, Object>> given(int number) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Map<String, Object> domain = new LinkedHashMap<>();
      domain.put("points", new LinkedHashMap<>(Map.of("seed", String.valueOf(i))));
      domain.put("as", "domain " + i);
      all.add(domain);
    }
    return all;
  }

  private void plain() {
    Map<String, Object> settings = protocol.fixes(given(domains)).settings();
    Expect.that(!settings.isEmpty(), "it fixes nothing");
    check(settings);
  }

  private static void check(Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            Expect.that(key instanceof String, "a key is no text: " + key);
            check(inner);
          });
    } else if (value instanceof List<?> list) {
      list.forEach(ProtocolContract::check);
    } else {
      Expect.that(
          value instanceof String || value instanceof Number || value instanceof Boolean,
          "no plain value: " + value);
    }
  }

  private void sentences() {
    List<String> sentences = protocol.fixes(given(domains)).sentences();
    Expect.that(!sentences.isEmpty(), "it has no sentence");
    sentences.forEach(s -> Expect.that(s.strip().endsWith("."), "no sentence: " + s));
  }

  private void repeats() {
    Expect.that(
        protocol.fixes(given(domains)).equals(protocol.fixes(given(domains))),
        "it fixes something else the second time");
  }

  private void untouched() {
    List<Map<String, Object>> before = given(domains);
    protocol.fixes(before);
    Expect.that(before.equals(given(domains)), "it changed its domains");
  }

  private void asks() {
    if (domains == 0) {
      return;
    }
    try {
      protocol.fixes(List.of());
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      Expect.that(message.contains("domains"), "does not ask for domains: " + message);
      return;
    }
    Expect.that(false, "it fixes something without the domains that it needs");
  }
}
