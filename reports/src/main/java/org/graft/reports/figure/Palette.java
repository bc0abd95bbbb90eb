package org.graft.reports.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Symbol;
import org.graft.spi.result.study.Study;

/** Which colour and mark a strategy has, the same in every figure and table of a study. */
public final class Palette {
  private final Map<String, Integer> places = new LinkedHashMap<>();

  /** Gives places to strategies in order. */
  public Palette(List<String> strategies) {
    strategies.forEach(s -> places.putIfAbsent(s, places.size()));
  }

  /** The palette of a study: its cards first, then whoever else has results. */
  public static Palette of(Study study) {
    List<String> names = new ArrayList<>();
    study.design().strategies().forEach(card -> names.add(card.strategy()));
    study
        .analysis()
        .settings()
        .forEach(setting -> setting.strategies().forEach(s -> names.add(s.strategy())));
    study.analysis().across().ifPresent(across -> names.addAll(across.strategies()));
    return new Palette(names);
  }

  /** The place of a strategy, from 0. */
  public int place(String strategy) {
    return places.getOrDefault(strategy, places.size());
  }

  /** Its colour. */
  public Ink ink(String strategy) {
    return Ink.series(place(strategy));
  }

  /** Its mark. */
  public Symbol symbol(String strategy) {
    return Symbol.of(place(strategy));
  }
}
