package io.gaugewire.spc.gaugestudy;

import io.gaugewire.spc.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Agreement of judgements beyond what chance would give: (observed - expected) / (1 - expected), 1
 * for perfect agreement, 0 for chance. AIAG calls 0.75 and more good, below 0.4 poor.
 */
public final class Kappa {
  private Kappa() {}

  /**
   * Cohen's kappa of two series of judgements of the same parts (Educational and Psychological
   * Measurement 20, 1960).
   *
   * @param first judgements, any number of categories
   * @param second as many, of the same parts in the same order
   * @return not available if both always use one and the same category
   * @throws IllegalArgumentException for no judgements, or series of different length
   */
  public static <T> Result<Double> cohen(List<T> first, List<T> second) {
    if (first.isEmpty() || first.size() != second.size()) {
      throw new IllegalArgumentException(
          "Two series of the same length are needed, not "
              + first.size()
              + " and "
              + second.size());
    }
    double n = first.size();
    Map<T, Integer> a = counts(first);
    Map<T, Integer> b = counts(second);
    long agreed = 0;
    for (int i = 0; i < first.size(); i++) {
      agreed += first.get(i).equals(second.get(i)) ? 1 : 0;
    }
    double byChance = 0;
    for (Map.Entry<T, Integer> entry : a.entrySet()) {
      byChance += entry.getValue() / n * (b.getOrDefault(entry.getKey(), 0) / n);
    }
    boolean oneCategory = a.size() == 1 && a.keySet().equals(b.keySet());
    return beyondChance(agreed / n, byChance, oneCategory);
  }

  /**
   * Fleiss' kappa of any number of judgements by part (Psychological Bulletin 76, 1971).
   *
   * @param parts judgements of every part, 2 or more, as many of each part
   * @return not available if every judgement is the same category
   * @throws IllegalArgumentException for no parts, or parts judged a different number of times
   */
  public static <T> Result<Double> fleiss(List<List<T>> parts) {
    int judgements = parts.isEmpty() ? 0 : parts.getFirst().size();
    if (judgements < 2) {
      throw new IllegalArgumentException("Every part needs 2 or more judgements");
    }
    Map<T, Integer> overall = new HashMap<>();
    double observed = 0;
    for (List<T> part : parts) {
      if (part.size() != judgements) {
        throw new IllegalArgumentException(
            "Parts need as many judgements each, not " + judgements + " and " + part.size());
      }
      double pairs = 0;
      for (Map.Entry<T, Integer> entry : counts(part).entrySet()) {
        int count = entry.getValue();
        overall.merge(entry.getKey(), count, Integer::sum);
        pairs += count * (count - 1.0);
      }
      observed += pairs / (judgements * (judgements - 1.0));
    }
    double n = parts.size() * (double) judgements;
    double byChance = overall.values().stream().mapToDouble(c -> c / n * (c / n)).sum();
    return beyondChance(observed / parts.size(), byChance, overall.size() == 1);
  }

  private static Result<Double> beyondChance(
      double observed, double byChance, boolean oneCategory) {
    return oneCategory
        ? Result.notAvailable("all judgements are the same: take parts of every category")
        : Result.of((observed - byChance) / (1 - byChance));
  }

  private static <T> Map<T, Integer> counts(List<T> judgements) {
    Map<T, Integer> counts = new HashMap<>();
    judgements.forEach(judgement -> counts.merge(judgement, 1, Integer::sum));
    return counts;
  }
}
