package io.gaugewire.ingest.identity;

import io.gaugewire.ingest.audit.Author;
import java.util.Set;

/**
 * The person a request comes from.
 *
 * @param roles the offices held today
 * @param address where the request comes from
 */
public record Caller(PersonId person, String login, String name, Set<Role> roles, String address) {
  public Caller {
    roles = Set.copyOf(roles);
  }

  /** As the author of a change. */
  public Author author() {
    return new Author(login, address);
  }

  /** Whether the person may. */
  public boolean may(Permission permission) {
    return permission.allows(roles);
  }
}
