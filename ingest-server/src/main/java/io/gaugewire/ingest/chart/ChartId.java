package io.gaugewire.ingest.chart;

/** Names a chart within this installation. */
public record ChartId(int value) {}
