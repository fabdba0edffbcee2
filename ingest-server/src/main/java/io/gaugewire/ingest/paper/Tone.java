package io.gaugewire.ingest.paper;

/** The few colors of a document; each is legible in black and white. */
enum Tone {
  PAPER(1, 1, 1),
  INK(0.10f, 0.11f, 0.13f),
  QUIET(0.38f, 0.41f, 0.45f),
  RULE(0.75f, 0.78f, 0.81f),
  SHADE(0.945f, 0.953f, 0.961f),
  MARK(0.12f, 0.36f, 0.62f),
  ALERT(0.70f, 0.13f, 0.10f);

  final float red;
  final float green;
  final float blue;

  Tone(float red, float green, float blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }
}
