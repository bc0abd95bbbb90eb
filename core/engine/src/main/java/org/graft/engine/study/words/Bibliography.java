package org.graft.engine.study.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.graft.spi.result.study.Methods.Citation;
import org.graft.spi.result.study.Methods.Locator;

/** The works that methods texts cite. */
final class Bibliography {
  private static final Pattern KEY = Pattern.compile("\\[@([a-z0-9-]+)\\]");
  private static final Map<String, Citation> WORKS = new LinkedHashMap<>();

  static {
    add(
        new Citation(
            "fisher1935",
            Citation.Kind.BOOK,
            "Fisher, R. A.",
            1935,
            "The Design of Experiments",
            "Oliver and Boyd",
            Locator.NONE,
            "",
            ""));
    article(
        "phipson2010",
        "Phipson, B. and Smyth, G. K.",
        2010,
        "Permutation P-values should never be zero",
        "Statistical Applications in Genetics and Molecular Biology",
        new Locator("9", "1", ""),
        "10.2202/1544-6115.1585");
    article(
        "hartigan1969",
        "Hartigan, J. A.",
        1969,
        "Using subsample values as typical values",
        "Journal of the American Statistical Association",
        new Locator("64", "", "1303-1317"),
        "");
    article(
        "landemets1983",
        "Lan, K. K. G. and DeMets, D. L.",
        1983,
        "Discrete sequential boundaries for clinical trials",
        "Biometrika",
        new Locator("70", "", "659-663"),
        "10.1093/biomet/70.3.659");
    article(
        "obrien1979",
        "O'Brien, P. C. and Fleming, T. R.",
        1979,
        "A multiple testing procedure for clinical trials",
        "Biometrics",
        new Locator("35", "", "549-556"),
        "10.2307/2530245");
    article(
        "ramdas2023",
        "Ramdas, A. and Grünwald, P. and Vovk, V. and Shafer, G.",
        2023,
        "Game-theoretic statistics and safe anytime-valid inference",
        "Statistical Science",
        new Locator("38", "", "576-601"),
        "10.1214/23-STS894");
    add(
        new Citation(
            "vigna2015",
            Citation.Kind.PROCEEDINGS,
            "Vigna, S.",
            2015,
            "A weighted correlation index for rankings with ties",
            "Proceedings of the 24th International Conference on World Wide Web",
            new Locator("", "", "1166-1176"),
            "10.1145/2736277.2741088",
            ""));
    article(
        "welch1947",
        "Welch, B. L.",
        1947,
        "The generalization of Student's problem when several different population variances are"
            + " involved",
        "Biometrika",
        new Locator("34", "", "28-35"),
        "10.1093/biomet/34.1-2.28");
    article(
        "janssen1997",
        "Janssen, A.",
        1997,
        "Studentized permutation tests for non-i.i.d. hypotheses and the generalized Behrens-Fisher"
            + " problem",
        "Statistics and Probability Letters",
        new Locator("36", "", "9-21"),
        "10.1016/S0167-7152(97)00043-6");
    article(
        "chung2013",
        "Chung, E. and Romano, J. P.",
        2013,
        "Exact and asymptotically robust permutation tests",
        "The Annals of Statistics",
        new Locator("41", "", "484-507"),
        "10.1214/13-AOS1090");
    article(
        "dunn1961",
        "Dunn, O. J.",
        1961,
        "Multiple comparisons among means",
        "Journal of the American Statistical Association",
        new Locator("56", "", "52-64"),
        "10.1080/01621459.1961.10482090");
    article(
        "nadeau2003",
        "Nadeau, C. and Bengio, Y.",
        2003,
        "Inference for the generalization error",
        "Machine Learning",
        new Locator("52", "", "239-281"),
        "10.1023/A:1024068626366");
    article(
        "wilcoxon1945",
        "Wilcoxon, F.",
        1945,
        "Individual comparisons by ranking methods",
        "Biometrics Bulletin",
        new Locator("1", "", "80-83"),
        "10.2307/3001968");
    article(
        "pratt1959",
        "Pratt, J. W.",
        1959,
        "Remarks on zeros and ties in the Wilcoxon signed rank procedures",
        "Journal of the American Statistical Association",
        new Locator("54", "", "655-667"),
        "10.1080/01621459.1959.10501526");
    article(
        "hodges1963",
        "Hodges, J. L. and Lehmann, E. L.",
        1963,
        "Estimates of location based on rank tests",
        "Annals of Mathematical Statistics",
        new Locator("34", "", "598-611"),
        "10.1214/aoms/1177704172");
    article(
        "vargha2000",
        "Vargha, A. and Delaney, H. D.",
        2000,
        "A critique and improvement of the CL common language effect size statistics",
        "Journal of Educational and Behavioral Statistics",
        new Locator("25", "", "101-132"),
        "10.3102/10769986025002101");
    article(
        "royston1995",
        "Royston, P.",
        1995,
        "Remark AS R94: a remark on algorithm AS 181: the W-test for normality",
        "Applied Statistics",
        new Locator("44", "", "547-551"),
        "10.2307/2986146");
    article(
        "benavoli2017",
        "Benavoli, A. and Corani, G. and Demšar, J. and Zaffalon, M.",
        2017,
        "Time for a change: a tutorial for comparing multiple classifiers through Bayesian"
            + " analysis",
        "Journal of Machine Learning Research",
        new Locator("18", "77", "1-36"),
        "");
    article(
        "cawley2010",
        "Cawley, G. C. and Talbot, N. L. C.",
        2010,
        "On over-fitting in model selection and subsequent selection bias in performance"
            + " evaluation",
        "Journal of Machine Learning Research",
        new Locator("11", "70", "2079-2107"),
        "");
    article(
        "corani2015",
        "Corani, G. and Benavoli, A.",
        2015,
        "A Bayesian approach for comparing cross-validated algorithms on multiple data sets",
        "Machine Learning",
        new Locator("100", "", "285-304"),
        "10.1007/s10994-015-5486-z");
    article(
        "mann1947",
        "Mann, H. B. and Whitney, D. R.",
        1947,
        "On a test of whether one of two random variables is stochastically larger than the other",
        "Annals of Mathematical Statistics",
        new Locator("18", "", "50-60"),
        "10.1214/aoms/1177730491");
    article(
        "hedges1981",
        "Hedges, L. V.",
        1981,
        "Distribution theory for Glass's estimator of effect size and related estimators",
        "Journal of Educational Statistics",
        new Locator("6", "", "107-128"),
        "10.3102/10769986006002107");
    article(
        "schuirmann1987",
        "Schuirmann, D. J.",
        1987,
        "A comparison of the two one-sided tests procedure and the power approach",
        "Journal of Pharmacokinetics and Biopharmaceutics",
        new Locator("15", "", "657-680"),
        "10.1007/BF01068419");
    article(
        "brown1974",
        "Brown, M. B. and Forsythe, A. B.",
        1974,
        "Robust tests for the equality of variances",
        "Journal of the American Statistical Association",
        new Locator("69", "", "364-367"),
        "10.1080/01621459.1974.10482955");
    add(
        new Citation(
            "pesarin2010",
            Citation.Kind.BOOK,
            "Pesarin, F. and Salmaso, L.",
            2010,
            "Permutation Tests for Complex Data",
            "Wiley",
            Locator.NONE,
            "10.1002/9780470689516",
            ""));
    add(
        new Citation(
            "efron1993",
            Citation.Kind.BOOK,
            "Efron, B. and Tibshirani, R. J.",
            1993,
            "An Introduction to the Bootstrap",
            "Chapman and Hall",
            Locator.NONE,
            "10.1201/9780429246593",
            ""));
    article(
        "clopper1934",
        "Clopper, C. J. and Pearson, E. S.",
        1934,
        "The use of confidence or fiducial limits illustrated in the case of the binomial",
        "Biometrika",
        new Locator("26", "", "404-413"),
        "10.1093/biomet/26.4.404");
    add(
        new Citation(
            "nemenyi1963",
            Citation.Kind.THESIS,
            "Nemenyi, P.",
            1963,
            "Distribution-free multiple comparisons",
            "Princeton University",
            Locator.NONE,
            "",
            ""));
    article(
        "friedman1937",
        "Friedman, M.",
        1937,
        "The use of ranks to avoid the assumption of normality implicit in the analysis of"
            + " variance",
        "Journal of the American Statistical Association",
        new Locator("32", "", "675-701"),
        "10.1080/01621459.1937.10503522");
    article(
        "iman1980",
        "Iman, R. L. and Davenport, J. M.",
        1980,
        "Approximations of the critical region of the Friedman statistic",
        "Communications in Statistics",
        new Locator("A9", "", "571-595"),
        "10.1080/03610928008827904");
    article(
        "demsar2006",
        "Demšar, J.",
        2006,
        "Statistical comparisons of classifiers over multiple data sets",
        "Journal of Machine Learning Research",
        new Locator("7", "", "1-30"),
        "");
    add(
        new Citation(
            "jamieson2016",
            Citation.Kind.PROCEEDINGS,
            "Jamieson, K. and Talwalkar, A.",
            2016,
            "Non-stochastic best arm identification and hyperparameter optimization",
            "International Conference on Artificial Intelligence and Statistics",
            new Locator("51", "", "240-248"),
            "",
            "1502.07943"));
    add(
        new Citation(
            "agarwal2021",
            Citation.Kind.PROCEEDINGS,
            "Agarwal, R. and Schwarzer, M. and Castro, P. S. and Courville, A. and Bellemare, M."
                + " G.",
            2021,
            "Deep reinforcement learning at the edge of the statistical precipice",
            "Advances in Neural Information Processing Systems",
            new Locator("34", "", ""),
            "",
            "2108.13264"));
    add(
        new Citation(
            "westfall1993",
            Citation.Kind.BOOK,
            "Westfall, P. H. and Young, S. S.",
            1993,
            "Resampling-Based Multiple Testing",
            "Wiley",
            Locator.NONE,
            "",
            ""));
    article(
        "holm1979",
        "Holm, S.",
        1979,
        "A simple sequentially rejective multiple test procedure",
        "Scandinavian Journal of Statistics",
        new Locator("6", "", "65-70"),
        "");
    article(
        "shaffer1986",
        "Shaffer, J. P.",
        1986,
        "Modified sequentially rejective multiple test procedures",
        "Journal of the American Statistical Association",
        new Locator("81", "", "826-831"),
        "10.1080/01621459.1986.10478341");
    add(
        new Citation(
            "bergmann1988",
            Citation.Kind.CHAPTER,
            "Bergmann, B. and Hommel, G.",
            1988,
            "Improvements of general multiple test procedures for redundant systems of hypotheses",
            "Multiple Hypothesenprüfung",
            new Locator("", "", "100-115"),
            "10.1007/978-3-642-52307-6_8",
            ""));
  }

  private Bibliography() {}

  private static void article(
      String key,
      String authors,
      int year,
      String title,
      String journal,
      Locator place,
      String doi) {
    add(new Citation(key, Citation.Kind.ARTICLE, authors, year, title, journal, place, doi, ""));
  }

  private static void add(Citation work) {
    WORKS.put(work.key(), work);
  }

  /** The works that {@code text} cites, in order of first appearance. */
  static List<Citation> cited(String text) {
    return KEY.matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .distinct()
        .map(key -> Objects.requireNonNull(WORKS.get(key), key))
        .toList();
  }

  /** The citation mark of an adjustment. */
  static String adjustment(String name) {
    Map<String, String> keys =
        Map.of(
            "Westfall-Young max-T",
            "westfall1993",
            "Holm",
            "holm1979",
            "Shaffer",
            "shaffer1986",
            "Bergmann-Hommel",
            "bergmann1988");
    String key = keys.get(name);
    return key == null ? "" : " [@" + key + "]";
  }
}
