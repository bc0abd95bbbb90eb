package org.graft.datasets.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.datasets.images.FolderScan.ClassFolder;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Note;

/**
 * A data set of picture files whose classes are known: decoded, checked and parted into splits.
 *
 * @param provider its name, for messages
 * @param root where the files lie
 * @param geometry what pictures are brought to
 * @param limits of their size
 * @param problems what to do about files that do not belong there
 */
record PictureSet(String provider, Path root, Geometry geometry, Limits limits, Problems problems) {
  /**
   * Loads the pictures.
   *
   * @param cache where decoded pictures are kept
   * @param folders every class of every section
   * @param known problems found so far
   * @throws IOException if files cannot be read, or problems stop it
   */
  Dataset load(Path cache, List<Entry> entries, List<ClassFolder> folders, List<Problem> known)
      throws IOException {
    List<Problem> found = new ArrayList<>(known);
    List<Inspection> whole = new ArrayList<>();
    for (Inspection picture : Inspection.all(entries, limits)) {
      picture
          .refusal()
          .ifPresentOrElse(
              why -> found.add(new Problem(picture.entry().name(), why)), () -> whole.add(picture));
    }
    StoredPictures stored = new PictureStore(cache, geometry, limits).load(whole);
    List<Inspection> sound = new ArrayList<>();
    for (Inspection picture : whole) {
      stored
          .refusal(picture.digest())
          .ifPresentOrElse(
              why -> found.add(new Problem(picture.entry().name(), why)), () -> sound.add(picture));
    }
    Selection selection = new Selection(sound, folders);
    found.addAll(selection.problems());
    List<Note> notes = new ArrayList<>(new ProblemList(root, found).settle(problems, cache));
    List<String> remarks =
        selection.kept().stream()
            .flatMap(p -> p.remark().map(what -> p.entry().name() + ": " + what).stream())
            .toList();
    if (!remarks.isEmpty()) {
      notes.add(new Note("%s: read, though incomplete in form".formatted(root), remarks));
    }
    if (selection.classes().size() < 2) {
      throw new IOException(
          "%s: %s has pictures of %s to train on; expected two classes or more"
              .formatted(provider, root, selection.classes()));
    }
    Examples validation = examples(Section.VALIDATION, selection, stored);
    return new Dataset(
        selection.classes(),
        examples(Section.TRAIN, selection, stored),
        Optional.of(validation).filter(v -> v.size() > 0),
        examples(Section.TEST, selection, stored),
        notes);
  }

  private Examples examples(Section section, Selection selection, StoredPictures stored) {
    List<Inspection> theirs =
        selection.kept().stream().filter(p -> p.entry().section() == section).toList();
    return new Examples(
        stored.tensor(theirs.stream().map(Inspection::digest).toList(), geometry),
        theirs.stream().mapToInt(p -> selection.classes().indexOf(p.entry().label())).toArray());
  }
}
