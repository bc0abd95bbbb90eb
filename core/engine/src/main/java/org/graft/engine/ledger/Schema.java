package org.graft.engine.ledger;

import java.util.List;

/** The ledger's tables. */
final class Schema {
  /** Rises when tables change; a ledger of another version is refused. */
  static final int VERSION = 2;

  /** What a ledger of an earlier version lacks, and what to do. */
  static final String SINCE =
      "since version 2 results bear the identity of the code that made them, and rows checksums;"
          + " give another folder with --runs to run the experiment anew, or read the ledger with"
          + " the Graft that wrote it";

  /** Came later: a ledger without it has no trials that chose. */
  static final String CANDIDATE =
      """
      CREATE TABLE IF NOT EXISTS candidate (
        trial TEXT NOT NULL REFERENCES outcome(trial),
        position INTEGER NOT NULL,-- of equal scores the lowest wins
        settings TEXT NOT NULL,   -- by which it differs from the others, JSON
        score REAL,               -- mean over what was held out; NULL where it failed
        scores TEXT NOT NULL,     -- by part of what was held out, JSON
        epochs TEXT NOT NULL,     -- by phase, JSON
        seconds REAL NOT NULL,
        failure TEXT,
        chosen INTEGER NOT NULL,  -- 1 for the one that was tested, 2 for one that was stopped early
        checksum INTEGER NOT NULL,-- CRC-32C of the columns before it
        PRIMARY KEY (trial, position)
      )\
      """;

  /** Came later too: a ledger without it has no transferability scores. */
  static final String TRANSFERABILITY =
      """
      CREATE TABLE IF NOT EXISTS transferability (
        trial TEXT NOT NULL REFERENCES trial(id),
        score TEXT NOT NULL,
        definition TEXT NOT NULL, -- digest of the score's arguments and code
        tap TEXT NOT NULL,        -- where the features come from
        features INTEGER NOT NULL,-- numbers an example has there
        examples INTEGER NOT NULL,-- rows of the target's training split that were looked at
        value REAL,               -- NULL where it was refused
        refusal TEXT,
        checksum INTEGER NOT NULL,-- CRC-32C of the columns before it
        PRIMARY KEY (trial, score, definition)
      )\
      """;

  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE experiment (
            id TEXT PRIMARY KEY,      -- digest of the resolved spec
            name TEXT NOT NULL,
            spec TEXT NOT NULL,       -- the resolved spec, YAML
            folder TEXT NOT NULL,     -- where the experiment file lay
            graft TEXT NOT NULL,      -- version
            begun TEXT NOT NULL,      -- ISO 8601, UTC; the last time it was run
            declared TEXT NOT NULL    -- what reports take from the spec, JSON
          )\
          """,
          """
          CREATE TABLE trial (
            id TEXT PRIMARY KEY,      -- digest of what determines the result
            block TEXT NOT NULL,
            transfer TEXT NOT NULL,
            backbone TEXT NOT NULL,
            strategy TEXT NOT NULL,
            source_replicate INTEGER NOT NULL,
            training_replicate INTEGER NOT NULL,
            seed INTEGER NOT NULL,
            source_model TEXT,        -- key of the source model's weights in the store
            source_data TEXT,         -- SHA-256 of the source data
            target_data TEXT NOT NULL,-- SHA-256 of the target data
            trainer TEXT NOT NULL,
            settings TEXT NOT NULL,   -- strategy, backbone and recipe in full, JSON
            checksum INTEGER NOT NULL -- CRC-32C of the columns before it
          )\
          """,
          """
          CREATE TABLE matrix (
            experiment TEXT NOT NULL REFERENCES experiment(id),
            position INTEGER NOT NULL,
            trial TEXT NOT NULL REFERENCES trial(id),
            PRIMARY KEY (experiment, position)
          ) WITHOUT ROWID\
          """,
          """
          CREATE TABLE outcome (
            trial TEXT PRIMARY KEY REFERENCES trial(id),
            status TEXT NOT NULL CHECK (status IN ('completed', 'failed', 'skipped')),
            stage TEXT,
            message TEXT,
            confusion TEXT,           -- JSON, true class by predicted class
            curve TEXT,               -- JSON, [[epoch, split, loss, accuracy], ...]
            trained INTEGER,          -- numbers that training could move
            frozen INTEGER,           -- numbers that had to stay
            moved INTEGER,            -- frozen arrays that changed: 0
            fit_seconds REAL,
            predict_seconds REAL,
            peak_bytes INTEGER,
            device TEXT,
            machine TEXT,
            graft TEXT,
            ended TEXT NOT NULL,      -- ISO 8601, UTC
            checksum INTEGER NOT NULL -- CRC-32C of the columns before it
          )\
          """,
          """
          CREATE TABLE score (
            trial TEXT NOT NULL REFERENCES outcome(trial),
            metric TEXT NOT NULL,
            definition TEXT NOT NULL, -- digest of the metric's arguments and code
            value REAL,               -- NULL where undefined
            checksum INTEGER NOT NULL,-- CRC-32C of the columns before it
            PRIMARY KEY (trial, metric, definition)
          )\
          """,
          """
          CREATE TABLE prediction (
            key TEXT PRIMARY KEY REFERENCES outcome(trial),
            width INTEGER NOT NULL,   -- outputs of the network for one example
            numbers BLOB NOT NULL,    -- test examples by outputs, float32, little-endian
            checksum INTEGER NOT NULL -- CRC-32C of the columns before it
          )\
          """,
          """
          CREATE TABLE label (
            key TEXT PRIMARY KEY,     -- SHA-256 of the data
            width INTEGER NOT NULL,   -- 1
            numbers BLOB NOT NULL,    -- classes of its test examples, int32, little-endian
            checksum INTEGER NOT NULL -- CRC-32C of the columns before it
          )\
          """,
          CANDIDATE,
          TRANSFERABILITY,
          """
          CREATE TABLE picture (
            data TEXT PRIMARY KEY,    -- SHA-256 of data with two features
            examples TEXT NOT NULL    -- JSON, by class: {"name": ..., "x": [...], "y": [...]}
          )\
          """);

  private Schema() {}
}
