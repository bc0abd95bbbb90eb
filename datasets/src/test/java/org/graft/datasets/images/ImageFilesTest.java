package org.graft.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.spi.network.Size;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {
  private static final Size SIZE = new Size(4, 3);

  @TempDir private Path home = Path.of("unset");

  @Test
  void decodesAsTheFolderOfPicturesDoes() throws IOException {
    new Pictures(home).put("pets/cat", 2, 10).put("pets/dog", 2, 100);
    Dataset folder = new ImageFolder(Path.of("pets"), SIZE).load(new Folder(home), new Seed(1));
    Dataset files = load(Path.of("pets/cat"), Path.of("pets/dog/0.png"), Path.of("pets/dog/1.png"));
    assertThat(files.classes())
        .containsExactly("pets/cat/0.png", "pets/cat/1.png", "pets/dog/0.png", "pets/dog/1.png");
    assertThat(files.test().labels()).containsExactly(0, 1, 2, 3);
    assertThat(files.test().inputs().toArray()).isEqualTo(folder.train().inputs().toArray());
  }

  @Test
  void refusesByNameWhatIsMissingOrNoPicture() throws IOException {
    new Pictures(home)
        .put("notes.jpg", "no picture".getBytes(StandardCharsets.UTF_8))
        .put("none/.hidden", new byte[] {1});
    assertThatThrownBy(() -> load(Path.of("lost.jpg"))).hasMessageContaining("no file or folder");
    assertThatThrownBy(() -> load(Path.of("notes.jpg")))
        .hasMessageContainingAll("notes.jpg", "is not a picture");
    assertThatThrownBy(() -> load(Path.of("none"))).hasMessageContaining("holds no files");
  }

  private Dataset load(Path... files) throws IOException {
    return new ImageFiles(
            List.of(files), SIZE, Color.RGB, Resize.BILINEAR, Fit.STRETCH, Optional.empty())
        .load(new Folder(home), new Seed(1));
  }
}
