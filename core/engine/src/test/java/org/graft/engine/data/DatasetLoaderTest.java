package org.graft.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.SpecException;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLoaderTest {
  @TempDir Path folder = Path.of("unset");

  @Test
  void loadsADataSetOnceForAllItsViewsAndThreads() throws Exception {
    AtomicInteger loads = new AtomicInteger();
    DatasetLoader loader = loader();
    Callable<DatasetLoader.Loaded> task = () -> loader.load(spec(loads, "0-1"), new Seed(1));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<DatasetLoader.Loaded>> all =
          threads.invokeAll(List.of(task, task, task, task, task, task));
      Dataset first = all.get(0).get().dataset();
      for (Future<DatasetLoader.Loaded> one : all) {
        assertThat(one.get().dataset()).isSameAs(first);
      }
      assertThat(all.get(0).get().digest()).isEqualTo(first.digest());
    } finally {
      threads.shutdownNow();
    }
    loader.load(spec(loads, "1-2"), new Seed(1));
    assertThat(loads).hasValue(1);

    loader.load(spec(loads, "1-2"), new Seed(2));
    assertThat(loads).hasValue(2);
    loader.release();
    loader.load(spec(loads, "1-2"), new Seed(1));
    assertThat(loads).hasValue(3);
  }

  @Test
  void saysWhereAViewAsksForWhatIsNotThere() {
    assertThatThrownBy(() -> loader().load(spec(new AtomicInteger(), "x"), new Seed(1)))
        .isInstanceOf(SpecException.class)
        .hasMessage("toy.yaml:3: toy: classes: there is no class 'x'; there are 3: a, b, c");
  }

  @Test
  void passesOnWhatTheProviderCannotLoad() {
    DatasetLoader loader = loader();
    DataSpec broken = spec(new AtomicInteger(-100), "0-1");
    assertThatThrownBy(() -> loader.load(broken, new Seed(1)))
        .isInstanceOf(IOException.class)
        .hasMessage("no file");
  }

  private DatasetLoader loader() {
    return new DatasetLoader(
        new FileAccess(
            new FilePlaces(folder, folder, List.of()), Network.OFFLINE, DownloadProgress.SILENT));
  }

  private static DataSpec spec(AtomicInteger loads, String classes) {
    ToyProvider provider = new ToyProvider(loads);
    return new DataSpec(
        new Choice<>(provider, "toy", "toy", "{\"toy\":{}}", "toy.yaml:3"),
        new ViewTest.Parts().classes(classes).view());
  }

  @Name(value = "toy", doc = "Counts how often it is loaded.")
  private record ToyProvider(AtomicInteger loads) implements DatasetProvider {
    @Override
    public Dataset load(DataAccess access, Seed seed) throws IOException {
      if (loads.incrementAndGet() < 0) {
        throw new IOException("no file");
      }
      return Toy.of(9, 9, 9);
    }
  }
}
