package io.gaugewire.ingest.identity;

import static io.gaugewire.ingest.identity.Role.ADMINISTRATOR;
import static io.gaugewire.ingest.identity.Role.AUDITOR;
import static io.gaugewire.ingest.identity.Role.CHIEF_QUALITY_OFFICER;
import static io.gaugewire.ingest.identity.Role.DEPARTMENT_HEAD;
import static io.gaugewire.ingest.identity.Role.ENGINEER;
import static io.gaugewire.ingest.identity.Role.GENERAL_MANAGER;
import static io.gaugewire.ingest.identity.Role.INSPECTOR;
import static io.gaugewire.ingest.identity.Role.PLANT_MANAGER;
import static io.gaugewire.ingest.identity.Role.QUALITY;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What may be done, and by whom: the one table. {@code docs/permissions.md} is printed from it. */
public enum Permission {
  /** One's own session and signature; everybody signed in. */
  ACT(EnumSet.allOf(Role.class), "Be signed in"),
  /** Reading what the quality domain holds. */
  READ(EnumSet.allOf(Role.class), "Read plans, batches, records, nonconformances and figures"),
  EDIT_PEOPLE(EnumSet.of(ADMINISTRATOR), "Add people, give offices, passwords and PINs"),
  READ_AUDIT(
      EnumSet.of(AUDITOR, ADMINISTRATOR, QUALITY, CHIEF_QUALITY_OFFICER, GENERAL_MANAGER),
      "Read the chain of changes and have it verified"),
  EDIT_MASTER_DATA(
      EnumSet.of(ENGINEER, QUALITY, ADMINISTRATOR),
      "Add and change parts, operations, characteristics, defect codes and stations"),
  CLEAR_QUARANTINE(
      EnumSet.of(ENGINEER, QUALITY, ADMINISTRATOR),
      "Try again or discard what an edge sent and could not be stored"),
  ASSIGN_TAG(
      EnumSet.of(ENGINEER, QUALITY, ADMINISTRATOR),
      "Assign tags to characteristics, and end assignments"),
  EDIT_CHART(
      EnumSet.of(ENGINEER, QUALITY),
      "Begin control charts, change their rules and settings, retire and resume them"),
  MAKE_PLAN(EnumSet.of(ENGINEER, QUALITY), "Write a version of an inspection plan"),
  APPROVE_PLAN(EnumSet.of(QUALITY, CHIEF_QUALITY_OFFICER), "Approve a version somebody else wrote"),
  QUALIFY(EnumSet.of(QUALITY, DEPARTMENT_HEAD), "Qualify inspectors for operations"),
  EDIT_BATCH(EnumSet.of(INSPECTOR, ENGINEER, QUALITY), "Open batches and move them on"),
  INSPECT(EnumSet.of(INSPECTOR, QUALITY), "Record and sign inspections, confirm the one before"),
  WAIVE(EnumSet.of(QUALITY, CHIEF_QUALITY_OFFICER), "Waive a planned inspection, with a reason"),
  VOID(EnumSet.of(QUALITY), "Void a record, with a reason"),
  PLACE(
      EnumSet.of(QUALITY),
      "Say where a station's record belongs that names an unknown batch or operation"),
  RELEASE(EnumSet.of(QUALITY, CHIEF_QUALITY_OFFICER), "Release a batch"),
  RAISE(
      EnumSet.of(INSPECTOR, ENGINEER, QUALITY, DEPARTMENT_HEAD, CHIEF_QUALITY_OFFICER),
      "Raise a nonconformance and contain it"),
  ANSWER(EnumSet.of(ENGINEER, QUALITY), "Say what a signal of a chart was, and what was done"),
  ANNOTATE(
      EnumSet.of(INSPECTOR, ENGINEER, QUALITY, DEPARTMENT_HEAD),
      "Leave a remark at a subgroup of a chart, and void one's own"),
  PROPOSE_LIMITS(EnumSet.of(ENGINEER, QUALITY), "Propose new control limits of a chart"),
  APPROVE_LIMITS(
      EnumSet.of(ENGINEER, QUALITY, CHIEF_QUALITY_OFFICER),
      "Approve or refuse control limits somebody else proposed"),
  REVIEW(EnumSet.of(QUALITY), "Lead the review of a nonconformance and void it with a reason"),
  DISPOSE(
      EnumSet.of(QUALITY, CHIEF_QUALITY_OFFICER),
      "Decide on nonconforming product: rework, repair, regrade, scrap, return, sort"),
  /** Whoever has {@link #DISPOSE} or {@link #CONCEDE}; which of the two, the decision says. */
  DECIDE(
      EnumSet.of(QUALITY, CHIEF_QUALITY_OFFICER, PLANT_MANAGER),
      "Decide on nonconforming product in the way that the office allows"),
  CONCEDE(
      EnumSet.of(CHIEF_QUALITY_OFFICER, PLANT_MANAGER),
      "Accept nonconforming product under a concession"),
  EXECUTE(
      EnumSet.of(INSPECTOR, ENGINEER, QUALITY, DEPARTMENT_HEAD),
      "Report a decision or an action as carried out"),
  VERIFY(EnumSet.of(QUALITY, CHIEF_QUALITY_OFFICER), "Verify and close"),
  HOLD(
      EnumSet.of(INSPECTOR, ENGINEER, QUALITY, CHIEF_QUALITY_OFFICER),
      "Put a batch or a station on hold"),
  LIFT_HOLD(EnumSet.of(QUALITY, CHIEF_QUALITY_OFFICER), "Lift a hold that is no veto"),
  VETO(EnumSet.of(CHIEF_QUALITY_OFFICER), "Put anything on hold by veto, and lift a veto"),
  CALIBRATE(
      EnumSet.of(QUALITY, ENGINEER),
      "Add gauges and record calibrations, plan and conclude gauge studies"),
  STUDY_GAUGE(
      EnumSet.of(INSPECTOR, QUALITY, ENGINEER), "Capture the measurements of a gauge study"),
  EDIT_OBJECTIVE(
      EnumSet.of(QUALITY, CHIEF_QUALITY_OFFICER, GENERAL_MANAGER),
      "Set and revise quality objectives"),
  EXPLAIN_OBJECTIVE(EnumSet.of(DEPARTMENT_HEAD, QUALITY), "Give the reason for a missed objective"),
  HEAR_CUSTOMER(EnumSet.of(QUALITY), "Record complaints, return visits and their answers"),
  PREPARE_REPORT(EnumSet.of(QUALITY), "Draft and revise reports"),
  COMMENT_REPORT(
      EnumSet.of(QUALITY, DEPARTMENT_HEAD, PLANT_MANAGER, GENERAL_MANAGER, CHIEF_QUALITY_OFFICER),
      "Comment on the draft of a report"),
  APPROVE_REPORT(EnumSet.of(PLANT_MANAGER, GENERAL_MANAGER), "Approve a report"),
  ISSUE_REPORT(EnumSet.of(QUALITY), "Issue an approved report");

  @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
  private final Set<Role> roles;

  private final String words;

  Permission(Set<Role> roles, String words) {
    this.roles = Set.copyOf(roles);
    this.words = words;
  }

  /** Whether one of these offices may. */
  public boolean allows(Collection<Role> held) {
    return held.stream().anyMatch(roles::contains);
  }

  /** The offices that may. */
  public Set<Role> roles() {
    return roles;
  }

  /** What may be done, in words. */
  public String words() {
    return words;
  }

  /** As the interface spells it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The whole table, as {@code docs/permissions.md} shows it. */
  static String markdown() {
    StringBuilder text =
        new StringBuilder(
            """
            # Who may do what
            Printed from `Permission`, the one place where it is decided; a test holds this page against it.
            A person may hold several offices, each with its first and last day; outside of them it gives nothing.
            Some acts ask for more than an office: whoever decides on a nonconformance did not report it, who verifies
            an action does not own it, who approves a plan or control limits did not write them, who signs for an operation is qualified for it.

            """);
    text.append("| |");
    for (Role role : Role.values()) {
      text.append(' ').append(role.en()).append(' ').append(role.zh()).append(" |");
    }
    text.append("\n|---|").append("---|".repeat(Role.values().length)).append('\n');
    for (Permission permission : values()) {
      text.append("| ").append(permission.words).append(" (`").append(permission.key());
      text.append("`) |");
      for (Role role : Role.values()) {
        text.append(permission.roles.contains(role) ? " yes |" : " |");
      }
      text.append('\n');
    }
    return text.toString();
  }
}
