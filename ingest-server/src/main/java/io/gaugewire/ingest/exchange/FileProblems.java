package io.gaugewire.ingest.exchange;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong in a file, all of it up to a bound. Confined to one thread. */
final class FileProblems {
  /** Problems that are kept; more are only counted. */
  static final int MOST = 100;

  private final List<FileProblem> found = new ArrayList<>();
  private long count;

  void add(int line, String field, String text) {
    count++;
    if (found.size() < MOST) {
      found.add(new FileProblem(line, field, text));
    }
  }

  List<FileProblem> found() {
    return List.copyOf(found);
  }

  long count() {
    return count;
  }
}
