package org.graft.datasets.arrays;

import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.links.SoftLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows a path in an HDF5 file, through its soft links and never out of it. */
final class HdfPath {
  private static final int LINKS = 32;

  private final Group root;
  private final List<String> followed = new ArrayList<>();

  HdfPath(Group root) {
    this.root = root;
  }

  /**
   * What lies at {@code path}, if anything does.
   *
   * @throws IOException if links lead in a circle or to another file
   */
  Optional<Node> find(String path) throws IOException {
    return from(root, path);
  }

  private Optional<Node> from(Group start, String path) throws IOException {
    Node node = path.startsWith("/") ? root : start;
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      @Nullable Node child = node instanceof Group group ? group.getChild(name) : null;
      if (child == null) {
        return Optional.empty();
      }
      Optional<Node> there =
          child instanceof Link link ? followed(link, (Group) node) : Optional.of(child);
      if (there.isEmpty()) {
        return there;
      }
      node = there.get();
    }
    return Optional.of(node);
  }

  private Optional<Node> followed(Link link, Group parent) throws IOException {
    if (!(link instanceof SoftLink)) {
      throw new IOException(
          "'%s' is a link to another file, %s; name the array in that file"
              .formatted(link.getPath(), link.getTargetPath()));
    }
    followed.add(link.getPath());
    if (followed.size() > LINKS || followed.indexOf(link.getPath()) < followed.size() - 1) {
      throw new IOException("links lead in a circle: %s".formatted(String.join(" -> ", followed)));
    }
    return from(parent, link.getTargetPath());
  }
}
