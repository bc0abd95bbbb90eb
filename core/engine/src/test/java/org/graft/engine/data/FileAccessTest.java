package org.graft.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.graft.spi.data.DataAccess.RemoteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAccessTest {
  private static final byte[] CONTENT = Mirror.content(300_000);
  private static final AddressRule LOOPBACK_TOO =
      uri -> AddressRule.HTTPS_ONLY.allows(uri) || uri.getHost().equals("127.0.0.1");

  @TempDir Path folder = Path.of("unset");

  private Tokens tokens = Tokens.NONE;
  private final List<Long> heard = new ArrayList<>();

  @Test
  void looksForPathsBesideTheExperimentFirstAndThenInTheFoldersOfData() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    FilePlaces places = new FilePlaces(folder, folder.resolve("cache"), List.of(data));
    Path wanted = Path.of("weights.h5");
    assertThat(places.find(wanted)).isEqualTo(folder.resolve("weights.h5"));
    Files.writeString(data.resolve("weights.h5"), "far");
    assertThat(places.find(wanted)).isEqualTo(data.resolve("weights.h5"));
    Files.writeString(folder.resolve("weights.h5"), "near");
    assertThat(places.find(wanted)).isEqualTo(folder.resolve("weights.h5"));
    assertThat(places.find(Path.of("/nowhere/x"))).isEqualTo(Path.of("/nowhere/x"));
  }

  @Test
  void downloadsOnceAndReportsHowFarItIs() throws IOException {
    try (Mirror mirror = new Mirror(Mirror.good(CONTENT))) {
      Path first = online().fetch(file(mirror.uri()));
      Path second = online().fetch(file(mirror.uri()));

      assertThat(first).isEqualTo(home()).hasBinaryContent(CONTENT);
      assertThat(second).isEqualTo(first);
      assertThat(mirror.ranges()).containsExactly("all");
      assertThat(heard).isSorted().endsWith((long) CONTENT.length);
      assertThat(files()).containsExactly(".file.bin.lock", "file.bin");
    }
  }

  @Test
  void recordsTheDigestOfAFileThatNobodyPinnedAndHoldsToIt() throws IOException {
    try (Mirror mirror = new Mirror(Mirror.good(CONTENT))) {
      RemoteFile unpinned =
          RemoteFile.unpinned("toy", "file.bin", List.of(mirror.uri()), adler32(CONTENT));
      assertThat(online().fetch(unpinned)).isEqualTo(home()).hasBinaryContent(CONTENT);
      assertThat(home().resolveSibling("file.bin.sha256")).hasContent(sha256());
      byte[] changed = CONTENT.clone();
      changed[7]++;
      Files.write(home(), changed);
      assertThatThrownBy(() -> offline().fetch(unpinned))
          .hasMessageContainingAll("Not taken", "expected " + sha256());
      assertThat(online().fetch(unpinned)).hasBinaryContent(CONTENT);
      assertThat(mirror.ranges()).hasSize(2);
    }
  }

  @Test
  void refusesAFirstCopyWithoutTheChecksumThatWasPublished() throws IOException {
    try (Mirror mirror = new Mirror(Mirror.good(CONTENT))) {
      RemoteFile unpinned = RemoteFile.unpinned("toy", "file.bin", List.of(mirror.uri()), 1);
      assertThatThrownBy(() -> online().fetch(unpinned))
          .hasMessageContainingAll("is not as published", "SHA-256 not published, Adler32 1");
      assertThat(home()).doesNotExist();
      assertThat(home().resolveSibling("file.bin.sha256")).doesNotExist();
    }
  }

  private static long adler32(byte[] content) {
    java.util.zip.Adler32 sum = new java.util.zip.Adler32();
    sum.update(content);
    return sum.getValue();
  }

  @Test
  void resumesWhereTheConnectionBrokeOff() throws IOException {
    try (Mirror mirror = new Mirror(Mirror.breaksOffAfter(CONTENT, 100_000))) {
      assertThat(online().fetch(file(mirror.uri()))).hasBinaryContent(CONTENT);
      List<String> ranges = mirror.ranges();
      assertThat(ranges).startsWith("all").hasSizeGreaterThanOrEqualTo(3);
      // A reset connection may lose its last bytes, so each goes on at or before where it broke.
      assertThat(ranges.subList(1, ranges.size()))
          .allMatch(range -> range.matches("bytes=[1-9][0-9]{4,}-"))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void resumesWhatAKilledRunLeftBehind() throws IOException {
    Files.createDirectories(home().getParent());
    Files.write(part(), Arrays.copyOf(CONTENT, 1234));
    try (Mirror mirror = new Mirror(Mirror.good(CONTENT))) {
      assertThat(online().fetch(file(mirror.uri()))).hasBinaryContent(CONTENT);
      assertThat(mirror.ranges()).containsExactly("bytes=1234-");
    }
  }

  @Test
  void startsAfreshWhenWhatWasLeftBehindIsSomethingElse() throws IOException {
    Files.createDirectories(home().getParent());
    Files.write(part(), new byte[1234]);
    try (Mirror mirror = new Mirror(Mirror.good(CONTENT))) {
      assertThat(online().fetch(file(mirror.uri()))).hasBinaryContent(CONTENT);
      assertThat(mirror.ranges()).containsExactly("bytes=1234-", "all");
    }
  }

  @Test
  void startsAfreshWhereTheServerCannotResume() throws IOException {
    Files.createDirectories(home().getParent());
    Files.write(part(), Arrays.copyOf(CONTENT, 1234));
    try (Mirror mirror = new Mirror(Mirror.unannounced(CONTENT))) {
      assertThat(online().fetch(file(mirror.uri()))).hasBinaryContent(CONTENT);
    }
    Files.delete(home());
    Files.write(part(), Arrays.copyOf(CONTENT, 1234));
    Mirror.Manner picky =
        exchange -> {
          boolean ranged = exchange.getRequestHeaders().containsKey("Range");
          (ranged ? Mirror.status(416) : Mirror.good(CONTENT)).answer(exchange);
        };
    try (Mirror mirror = new Mirror(picky)) {
      assertThat(online().fetch(file(mirror.uri()))).hasBinaryContent(CONTENT);
      assertThat(mirror.ranges()).containsExactly("bytes=1234-", "all");
    }
  }

  @Test
  void leavesNoHalfFileInPlaceWhenTheConnectionNeverHolds() throws IOException {
    Mirror.Manner dying =
        exchange -> {
          if (exchange.getRequestHeaders().containsKey("Range")) {
            Mirror.status(503).answer(exchange);
          } else {
            Mirror.breaksOffAfter(CONTENT, 100_000).answer(exchange);
          }
        };
    try (Mirror mirror = new Mirror(dying)) {
      assertThatThrownBy(() -> online().fetch(file(mirror.uri())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(mirror.uri() + ": answers with status 503");
    }
    assertThat(home()).doesNotExist();
    assertThat(Files.size(part())).as("what had arrived when it broke off").isBetween(1L, 100_000L);
  }

  @Test
  void takesTheNextMirrorWhenOneFails() throws IOException {
    byte[] other = CONTENT.clone();
    other[7]++;
    try (Mirror gone = new Mirror(Mirror.status(404));
        Mirror forged = new Mirror(Mirror.good(other));
        Mirror shorter = new Mirror(Mirror.good(Arrays.copyOf(CONTENT, 200_000)));
        Mirror good = new Mirror(Mirror.good(CONTENT))) {
      RemoteFile file = file(gone.uri(), forged.uri(), shorter.uri(), good.uri());
      assertThat(online().fetch(file)).hasBinaryContent(CONTENT);
      assertThat(good.ranges()).containsExactly("all");
    }
  }

  @Test
  void saysOfEachMirrorWhyItFailedAndWhatToDo() throws IOException {
    byte[] other = CONTENT.clone();
    other[7]++;
    try (Mirror gone = new Mirror(Mirror.status(404));
        Mirror forged = new Mirror(Mirror.good(other));
        Mirror shorter = new Mirror(Mirror.good(Arrays.copyOf(CONTENT, 200_000)));
        Mirror away = new Mirror(Mirror.redirect("http://example.org/file.bin"))) {
      URI nobody = URI.create("http://127.0.0.1:9/file.bin");
      RemoteFile file = file(gone.uri(), forged.uri(), shorter.uri(), away.uri(), nobody);
      assertThatThrownBy(() -> online().fetch(file))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll(
              "file.bin is not in the cache and no mirror gave it:",
              gone.uri() + ": answers with status 404",
              forged.uri() + ": sent another content: SHA-256 ",
              shorter.uri() + ": has a file of 200000 bytes, expected 300000",
              away.uri() + ": redirects to http://example.org/file.bin, which is not HTTPS",
              nobody + ": cannot be reached",
              "Put it into " + home().getParent() + ", or into ",
              " (300000 bytes, SHA-256 ");
      assertThat(files()).containsExactly(".file.bin.lock");
    }
  }

  @Test
  void cutsOffABodyThatGoesOnAndOn() throws IOException {
    Mirror.Manner endless =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[1 << 16];
          for (int i = 0; i < 100_000; i++) {
            exchange.getResponseBody().write(block);
          }
        };
    try (Mirror mirror = new Mirror(endless)) {
      assertThatThrownBy(() -> online().fetch(file(mirror.uri())))
          .hasMessageContaining("sends more than the 300000 bytes expected");
    }
    assertThat(files()).containsExactly(".file.bin.lock");
  }

  @Test
  void givesUpOnAServerThatFallsSilent() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    Mirror.Manner silent =
        exchange -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT, 0, 10);
          exchange.getResponseBody().flush();
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    try (Mirror mirror = new Mirror(silent)) {
      assertThatThrownBy(() -> access(Duration.ofSeconds(2)).fetch(file(mirror.uri())))
          .hasMessageContaining("fell silent after 10 bytes");
      over.countDown();
    }
  }

  @Test
  void asksNothingButHttps() {
    FileAccess strict =
        new FileAccess(
            new FilePlaces(folder, cache(), List.of()), Network.ONLINE, DownloadProgress.SILENT);
    assertThatThrownBy(() -> strict.fetch(file(URI.create("http://127.0.0.1:9/file.bin"))))
        .hasMessageContaining("is not an address of HTTPS");
  }

  @Test
  void saysOfflineWhatToPutWhere() {
    FileAccess offline =
        new FileAccess(
            new FilePlaces(folder, cache(), List.of()), Network.OFFLINE, DownloadProgress.SILENT);
    RemoteFile file = file(URI.create("https://example.org/file.bin"));
    assertThatThrownBy(() -> offline.fetch(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "file.bin is not in the cache and this run is offline\nPut it into %s, or into %s in a"
                + " folder that GRAFT_DATA names (300000 bytes, SHA-256 %s), or run online",
            home().getParent(), file.folder(), file.sha256());
  }

  @Test
  void replacesADamagedFileInTheCache() throws IOException {
    Files.createDirectories(home().getParent());
    Files.write(home(), new byte[5]);
    try (Mirror mirror = new Mirror(Mirror.good(CONTENT))) {
      assertThat(online().fetch(file(mirror.uri()))).hasBinaryContent(CONTENT);
    }
    Files.write(home(), new byte[5]);
    assertThatThrownBy(() -> online().fetch(file()))
        .hasMessageContainingAll("Not taken: " + home() + " has 5 bytes and SHA-256 ");
  }

  @Test
  void takesCopiesThatWereUnpackedOrCompressedAnewFromTheUsersFolders() throws IOException {
    Path own = Files.createDirectories(folder.resolve("own/toy"));
    RemoteFile packed =
        new RemoteFile("toy", "data.gz", List.of(), 10, "0".repeat(64), Optional.of(sha256()));
    FileAccess access =
        new FileAccess(
            new FilePlaces(folder, cache(), List.of(folder.resolve("own"))),
            Network.OFFLINE,
            DownloadProgress.SILENT);
    Files.write(own.resolve("data"), CONTENT);
    assertThat(access.fetch(packed)).isEqualTo(own.resolve("data"));

    Files.delete(own.resolve("data"));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(own.resolve("data.gz")))) {
      out.write(CONTENT);
    }
    assertThat(access.fetch(packed)).isEqualTo(own.resolve("data.gz"));

    Files.write(own.resolve("data.gz"), Arrays.copyOf(CONTENT, 9));
    assertThatThrownBy(() -> access.fetch(packed))
        .hasMessageContaining("Not taken: " + own.resolve("data.gz") + " has 9 bytes");
  }

  @Test
  void letsOneThreadDownloadWhileOthersWait() throws Exception {
    try (Mirror mirror = new Mirror(Mirror.good(CONTENT))) {
      List<Thread> threads = new ArrayList<>();
      List<Path> found = java.util.Collections.synchronizedList(new ArrayList<>());
      for (int i = 0; i < 6; i++) {
        Thread thread =
            new Thread(
                () -> {
                  try {
                    found.add(access(Duration.ofSeconds(10)).fetch(file(mirror.uri())));
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(found).hasSize(6).containsOnly(home());
      assertThat(mirror.ranges()).containsExactly("all");
    }
  }

  @Test
  void takesNoMoreOfAFileOfUnknownSizeThanItMayHave() throws IOException {
    try (Mirror mirror = new Mirror(Mirror.good(CONTENT))) {
      List<URI> mirrors = List.of(mirror.uri());
      assertThatThrownBy(
              () ->
                  online()
                      .fetch(RemoteFile.bounded("toy", "file.bin", mirrors, CONTENT.length - 1)))
          .hasMessageContaining(
              "has a file of %d bytes, expected %d at most", CONTENT.length, CONTENT.length - 1);
      assertThat(online().fetch(RemoteFile.bounded("toy", "file.bin", mirrors, CONTENT.length)))
          .hasBinaryContent(CONTENT);
    }
  }

  @Test
  void checksAsManyDigitsOfADigestAsWerePublishedAndHoldsToTheWholeOfTheFirstCopy()
      throws IOException {
    try (Mirror mirror = new Mirror(Mirror.good(CONTENT))) {
      List<URI> mirrors = List.of(mirror.uri());
      RemoteFile right = new RemoteFile("toy", "file.bin", mirrors, -1, sha256().substring(0, 8));
      assertThatThrownBy(
              () -> online().fetch(new RemoteFile("toy", "file.bin", mirrors, -1, "0123abcd")))
          .hasMessageContainingAll("sent another content", "expected 0123abcd", "beginning with");
      assertThat(online().fetch(right)).hasBinaryContent(CONTENT);
      assertThat(home().resolveSibling("file.bin.sha256")).hasContent(sha256());
      byte[] changed = CONTENT.clone();
      changed[7]++;
      Files.write(home(), changed);
      assertThatThrownBy(() -> offline().fetch(right)).hasMessageContaining("Not taken");
    }
    assertThatThrownBy(() -> new RemoteFile("toy", "file.bin", List.of(), -1, "0123abc"))
        .hasMessageContaining("is no SHA-256");
  }

  @Test
  void showsATokenToItsOwnServerAndToNoneThatThisRedirectsTo() throws IOException {
    List<String> shown = new ArrayList<>();
    Mirror.Manner good = Mirror.good(CONTENT);
    try (Mirror store =
            new Mirror(
                exchange -> {
                  shown.add("store " + exchange.getRequestHeaders().getFirst("Authorization"));
                  good.answer(exchange);
                });
        Mirror hub =
            new Mirror(
                exchange -> {
                  shown.add("hub " + exchange.getRequestHeaders().getFirst("Authorization"));
                  Mirror.redirect(store.uri().toString()).answer(exchange);
                })) {
      tokens = Tokens.of(Map.of("HF_TOKEN", "hf_secret", "HF_ENDPOINT", hub.uri().toString()));
      assertThat(online().fetch(file(hub.uri()))).hasBinaryContent(CONTENT);
      assertThat(shown).containsExactly("hub Bearer hf_secret", "store null");
      assertThat(tokens.toString()).doesNotContain("hf_secret");
    }
    assertThat(
            Tokens.of(Map.of("HF_TOKEN", "hf_secret")).of(URI.create("https://huggingface.co/x")))
        .contains("hf_secret");
    assertThat(Tokens.of(Map.of("HF_TOKEN", "a\r\nb: c"))).isEqualTo(Tokens.NONE);
  }

  @Test
  void letsNoFileLeadOutOfTheCache() {
    String sha256 = sha256();
    for (String name : List.of("../x", "/etc/passwd", "", ".", "a/../../x")) {
      assertThatThrownBy(() -> online().fetch(new RemoteFile("toy", name, List.of(), 1, sha256)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("leads out of the folder");
      assertThatThrownBy(() -> online().cache(name)).hasMessageContaining("leads out of");
    }
  }

  @Test
  void resolvesPathsAgainstTheExperimentsFolder() {
    assertThat(online().resolve(Path.of("../data"))).isEqualTo(folder.resolveSibling("data"));
    assertThat(online().resolve(folder)).isEqualTo(folder);
  }

  private FileAccess offline() {
    return new FileAccess(
        new FilePlaces(folder, cache(), List.of()), Network.OFFLINE, (file, done, total) -> {});
  }

  private FileAccess online() {
    return access(Duration.ofSeconds(10));
  }

  private FileAccess access(Duration patience) {
    DownloadProgress progress = (file, done, total) -> heard.add(done);
    return new FileAccess(
        new FilePlaces(folder, cache(), List.of()),
        Network.ONLINE,
        new Downloads(new HttpSource(LOOPBACK_TOO, tokens, patience), progress));
  }

  private Path cache() {
    return folder.resolve("cache");
  }

  private Path home() {
    return cache().resolve("toy/file.bin");
  }

  private Path part() {
    return cache().resolve("toy/file.bin.part");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(home().getParent())) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static RemoteFile file(URI... mirrors) {
    return new RemoteFile("toy", "file.bin", List.of(mirrors), CONTENT.length, sha256());
  }

  private static String sha256() {
    try {
      return Sha256.of(new ByteArrayInputStream(CONTENT));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
