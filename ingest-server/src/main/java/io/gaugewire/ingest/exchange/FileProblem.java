package io.gaugewire.ingest.exchange;

/**
 * Something in a file that cannot be.
 *
 * @param line where, from 1; 0 for the whole file
 * @param field the column or key meant; empty for the whole line
 * @param text what is wrong and what would be right
 */
record FileProblem(int line, String field, String text) {
  String words() {
    return (line == 0 ? "" : "line " + line + (field.isEmpty() ? ": " : ", "))
        + (field.isEmpty() ? "" : field + ": ")
        + text;
  }
}
