package io.gaugewire.ingest.identity;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Signatures of records. The secret is asked for before the change begins, the signature is written
 * with it and bound to the record as it stands after it. Safe for use by many threads.
 */
public final class Signatures {
  private final Confirmation confirmation;
  private final IdentityStore store;

  Signatures(Confirmation confirmation, IdentityStore store) {
    this.confirmation = confirmation;
    this.store = store;
  }

  /** Makes sure that it is the caller who signs. */
  @FunctionalInterface
  interface Confirmation {
    /**
     * @throws io.gaugewire.ingest.web.ProblemException when the secret is wrong
     */
    void confirm(Caller caller, String secret);

    /** Of what is retold: who signed stands in what is told, and nobody is there to be asked. */
    Confirmation RETOLD = (caller, secret) -> {};
  }

  /**
   * What is signed.
   *
   * @param meaning what the signature says, such as {@code released}
   * @param kind the table
   * @param record the key, as the chain of changes has it
   */
  public record Mark(String meaning, String kind, String record) {}

  /** A person who has given the secret again, for the request at hand. */
  public static final class Pen {
    private final IdentityStore store;
    private final PersonId person;

    private Pen(IdentityStore store, PersonId person) {
      this.store = store;
      this.person = person;
    }

    /** Signs, in the transaction that changes the record and after the change. */
    public void sign(Handle handle, Mark mark, Instant at) {
      store.sign(handle, person, mark, at);
    }
  }

  /**
   * Asks for the secret.
   *
   * @throws io.gaugewire.ingest.web.ProblemException when it is wrong
   */
  public Pen pen(Caller caller, String secret) {
    confirmation.confirm(caller, secret);
    return new Pen(store, caller.person());
  }
}
