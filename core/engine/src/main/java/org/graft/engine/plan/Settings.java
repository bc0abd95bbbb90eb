package org.graft.engine.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.engine.data.DataSpec;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.data.Fold;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Fault;
import org.graft.engine.plugin.Owner;
import org.graft.engine.problem.Problem;
import org.graft.engine.problem.SpecException;
import org.graft.engine.problem.UserException;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.TransferSpec;
import org.graft.spi.Backbone;
import org.graft.spi.ChooseBackbone;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.TaskCard;

/**
 * Loads each transfer's data, brings it together with each backbone, and notes what does not fit.
 */
record Settings(
    ExperimentSpec spec,
    DatasetLoader loader,
    DataAccess access,
    TrainerChoice choice,
    List<Problem> problems) {

  List<Setting> all() {
    List<Setting> settings = new ArrayList<>();
    for (TransferSpec transfer : spec.transfers()) {
      int before = problems.size();
      for (Optional<Fold> fold : Fold.all(spec.repeats().splits())) {
        if (problems.size() == before) {
          settings.addAll(in(transfer, fold));
        }
      }
    }
    return settings;
  }

  private List<Setting> in(TransferSpec transfer, Optional<Fold> fold) {
    List<Choice<Backbone>> backbones =
        spec.backbones().stream().filter(backbone -> isRun(transfer, backbone)).toList();
    if (backbones.isEmpty()) {
      return List.of();
    }
    Optional<DatasetLoader.Loaded> target = load(transfer.target(), fold);
    Optional<DatasetLoader.Loaded> source =
        transfer.source().flatMap(data -> load(data, Optional.empty()));
    if (target.isEmpty() || transfer.source().isPresent() != source.isPresent()) {
      return List.of();
    }
    List<Setting> settings = new ArrayList<>();
    for (Choice<Backbone> backbone : backbones) {
      try {
        Place place = new Place(transfer, source, target.get(), fold);
        settings.add(
            backbone.value() instanceof ChooseBackbone choose
                ? among(place, backbone, choose)
                : setting(place, backbone, List.of()));
      } catch (IllegalArgumentException | IOException e) {
        fails(backbone.where(), backbone.label(), Planner.message(e));
      } catch (SpecException e) {
        throw e;
      } catch (RuntimeException | Error e) {
        fails(
            backbone.where(), backbone.label(), Owner.words(backbone) + " threw " + Fault.words(e));
      }
    }
    return settings;
  }

  private boolean isRun(TransferSpec transfer, Choice<Backbone> backbone) {
    return spec.strategies().stream()
        .map(strategy -> new ExperimentSpec.Combination(transfer, backbone, strategy))
        .anyMatch(combination -> !spec.excluded(combination));
  }

  /** What is missing is said once, however many transfers need it. */
  private void fails(String where, String label, String why) {
    String what = ": " + why;
    if (problems.stream().noneMatch(problem -> problem.what().endsWith(what))) {
      problems.add(new Problem(where, label + what));
    }
  }

  private Optional<DatasetLoader.Loaded> load(DataSpec data, Optional<Fold> fold) {
    try {
      return Optional.of(loader.load(data, new Seed(spec.seed()), fold));
    } catch (SpecException e) {
      problems.addAll(e.problems());
    } catch (IllegalArgumentException | IOException e) {
      fails(data.provider().where(), data.label(), Planner.message(e));
    } catch (UserException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      Choice<?> provider = data.provider();
      fails(provider.where(), data.label(), Owner.words(provider) + " threw " + Fault.words(e));
    }
    return Optional.empty();
  }

  /** Where a backbone is to be brought. */
  private record Place(
      TransferSpec transfer,
      Optional<DatasetLoader.Loaded> source,
      DatasetLoader.Loaded target,
      Optional<Fold> fold) {}

  /** A setting for each backbone that is chosen among, and one that stands for all. */
  private Setting among(Place place, Choice<Backbone> choice, ChooseBackbone choose)
      throws IOException {
    List<String> labels = Differences.labels(choose.of());
    List<Setting> among = new ArrayList<>();
    for (int i = 0; i < choose.of().size(); i++) {
      Backbone one = choose.of().get(i);
      among.add(
          setting(place, Choice.of(one, Optional.of(labels.get(i)), choice.where()), List.of()));
    }
    return setting(place, choice, among);
  }

  private Setting setting(Place place, Choice<Backbone> backbone, List<Setting> among)
      throws IOException {
    TransferSpec transfer = place.transfer();
    Optional<DatasetLoader.Loaded> source = place.source();
    DatasetLoader.Loaded target = place.target();
    ExperimentSpec own = spec.in(transfer, backbone);
    Shape input = target.dataset().inputShape();
    Target told = source.map(s -> s.dataset().target()).orElse(target.dataset().target());
    BackboneCard asked = backbone.value().card(access, input, told.names().size());
    BackboneCard card = asked == null ? null : headed(asked, told);
    if (card == null) {
      throw new IllegalArgumentException(Owner.words(backbone) + " gave no card");
    }
    boolean pretrained = pretrained(card);
    if (pretrained) {
      checkOneSource();
    } else {
      checkSource(source, input, own);
    }
    TaskCard task =
        new TaskCard(
            input,
            pretrained ? card.classes() : told.names(),
            target.dataset().target(),
            target.dataset().train().size(),
            target.dataset().validation().map(v -> v.size()).orElse(0),
            own.training());
    spec.protocol()
        .flatMap(protocol -> protocol.value().refusal(task))
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(transfer.name() + ": " + why);
            });
    Optional<TrainerDecision> decision =
        pretrained
            ? Optional.empty()
            : Optional.of(
                choice.toTrain(
                    card.network(),
                    List.of(Setting.everything(card.network(), own.sourceTraining()))));
    return new Setting(
        transfer, backbone, card, source, target, task, decision, among, place.fold());
  }

  private static boolean pretrained(BackboneCard card) {
    return card.digest().isPresent() || !card.classes().isEmpty();
  }

  /** A network that is yet to be trained ends as the source's target asks. */
  private static BackboneCard headed(BackboneCard card, Target source) {
    return pretrained(card) || source instanceof Target.Classes ? card : card.headedFor(source);
  }

  private void checkOneSource() {
    if (spec.repeats().source() > 1) {
      throw new IllegalArgumentException(
          "it is pretrained, so there is one source model and repeats.source must be 1, found "
              + spec.repeats().source()
              + "; use repeats.training");
    }
  }

  private static void checkSource(
      Optional<DatasetLoader.Loaded> source, Shape input, ExperimentSpec own) {
    if (source.isEmpty()) {
      throw new IllegalArgumentException(
          "it has no pretrained weights, so the transfer needs a 'source' to train it on");
    }
    Shape found = source.get().dataset().inputShape();
    if (!found.equals(input)) {
      throw new IllegalArgumentException(
          "source inputs are "
              + found
              + " and target inputs "
              + input
              + "; one network cannot read both"
              + (input.rank() == 3
                  ? " ('size: %dx%d' beside a data set resizes its images)"
                      .formatted(input.size(1), input.size(2))
                  : ""));
    }
    Arms.requireRows(source.get(), "source");
    Arms.checkTraining(List.of(own.sourceTraining()), source.get(), "source");
  }
}
