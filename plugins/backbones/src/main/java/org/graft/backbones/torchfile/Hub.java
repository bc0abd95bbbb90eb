package org.graft.backbones.torchfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.spi.Backbone;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Credits;
import org.graft.spi.network.Framing;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/**
 * A network of Hugging Face's Hub by its name: {@code {hub: timm/resnet18.a1_in1k}}. What Graft
 * reads of the repository is downloaded once and checked; the rest is as for {@link HubFolder}.
 * {@code HF_ENDPOINT} names a mirror, {@code HF_TOKEN} holds a token.
 */
@Name(
    value = "hub",
    doc = "A pretrained network of timm or transformers from Hugging Face's Hub, by its name.")
public record Hub(
    @Param(doc = "The repository, such as timm/resnet18.a1_in1k.") String name,
    @Param(
            doc =
                "A commit, tag or branch; a branch means the commit that was its last when it first"
                    + " came to this machine.",
            byDefault = "main")
        String revision,
    @Param(doc = "The network, where the repository does not say or is not believed.")
        Optional<String> architecture,
    @Param(doc = "What becomes of pixels 0..255 first. Absent: what the repository says.")
        Optional<Preprocessing> preprocessing,
    @Param(doc = "The last layer below the head; found when absent.") Optional<String> features,
    @Param(doc = "Text file of class names, one a line, or imagenet; absent: the repository's.")
        Optional<Path> classes)
    implements Backbone {
  private static final String PART = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}";

  /** Checks the names, which become part of addresses and folders. */
  public Hub {
    if (!name.matches(PART + "(/" + PART + ")?") || name.contains("..")) {
      throw new IllegalArgumentException(
          "'name' is '%s', expected a repository such as timm/resnet18.a1_in1k".formatted(name));
    }
    if (!revision.matches(PART) || revision.contains("..")) {
      throw new IllegalArgumentException(
          "'revision' is '%s', expected a commit, a tag or a branch".formatted(revision));
    }
  }

  @Override
  public Optional<Shape> input(DataAccess access) throws IOException {
    return folder(fetched(access)).input(access);
  }

  @Override
  public Optional<Framing> framing(DataAccess access) throws IOException {
    return folder(fetched(access)).framing(access);
  }

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classCount) throws IOException {
    HubRepository.Copy copy = fetched(access);
    BackboneCard card = folder(copy).card(access, input, classCount);
    List<String> notes = new ArrayList<>(card.credits().notes());
    notes.add(
        "from the Hub's %s at commit %s%s"
            .formatted(
                name,
                copy.commit(),
                copy.commit().equals(revision)
                    ? ""
                    : "; name that as 'revision', so that other machines take the same"));
    return new BackboneCard(
        card.network(),
        card.features(),
        card.classes(),
        card.digest(),
        new Credits(card.credits().licence(), card.credits().citation(), notes));
  }

  @Override
  public Optional<Weights> pretrained(DataAccess access, BackboneCard card) throws IOException {
    return folder(fetched(access)).pretrained(access, card);
  }

  @Override
  public Optional<Map<String, Tensor>> published(
      DataAccess access, Network network, Weights weights) throws IOException {
    return folder(fetched(access)).published(access, network, weights);
  }

  private HubRepository.Copy fetched(DataAccess access) throws IOException {
    return HubRepository.of(name, revision).fetch(access);
  }

  private HubFolder folder(HubRepository.Copy copy) {
    return new HubFolder(
        copy.folder(),
        architecture,
        preprocessing,
        features,
        classes,
        Optional.empty(),
        Optional.empty());
  }
}
