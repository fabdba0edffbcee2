import { newId } from "../api/quality";
import { fromPlant } from "../i18n/format";
import { DayInput } from "../ui/day-input";
import { Field, type Typed } from "../ui/form";
import { departmentName, master, people } from "./names";
import { q } from "./words";

/** What an action is: what is done, by whom and when, who judges it, by what. */
export function ActionFields({ department }: { department?: string | undefined }) {
  const m = q.value.action;
  return (
    <>
      <Field label={m.text} wide>
        <textarea name="text" required minLength={3} maxLength={2000} rows={2} />
      </Field>
      <Field label={m.department}>
        <select name="department" required>
          {(master.value.departments ?? []).map((each) => (
            <option key={each.code} value={each.code} selected={each.code === department}>
              {departmentName(each.code)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={m.owner}>
        <PersonChoice name="owner" />
      </Field>
      <Field label={m.verifier}>
        <PersonChoice name="verifier" />
      </Field>
      <Field label={m.due}>
        <DayInput timed name="due" required />
      </Field>
      <Field label={m.measure} wide>
        <input name="measure" required minLength={3} maxLength={2000} />
      </Field>
    </>
  );
}

/** The action that was typed into the fields. */
export function askedIn(typed: Typed) {
  return {
    id: newId(),
    text: typed.text("text"),
    department: typed.text("department"),
    owner: typed.text("owner"),
    verifier: typed.text("verifier"),
    due: fromPlant(typed.text("due")),
    measure: typed.text("measure"),
  };
}

/** Somebody of the plant. */
export function PersonChoice({ name }: { name: string }) {
  return (
    <select name={name} required>
      {people.value.map((person) => (
        <option key={person.id} value={person.login}>
          {person.name}
        </option>
      ))}
    </select>
  );
}
