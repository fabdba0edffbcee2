/**
 * The server's face over HTTP: one router, blocking work on virtual threads, problem documents,
 * health, metrics, the interface's own description and the desk app's files.
 *
 * <p>Must not know SQL, MQTT or what any feature means; features bring their {@link
 * io.gaugewire.ingest.web.Routes}.
 */
@NullMarked
package io.gaugewire.ingest.web;

import org.jspecify.annotations.NullMarked;
