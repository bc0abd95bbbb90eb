package org.graft.engine.standard.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.engine.data.DataSpec;
import org.graft.engine.data.HeldOutRows;
import org.graft.engine.data.Portion;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Note;

/**
 * Several domains to train on and another to test, a fifth of each set aside: the training rows are
 * four fifths of the training domains, the test rows four fifths of the test domain, and the fifths
 * of one or the other validate. All rows of a domain count, whichever split they came in.
 */
@Name(
    value = "held-out-domain",
    doc =
        "Several domains to train on and another to test, fifths of one or the other to validate.")
public record HeldOutDomain(
    @Param(doc = "Domains to train on.") List<DataSpec> train,
    @Param(doc = "The domain to test.") DataSpec test,
    @Param(
            doc = "Whose fifths validate: training-domains or test-domain.",
            byDefault = "training-domains")
        DomainBed.Chosen chosenOn)
    implements DatasetProvider {
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
    for (DataSpec domain : train) {
      Parts parts = parts(domain, access, seed);
      if (!parts.classes().equals(tested.classes())
          || !parts.kept().inputShape().equals(tested.kept().inputShape())) {
        throw new IOException(
            "held-out-domain: %s has inputs of %s and classes %s, %s inputs of %s and classes %s; domains must agree in both"
                .formatted(
                    domain.label(),
                    parts.kept().inputShape(),
                    parts.classes(),
                    test.label(),
                    tested.kept().inputShape(),
                    tested.classes()));
      }
      kept.add(parts.kept());
      held.add(parts.held());
      notes.addAll(parts.notes());
    }
    Examples validation =
        chosenOn == DomainBed.Chosen.TRAINING_DOMAINS ? joined(held) : tested.held();
    return new Dataset(
        tested.classes(), joined(kept), Optional.of(validation), tested.kept(), notes);
  }

  /** A domain's rows: four fifths and one. */
  private record Parts(List<String> classes, Examples kept, Examples held, List<Note> notes) {}

  private static Parts parts(DataSpec domain, DataAccess access, Seed seed) throws IOException {
    Dataset data = domain.load(access, seed);
    List<Examples> splits = new ArrayList<>(List.of(data.train()));
    data.validation().ifPresent(splits::add);
    splits.add(data.test());
    Examples all = joined(splits.stream().filter(split -> split.size() > 0).toList());
    HeldOutRows rows =
        HeldOutRows.draw(
            data.target(), all.targets(), FIFTH, seed.derive("domain").derive(domain.label()));
    return new Parts(
        data.classes(), all.select(rows.kept()), all.select(rows.held()), data.notes());
  }

  private static Examples joined(List<Examples> parts) {
    return parts.stream().reduce(HeldOutRows::joined).orElseThrow();
  }
}
