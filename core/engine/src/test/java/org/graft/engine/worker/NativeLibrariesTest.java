package org.graft.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {
  @Test
  void keepWhatTheUserHasSet() {
    Map<String, String> environment = new HashMap<>(Map.of("MALLOC_ARENA_MAX", "4"));
    NativeLibraries.tell(environment);
    assertThat(environment)
        .containsEntry("MALLOC_ARENA_MAX", "4")
        .containsEntry("MALLOC_MMAP_MAX_", "0");
  }

  @Test
  void areToldTheSameByTheLauncher() throws IOException {
    Map<String, String> environment = new HashMap<>();
    NativeLibraries.tell(environment);
    String launcher = Files.readString(Path.of("../../graft"));
    environment.forEach(
        (name, value) -> assertThat(launcher).contains(": \"${" + name + ":=" + value + "}\""));
  }
}
