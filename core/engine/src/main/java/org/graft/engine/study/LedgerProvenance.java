package org.graft.engine.study;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Provenance;
import org.graft.spi.result.study.Provenance.Fact;

/** Where a ledger's trials come from. */
final class LedgerProvenance {
  private LedgerProvenance() {}

  static Provenance of(Declared spec, List<Recorded> trials) {
    List<Fact> facts = new ArrayList<>();
    distinct(facts, "Graft", trials, t -> t.graft().stream());
    distinct(facts, "Machine", trials, t -> t.machine().stream());
    distinct(
        facts,
        "Trained by",
        trials,
        t ->
            t.outcome().orElse(null) instanceof Outcome.Completed c
                ? Stream.of(c.trainer())
                : Stream.empty());
    dates(facts, trials);
    distinct(facts, "Source data, SHA-256", trials, t -> t.sourceData().stream());
    distinct(facts, "Target data, SHA-256", trials, t -> Stream.of(t.targetData()));
    code(facts, spec);
    facts.add(new Fact("Seed", Long.toString(spec.seed())));
    return new Provenance(facts, spec.resolved(), List.of());
  }

  private static void distinct(
      List<Fact> facts,
      String name,
      List<Recorded> trials,
      Function<Recorded, Stream<String>> values) {
    List<String> found = trials.stream().flatMap(values).distinct().toList();
    if (!found.isEmpty()) {
      facts.add(new Fact(name, String.join("; ", found)));
    }
  }

  private static void code(List<Fact> facts, Declared declared) {
    List<String> code =
        declared.code().stream()
            .map(
                part ->
                    "%s %s: %s, SHA-256 %s"
                        .formatted(
                            part.kind(), part.name(), part.code().name(), part.code().digest()))
            .toList();
    if (!code.isEmpty()) {
      facts.add(new Fact("Code", String.join("; ", code)));
    }
  }

  private static void dates(List<Fact> facts, List<Recorded> trials) {
    Optional<Instant> first =
        trials.stream().flatMap(t -> t.ended().stream()).min(Instant::compareTo);
    Optional<Instant> last =
        trials.stream().flatMap(t -> t.ended().stream()).max(Instant::compareTo);
    if (first.isPresent() && last.isPresent()) {
      facts.add(new Fact("First trial ended", first.get().toString()));
      facts.add(new Fact("Last trial ended", last.get().toString()));
    }
  }
}
