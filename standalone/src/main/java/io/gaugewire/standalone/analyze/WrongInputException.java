package io.gaugewire.standalone.analyze;

import java.io.Serial;

/** What is wrong in a file, and where; the reader corrects it and starts again. */
final class WrongInputException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  WrongInputException(String message) {
    super(message);
  }

  /** At a place: line and column counted from 1, the column in characters. */
  static WrongInputException at(String file, int line, int column, String what) {
    return new WrongInputException(file + ":" + line + ":" + column + ": " + what);
  }
}
