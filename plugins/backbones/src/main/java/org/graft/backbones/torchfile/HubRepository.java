package org.graft.backbones.torchfile;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.backbones.checkpoint.Shards;
import org.graft.backbones.torchfile.HubListing.Entry;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.DataAccess.RemoteFile;

/**
 * A repository of the Hub at one revision. The Hub's list of its files gives the commit and the
 * SHA-256 of large files, Git's SHA-1 of small ones; each file is checked by it. The list that came
 * first stays in the cache, so that a branch means the same commit from then on.
 *
 * @param endpoint the Hub's address, or that of a mirror
 * @param name such as {@code timm/resnet18.a1_in1k}
 * @param revision a branch, a tag or a commit
 */
record HubRepository(URI endpoint, String name, String revision) {
  /** Names the Hub's mirror, as Hugging Face's own programs have it. */
  static final String ENDPOINT = "HF_ENDPOINT";

  private static final String HUB = "https://huggingface.co";
  private static final List<String> BESIDE =
      List.of("config.json", "preprocessor_config.json", "README.md");

  static HubRepository of(String name, String revision) {
    String mirror = Optional.ofNullable(System.getenv(ENDPOINT)).orElse("").strip();
    try {
      URI endpoint = URI.create(mirror.isEmpty() ? HUB : mirror.replaceFirst("/+$", ""));
      return new HubRepository(endpoint, name, revision);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s is '%s', expected an address such as %s".formatted(ENDPOINT, mirror, HUB), e);
    }
  }

  /** The commit, and the folder on this machine with what Graft reads of it. */
  record Copy(String commit, Path folder) {}

  /**
   * Fetches what is not here yet.
   *
   * @throws IOException with a message for the user
   */
  Copy fetch(DataAccess access) throws IOException {
    HubListing listing = HubListing.read(listing(access));
    Optional<String> weights =
        HubFolder.FILES.stream().filter(listing.entries()::containsKey).findFirst();
    if (weights.isEmpty() || !listing.entries().containsKey("config.json")) {
      throw new IOException(
          "%s has no config.json with one of %s at %s; Graft reads image classifiers of timm and transformers"
              .formatted(name, HubFolder.FILES, revision));
    }
    for (String file : BESIDE) {
      if (listing.entries().containsKey(file)) {
        fetch(access, listing, file);
      }
    }
    Path main = fetch(access, listing, weights.get());
    if (weights.get().endsWith(".index.json")) {
      for (Path shard : Shards.files(main)) {
        fetch(access, listing, String.valueOf(shard.getFileName()));
      }
    }
    return new Copy(listing.commit(), main.resolveSibling(""));
  }

  private Path listing(DataAccess access) throws IOException {
    URI address =
        URI.create(endpoint + "/api/models/" + name + "/revision/" + revision + "?blobs=true");
    try {
      return access.fetch(
          RemoteFile.bounded(
              "hub/" + name, revision + ".json", List.of(address), HubListing.LARGEST));
    } catch (IOException e) {
      boolean refused = Stream.of("401", "403").anyMatch(s -> said(e).contains("status " + s));
      String advice =
          refused
              ? "\n"
                  + "Is the name right? A private repository, or one with terms to accept on its"
                  + " page, wants a token in HF_TOKEN."
              : said(e).contains("status 404")
                  ? "\nThe Hub has no such repository or revision."
                  : "";
      throw new IOException("hub %s at %s: %s%s".formatted(name, revision, said(e), advice), e);
    }
  }

  private Path fetch(DataAccess access, HubListing listing, String file) throws IOException {
    Entry entry = listing.entries().get(file);
    if (entry == null) {
      throw new IOException("%s names %s, which it lacks".formatted(name, file));
    }
    URI address = URI.create(endpoint + "/" + name + "/resolve/" + listing.commit() + "/" + file);
    Path path =
        access.fetch(
            new RemoteFile(
                "hub/" + name + "/" + listing.commit(),
                file,
                List.of(address),
                entry.bytes(),
                entry.sha256().orElse("")));
    if (entry.sha256().isEmpty() && !blob(path).equals(entry.blob())) {
      throw new IOException(
          "%s is not the file of %s at commit %s (Git's SHA-1 %s, expected %s); delete it and %s.sha256"
              .formatted(path, name, listing.commit(), blob(path), entry.blob(), path));
    }
    return path;
  }

  /** What Git calls the file: SHA-1 of its size and what it holds. */
  private static String blob(Path path) throws IOException {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] content = Files.readAllBytes(path);
      sha1.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(sha1.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private static String said(IOException e) {
    return String.valueOf(e.getMessage());
  }
}
