package org.graft.engine.standard.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.engine.data.DataSpec;
import org.graft.engine.data.HeldOutRows;
import org.graft.engine.data.JoinedTarget;
import org.graft.engine.data.Portion;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.MissingInputs;
import org.graft.spi.data.Note;
import org.graft.spi.data.Target;

/**
 * Several domains to train on and another to test. A fifth of each may be set aside: then the
 * training rows are four fifths of the training domains, the test rows four fifths of the test
 * domain, and the fifths of one or the other may validate. All rows of a domain count, whichever
 * split they came in.
 */
@Name(
    value = "held-out-domain",
    doc =
        "Several domains to train on and another to test, fifths of one or the other to validate.")
public record HeldOutDomain(
    @Param(doc = "Domains to train on.") List<DataSpec> train,
    @Param(doc = "The domain to test.") DataSpec test,
    @Param(
            doc =
                "Whose fifths validate: training-domains or test-domain; leave-one-domain-out: no"
                    + " rows do, each training domain can be held out in turn.",
            byDefault = "training-domains")
        DomainBed.Chosen chosenOn,
    @Param(
            doc = "fifths: one of each domain is set aside; all: every row trains or is tested.",
            byDefault = "fifths")
        Taken rows)
    implements DatasetProvider {
  /** Which rows are used. */
  public enum Taken {
    /** Four fifths of each domain, and where they validate the others. */
    FIFTHS,
    /** Every row; none validates. */
    ALL
  }

  private static final Portion FIFTH = Portion.parse("0.2");

  /** Copies the list. */
  public HeldOutDomain {
    train = List.copyOf(train);
    if (train.isEmpty()) {
      throw new IllegalArgumentException("names no domain to train on");
    }
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    Parts tested = parts(test, access, seed);
    List<Examples> kept = new ArrayList<>();
    List<Examples> held = new ArrayList<>();
    List<Note> notes = new ArrayList<>(tested.notes());
    MissingInputs missing = tested.missing();
    for (DataSpec domain : train) {
      Parts parts = parts(domain, access, seed);
      if (!JoinedTarget.alike(parts.target(), tested.target())
          || !parts.kept().inputShape().equals(tested.kept().inputShape())) {
        throw new IOException(
            "held-out-domain: %s has inputs of %s and %s, %s inputs of %s and %s; domains must agree in both"
                .formatted(
                    domain.label(),
                    parts.kept().inputShape(),
                    JoinedTarget.words(parts.target()),
                    test.label(),
                    tested.kept().inputShape(),
                    JoinedTarget.words(tested.target())));
      }
      kept.add(parts.kept());
      held.add(parts.held());
      notes.addAll(parts.notes());
      missing = parts.missing() == MissingInputs.NONE ? missing : parts.missing();
    }
    Optional<Examples> validation =
        rows == Taken.ALL
            ? Optional.empty()
            : switch (chosenOn) {
              case TRAINING_DOMAINS -> Optional.of(joined(held));
              case TEST_DOMAIN -> Optional.of(tested.held());
              case LEAVE_ONE_DOMAIN_OUT -> Optional.empty();
            };
    return new Dataset(
        JoinedTarget.unfitted(tested.target()),
        joined(kept),
        validation,
        tested.kept(),
        notes,
        missing,
        kept.stream().map(Examples::size).toList());
  }

  /** A domain's rows: four fifths and one. */
  private record Parts(
      Target target, Examples kept, Examples held, List<Note> notes, MissingInputs missing) {}

  private Parts parts(DataSpec domain, DataAccess access, Seed seed) throws IOException {
    Dataset data = domain.part(access, seed);
    List<Examples> splits = new ArrayList<>(List.of(data.train()));
    data.validation().ifPresent(splits::add);
    splits.add(data.test());
    Examples all = joined(splits.stream().filter(split -> split.size() > 0).toList());
    if (rows == Taken.ALL) {
      return new Parts(data.target(), all, all.select(new int[0]), data.notes(), data.missing());
    }
    HeldOutRows fifths =
        HeldOutRows.draw(
            data.target(), all.targets(), FIFTH, seed.derive("domain").derive(domain.label()));
    return new Parts(
        data.target(),
        all.select(fifths.kept()),
        all.select(fifths.held()),
        data.notes(),
        data.missing());
  }

  private static Examples joined(List<Examples> parts) {
    return parts.stream().reduce(HeldOutRows::joined).orElseThrow();
  }
}
