package org.graft.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.graft.spi.data.ClassNames;
import org.junit.jupiter.api.Test;

class ClassSearchTest {
  private static final List<String> TWELVE =
      ClassNames.sorted(IntStream.range(0, 12).mapToObj(String::valueOf).toList());

  @Test
  void rangesOfNumericNamesAreByValue() {
    assertThat(TWELVE).endsWith("9", "10", "11");
    assertThat(names(TWELVE, "0-4")).containsExactly("0", "1", "2", "3", "4");
    assertThat(names(TWELVE, "9-11")).containsExactly("9", "10", "11");
    List<String> sparse = ClassNames.sorted(List.of("100", "10", "2", "1"));
    assertThat(names(sparse, "0-4")).containsExactly("1", "2");
    assertThat(names(sparse, "2 - 99")).containsExactly("2", "10");
    List<String> fromOne = IntStream.rangeClosed(1, 10).mapToObj(String::valueOf).toList();
    assertThat(names(fromOne, "0-4")).containsExactly("1", "2", "3", "4");
    assertThat(names(List.of("2", "0", "1"), "0-1")).containsExactly("0", "1");
    assertThat(names(List.of("-1", "0", "1"), "-1-0")).containsExactly("-1", "0");
    assertThat(names(List.of("-2", "-1", "0"), "-2--1")).containsExactly("-2", "-1");
    assertThat(names(List.of("1.0", "2.0", "10.0"), "1-2")).containsExactly("1.0", "2.0");
    assertThat(names(List.of("000", "001", "002", "010"), "0-2"))
        .containsExactly("000", "001", "002");
    refuses(TWELVE, "4-0", "the range '4-0' ends before it begins");
    refuses(TWELVE, "20-30", "there is no class '20-30'");
  }

  @Test
  void aNumberWithZerosInFrontIsNoOtherNumber() {
    refuses(TWELVE, "05", "there is no class '05' (did you mean '5'?)");
    refuses(TWELVE, "00-04", "there is no class '00' (did you mean '0'?)");
    refuses(List.of("007", "008"), "7", "there is no class '7' (did you mean '007'?)");
    refuses(List.of("a", "b"), "01", "there is no class '01'");
    assertThat(names(List.of("007", "008"), "007")).containsExactly("007");
  }

  @Test
  void numbersAreIndicesOnlyWhereNoNameIsANumber() {
    List<String> animals = List.of("bird", "cat", "dog");
    assertThat(names(animals, "2")).containsExactly("dog");
    assertThat(names(animals, "0-1")).containsExactly("bird", "cat");
    List<String> mixed = List.of("1", "1e3", "2", "other");
    assertThat(names(mixed, "1-2")).containsExactly("1", "1e3", "2");
    refuses(mixed, "3", "class names here are numbers, so a number is a name and no index");
    refuses(mixed, "0-2", "the ends of '0-2' are of two kinds", "write both as names. ");
  }

  @Test
  void aRangeHasEndsOfOneKindAndOneReading() {
    List<String> animals = List.of("bird", "cat", "dog", "well-known", "well");
    assertThat(names(animals, "bird-dog")).containsExactly("bird", "cat", "dog");
    assertThat(names(animals, "cat-well-known")).containsExactly("cat", "dog", "well-known");
    refuses(animals, "0-dog", "the ends of '0-dog' are of two kinds", "or both as indices from 0");
    refuses(animals, "bird-2", "the ends of 'bird-2' are of two kinds");
    refuses(animals, "dog-bird", "ends before it begins");
    refuses(List.of("a", "a-b", "b-c", "c"), "a-b-c", "can be read as more than one range");
  }

  @Test
  void namesAreComparedInOneUnicodeForm() {
    assertThat(names(List.of("caf\u00e9", "tea"), "cafe\u0301")).containsExactly("caf\u00e9");
    assertThat(ClassNames.sorted(List.of("\ud83d\udc31", "\uff21", "a", "a")))
        .containsExactly("a", "\uff21", "\ud83d\udc31");
  }

  private static List<String> names(List<String> all, String entry) {
    return new ClassSearch(all).find(entry).stream().map(all::get).toList();
  }

  private static void refuses(List<String> all, String entry, String... parts) {
    assertThatThrownBy(() -> new ClassSearch(all).find(entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts);
  }
}
