package io.gaugewire.spc.gaugestudy;

import io.gaugewire.spc.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Attribute agreement: operators judge the same parts several times without knowing the right
 * answer (AIAG MSA 4th edition, ch. III C). A judgement is a coded category, such as accept or
 * reject.
 *
 * @param judgements {@code [operator][part][trial]}, at least one of each, as many everywhere
 * @param standard the right category of every part
 * @param <T> the category; compared with equals
 */
public record AgreementStudy<T>(List<List<List<T>>> judgements, List<T> standard) {

  /**
   * How many of the parts agreed; the rate with its interval is a matter of rates.
   *
   * @param matched 0 to inspected
   * @param inspected 1 or more
   */
  public record Agreement(int matched, int inspected) {

    /** Refuses what cannot have been counted. */
    public Agreement {
      if (matched < 0 || inspected < 1 || matched > inspected) {
        throw new IllegalArgumentException(matched + " of " + inspected + " cannot agree");
      }
    }

    /** matched / inspected. */
    public double rate() {
      return (double) matched / inspected;
    }
  }

  /** Copies the judgements and refuses unbalanced ones. */
  public AgreementStudy {
    standard = List.copyOf(standard);
    judgements =
        judgements.stream()
            .map(ofOperator -> ofOperator.stream().map(List::copyOf).toList())
            .toList();
    if (judgements.isEmpty() || standard.isEmpty()) {
      throw new IllegalArgumentException("At least one operator and one part are needed");
    }
    int trials = judgements.getFirst().isEmpty() ? 0 : judgements.getFirst().getFirst().size();
    for (List<List<T>> ofOperator : judgements) {
      if (ofOperator.size() != standard.size()) {
        throw new IllegalArgumentException(
            "Every operator must judge all " + standard.size() + " parts");
      }
      for (List<T> ofPart : ofOperator) {
        if (trials < 1 || ofPart.size() != trials) {
          throw new IllegalArgumentException(
              "Every part must be judged equally often, at least once");
        }
      }
    }
  }

  /** Parts that an operator judged the same in every trial. */
  public Agreement within(int operator) {
    return count(part -> allEqual(part(operator, part)));
  }

  /** Effectiveness: parts that an operator judged right in every trial; AIAG wants 90 %. */
  public Agreement againstStandard(int operator) {
    return count(part -> allEqual(part(operator, part)) && right(operator, part));
  }

  private boolean right(int operator, int part) {
    return part(operator, part).getFirst().equals(standard.get(part));
  }

  /** Parts that all operators judged the same in every trial. */
  public Agreement between() {
    return count(part -> allEqual(everyJudgement(part)));
  }

  /** Parts that all operators judged right in every trial. */
  public Agreement allAgainstStandard() {
    return count(part -> allEqual(everyJudgement(part)) && right(0, part));
  }

  private Agreement count(IntPredicate agrees) {
    int matched = (int) IntStream.range(0, standard.size()).filter(agrees).count();
    return new Agreement(matched, standard.size());
  }

  private List<T> part(int operator, int part) {
    return of(operator).get(part);
  }

  private List<List<T>> of(int operator) {
    return judgements.get(Objects.checkIndex(operator, judgements.size()));
  }

  private List<T> everyJudgement(int part) {
    return judgements.stream().flatMap(ofOperator -> ofOperator.get(part).stream()).toList();
  }

  private static boolean allEqual(List<?> judgements) {
    return judgements.stream().allMatch(judgements.getFirst()::equals);
  }

  /**
   * Judgements of parts that are {@code bad} by the standard, but were called anything else: AIAG
   * wants 2 % at most.
   *
   * @return not available if no part is bad
   */
  public Result<Agreement> misses(int operator, T bad) {
    return wrong(operator, bad, true);
  }

  /**
   * Judgements of parts that are not {@code bad} by the standard, but were called so: AIAG wants 5
   * % at most.
   *
   * @return not available if every part is bad
   */
  public Result<Agreement> falseAlarms(int operator, T bad) {
    return wrong(operator, bad, false);
  }

  private Result<Agreement> wrong(int operator, T bad, boolean ofBadParts) {
    int wrong = 0;
    int chances = 0;
    for (int part = 0; part < standard.size(); part++) {
      if (standard.get(part).equals(bad) == ofBadParts) {
        for (T judgement : part(operator, part)) {
          chances++;
          wrong += judgement.equals(bad) != ofBadParts ? 1 : 0;
        }
      }
    }
    return chances == 0
        ? Result.notAvailable("the study has no such part")
        : Result.of(new Agreement(wrong, chances));
  }

  /** Cohen's kappa of two operators, trial by trial. */
  public Result<Double> kappaBetween(int first, int second) {
    return Kappa.cohen(inOrder(first), inOrder(second));
  }

  /** Cohen's kappa of an operator and the standard. */
  public Result<Double> kappaAgainstStandard(int operator) {
    List<T> repeated = new ArrayList<>();
    for (int part = 0; part < standard.size(); part++) {
      for (int trial = 0; trial < part(operator, part).size(); trial++) {
        repeated.add(standard.get(part));
      }
    }
    return Kappa.cohen(inOrder(operator), repeated);
  }

  /** Fleiss' kappa of an operator with himself; needs 2 or more trials. */
  public Result<Double> kappaWithin(int operator) {
    return of(operator).getFirst().size() < 2
        ? Result.notAvailable("every part was judged once only")
        : Kappa.fleiss(of(operator));
  }

  /** Fleiss' kappa over all operators and trials. */
  public Result<Double> kappaOverall() {
    return judgements.size() * judgements.getFirst().getFirst().size() < 2
        ? Result.notAvailable("every part was judged once only")
        : Kappa.fleiss(IntStream.range(0, standard.size()).mapToObj(this::everyJudgement).toList());
  }

  private List<T> inOrder(int operator) {
    return of(operator).stream().flatMap(List::stream).toList();
  }
}
