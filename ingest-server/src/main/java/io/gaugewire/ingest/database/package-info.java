/**
 * The ground the stores stand on: connections, migrations, what kind of database it is, partitions
 * and retention, rounds that ask again and again, and rows to and from PostgreSQL's binary COPY
 * format.
 *
 * <p>Must not know what the rows mean.
 */
@NullMarked
package io.gaugewire.ingest.database;

import org.jspecify.annotations.NullMarked;
