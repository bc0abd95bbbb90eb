package org.graft.engine.study.words;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.result.study.SettingResult;

/** Lists of names in sentences. */
final class Names {
  private static final int MOST = 4;

  private Names() {}

  /** All of a few, or the first of many and how many more there are. */
  static String list(List<String> names) {
    if (names.size() <= MOST) {
      return Numbers.list(names);
    }
    List<String> items = new ArrayList<>(names.subList(0, MOST - 1));
    items.add((names.size() - MOST + 1) + " more");
    return Numbers.list(items);
  }

  /** What settings differ in, in the plural. */
  static String places(List<SettingResult> settings) {
    if (settings.stream().allMatch(s -> s.backbone().isEmpty())) {
      return "data sets";
    }
    long backbones = settings.stream().map(SettingResult::backbone).distinct().count();
    long transfers = settings.stream().map(SettingResult::transfer).distinct().count();
    return backbones == 1
        ? "transfers"
        : transfers == 1 ? "backbones" : "transfers with their backbones";
  }
}
