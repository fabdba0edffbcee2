/**
 * A durable PostgreSQL without an installation: the binaries come from a jar, the launcher is ours.
 *
 * <p>It unpacks, initialises, starts, adopts after a crash, and stops. It binds to loopback only,
 * asks for a password always, and keeps fsync on. It knows nothing of the product's schema; whoever
 * needs tables connects to {@link io.gaugewire.postgres.EmbeddedPostgres#jdbcUrl()} and makes them.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.postgres;
