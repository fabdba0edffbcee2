package io.gaugewire.spc;

import java.util.Optional;
import java.util.function.Function;

/**
 * A figure, or the reason why there is none.
 *
 * <p>Statistics that do not exist for the data at hand (a range of one value, a moving range after
 * a gap) are outcomes, not errors, and never NaN.
 *
 * @param <T> what is computed
 */
public sealed interface Result<T> {
  /** The figure exists. NaN is no figure. */
  record Available<T>(T value) implements Result<T> {
    public Available {
      if (value instanceof Double figure && figure.isNaN()) {
        throw new IllegalArgumentException("NaN is no figure; say why it is not available");
      }
    }
  }

  /**
   * The figure does not exist.
   *
   * @param because a sentence part that follows "not available, because"
   */
  record NotAvailable<T>(String because) implements Result<T> {
    public NotAvailable {
      if (because.isBlank()) {
        throw new IllegalArgumentException("say why the figure is not available");
      }
    }
  }

  /** The figure {@code value}. */
  static <T> Result<T> of(T value) {
    return new Available<>(value);
  }

  /**
   * No figure.
   *
   * @param because why, as a sentence for the reader; not blank
   */
  static <T> Result<T> notAvailable(String because) {
    return new NotAvailable<>(because);
  }

  /** The figure if there is one. */
  default Optional<T> toOptional() {
    return switch (this) {
      case Available<T>(T value) -> Optional.of(value);
      case NotAvailable<T> none -> Optional.empty();
    };
  }

  /** The figure derived from this one; the reason stays when there is none. */
  default <R> Result<R> map(Function<? super T, ? extends R> derive) {
    return switch (this) {
      case Available<T>(T value) -> new Available<>(derive.apply(value));
      case NotAvailable<T>(String because) -> new NotAvailable<>(because);
    };
  }

  /** The result derived from this figure; the reason stays when there is none. */
  default <R> Result<R> then(Function<? super T, Result<R>> derive) {
    return switch (this) {
      case Available<T>(T value) -> derive.apply(value);
      case NotAvailable<T>(String because) -> new NotAvailable<>(because);
    };
  }

  /**
   * The figure, for callers that cannot go on without it.
   *
   * @throws IllegalStateException with the reason when there is none
   */
  default T orThrow() {
    return switch (this) {
      case Available<T>(T value) -> value;
      case NotAvailable<T>(String because) ->
          throw new IllegalStateException("not available, because " + because);
    };
  }
}
