package org.graft.engine.experiment.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.engine.code.ExtensionCode;
import org.graft.engine.ledger.Declared;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.Kind;
import org.graft.engine.plugin.Registry;

/** Which of a run's plugins are no longer what they were. */
public final class CodeChanges {
  private CodeChanges() {}

  /** What changed between a run and the extensions that there are now, in a sentence each. */
  public static List<String> since(Declared run, Registry registry) {
    List<Declared.Code> now = new ArrayList<>();
    for (Declared.Code part : run.code()) {
      for (Kind kind : Kind.values()) {
        if (kind.noun().equals(part.kind())) {
          Optional<Entry> entry = registry.find(kind, part.name());
          entry.ifPresent(
              e ->
                  now.add(new Declared.Code(part.kind(), part.name(), ExtensionCode.of(e.type()))));
        }
      }
    }
    return between(run.code(), now);
  }

  /** What changed between two lists of extensions, of those that are in both. */
  public static List<String> between(List<Declared.Code> before, List<Declared.Code> now) {
    List<String> changes = new ArrayList<>();
    for (Declared.Code part : before) {
      now.stream()
          .filter(other -> other.kind().equals(part.kind()) && other.name().equals(part.name()))
          .filter(other -> !other.code().digest().equals(part.code().digest()))
          .forEach(other -> changes.add(sentence(part, other)));
    }
    return changes;
  }

  private static String sentence(Declared.Code before, Declared.Code now) {
    return "plugin %s: changed since this run (digest %s -> %s): %s '%s'."
        .formatted(
            now.code().plugin(),
            before.code().shortDigest(),
            now.code().shortDigest(),
            now.kind(),
            now.name());
  }
}
