package org.graft.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.engine.data.DataSpec;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.base.NearMiss;

/** Whether what an experiment excludes is there, and something is left. */
final class ExclusionRules {
  private final Problems problems;
  private final ExperimentSpec spec;

  ExclusionRules(Problems problems, ExperimentSpec spec) {
    this.problems = problems;
    this.spec = spec;
  }

  /**
   * Notes what is wrong.
   *
   * @param given what the file says, for the lines; empty if it says nothing
   */
  void check(Optional<Yaml> given) {
    if (given.isEmpty()) {
      return;
    }
    int before = problems.count();
    List<Yaml> entries =
        given.get() instanceof Yaml.Items items ? items.items() : List.of(given.get());
    for (int i = 0; i < Math.min(entries.size(), spec.exclude().size()); i++) {
      Place place = entries.get(i).place();
      if (!spec.exclude().get(i).namesNothing()) {
        check(spec.exclude().get(i), place);
      } else if (entries.get(i) instanceof Yaml.Fields fields && fields.fields().isEmpty()) {
        problems.add(
            place,
            "names no part of a trial; say one or more of transfer, source, target, backbone,"
                + " strategy, source-replicate, training-replicate");
      }
    }
    if (problems.count() == before
        && spec.exclude().stream().noneMatch(Exclusion::namesNothing)
        && !spec.transfers().isEmpty()
        && !spec.backbones().isEmpty()
        && !spec.strategies().isEmpty()
        && spec.combinations().allMatch(c -> spec.excluded(c))) {
      problems.add(given.get().place(), "excludes every trial; nothing is left to run");
    }
  }

  private void check(Exclusion exclusion, Place place) {
    int before = problems.count();
    List<List<String>> transfers =
        spec.transfers().stream().map(t -> List.of(t.name(), t.name())).toList();
    known("transfer", exclusion.transfer(), transfers, place);
    known(
        "source",
        exclusion.source(),
        spec.transfers().stream().flatMap(t -> t.source().stream()).map(this::words).toList(),
        place);
    known(
        "target",
        exclusion.target(),
        spec.transfers().stream().map(TransferSpec::target).map(this::words).toList(),
        place);
    known(
        "backbone",
        exclusion.backbone(),
        spec.backbones().stream().map(this::words).toList(),
        place);
    known(
        "strategy",
        exclusion.strategy(),
        spec.strategies().stream().map(this::words).toList(),
        place);
    inRange("source-replicate", exclusion.sourceReplicate(), spec.repeats().source(), place);
    inRange("training-replicate", exclusion.trainingReplicate(), spec.repeats().trainings(), place);
    boolean whole = !spec.transfers().isEmpty() && !spec.strategies().isEmpty();
    if (problems.count() == before
        && whole
        && spec.combinations()
            .noneMatch(c -> exclusion.names(c.transfer(), c.backbone(), c.strategy()))) {
      problems.add(place, "fits no trial: these parts never come together");
    }
  }

  private List<String> words(DataSpec data) {
    return words(data.provider());
  }

  private List<String> words(Choice<?> choice) {
    return List.of(choice.label(), choice.name());
  }

  /**
   * Notes texts that mean nothing here.
   *
   * @param there label and name of each part there is
   */
  private void known(String key, List<String> texts, List<List<String>> there, Place place) {
    for (String text : texts) {
      if (there.stream().noneMatch(one -> Exclusion.means(text, one.get(0), one.get(1)))) {
        List<String> names =
            there.stream().flatMap(one -> Stream.of(one.get(0), one.get(1))).distinct().toList();
        problems.add(place.key(key), NearMiss.message(key + " here", text, names));
      }
    }
  }

  private void inRange(String key, List<Replicates> asked, int there, Place place) {
    List<String> out = new ArrayList<>();
    asked.stream().filter(r -> r.to() >= there).forEach(r -> out.add(r.toString()));
    if (!out.isEmpty()) {
      problems.add(
          place.key(key),
          "there are "
              + there
              + " replicates, numbered from 0 to "
              + (there - 1)
              + "; found "
              + String.join(", ", out));
    }
  }
}
