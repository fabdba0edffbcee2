package io.gaugewire.ingest.characteristic;

/** Names a characteristic within this installation. */
public record CharacteristicId(int value) {}
