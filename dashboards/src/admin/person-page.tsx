import { useSignal } from "@preact/signals";
import { newId, quality } from "../api/quality";
import type { Office, Person, PersonEdit } from "../api/types";
import { useCrumb } from "../app/crumb";
import { goTo } from "../app/place";
import { may } from "../app/session";
import { calendarDay, plantDay } from "../i18n/format";
import { departmentName, master, readNames } from "../quality/names";
import { q } from "../quality/words";
import { DayInput } from "../ui/day-input";
import { Field, Form, type Typed } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Qualifications } from "./qualifications";
import { a } from "./words";

/** One person with the offices held, as an administrator changes them. */
export function PersonPage({ id }: { id: string }) {
  const saved = useSignal(false);
  if (id === "new") {
    return (
      <>
        <div class="page-head">
          <h1>{a.value.people.add}</h1>
        </div>
        <Edit
          onSave={async (edit) => {
            const added = await quality.addPerson({ ...edit, id: newId() });
            await readNames();
            goTo({ at: "admin", path: ["people", added.id], query: {} });
          }}
        />
      </>
    );
  }
  return (
    <Known
      id={id}
      saved={saved.value}
      onSaved={() => {
        saved.value = true;
      }}
    />
  );
}

function Known(props: { id: string; saved: boolean; onSaved: () => void }) {
  const found = useLoad((stop) => quality.person(props.id, stop), props.id);
  useCrumb(found.loaded.state === "ready" ? found.loaded.value.name : undefined);
  return (
    <Shown of={found}>
      {(person) => (
        <>
          <div class="page-head">
            <h1>{person.name}</h1>
            <span class="quiet">{person.login}</span>
            {props.saved && <span role="status">✓ {a.value.people.saved}</span>}
          </div>
          {may("edit-people") ? (
            <Edit
              key={person.version}
              person={person}
              onSave={async (edit) => {
                found.set(await quality.changePerson(person.id, person.version, edit));
                props.onSaved();
                await readNames();
              }}
            />
          ) : (
            <Offices offices={person.offices} />
          )}
          <Qualifications person={person} />
        </>
      )}
    </Shown>
  );
}

function Offices({ offices }: { offices: readonly Office[] }) {
  const m = a.value.people;
  return (
    <section class="sheet pad">
      <h2>{m.offices}</h2>
      {offices.map((office) => (
        <p key={`${office.role} ${office.from}`}>
          <b>{q.value.role[office.role]}</b> {calendarDay(office.from)} –{" "}
          {office.to === undefined ? "" : calendarDay(office.to)}
        </p>
      ))}
    </section>
  );
}

function Edit(props: { person?: Person; onSave: (edit: PersonEdit) => Promise<void> }) {
  const m = a.value.people;
  const { person } = props;
  const offices = useSignal<readonly Office[]>(person?.offices ?? []);
  const save = (typed: Typed) => props.onSave(editOf(typed, offices.value));
  return (
    <section class="sheet pad">
      <Form submit={person === undefined ? m.add : m.save} onSubmit={save}>
        <Field label={m.name}>
          <input name="name" required maxLength={100} defaultValue={person?.name} />
        </Field>
        <Field label={m.login}>
          <input
            name="login"
            required
            pattern="[A-Za-z0-9._@\-]+"
            maxLength={100}
            defaultValue={person?.login}
          />
        </Field>
        <Field label={m.badge}>
          <input name="badge" maxLength={100} defaultValue={person?.badge} />
        </Field>
        <Field label={m.department}>
          <select name="department">
            <option value="">{m.noDepartment}</option>
            {(master.value.departments ?? []).map((each) => (
              <option key={each.code} value={each.code} selected={each.code === person?.department}>
                {departmentName(each.code)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={m.language}>
          <select name="language">
            {(["zh", "en"] as const).map((each) => (
              <option key={each} value={each} selected={each === person?.language}>
                {m.languages[each]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={m.active}>
          <DayInput
            name="activeFrom"
            required
            defaultValue={person?.activeFrom ?? plantDay(Date.now())}
          />
        </Field>
        <Field label={m.gone}>
          <DayInput name="activeTo" defaultValue={person?.activeTo} />
        </Field>
        <Field label={m.password} hint={m.passwordHint}>
          <input
            name="password"
            type="password"
            minLength={10}
            maxLength={200}
            autocomplete="new-password"
          />
        </Field>
        <Field label={m.pin} hint={m.pinHint}>
          <input
            name="pin"
            type="password"
            pattern="\d{4,12}"
            inputMode="numeric"
            autocomplete="new-password"
          />
        </Field>
        <OfficeRows
          offices={offices.value}
          onChange={(next) => {
            offices.value = next;
          }}
        />
        {person !== undefined && (
          <Field label={m.reason} wide>
            <input name="reason" maxLength={1000} />
          </Field>
        )}
      </Form>
    </section>
  );
}

/** What an empty field means is that there is none. */
function editOf(typed: Typed, offices: readonly Office[]): PersonEdit {
  const optional = ["badge", "department", "activeTo", "password", "pin", "reason"] as const;
  const given = optional.flatMap((name) => {
    const value = typed.optional(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    login: typed.text("login"),
    name: typed.text("name"),
    language: typed.text("language") as "en" | "zh",
    activeFrom: typed.text("activeFrom"),
    offices: [...offices],
    ...Object.fromEntries(given),
  };
}

function OfficeRows(props: {
  offices: readonly Office[];
  onChange: (next: readonly Office[]) => void;
}) {
  const m = a.value.people;
  const roles = Object.keys(q.value.role) as Office["role"][];
  const change = (at: number, next: Partial<Office>) =>
    props.onChange(props.offices.map((office, i) => (i === at ? { ...office, ...next } : office)));
  return (
    <fieldset class="field-wide offices">
      <legend>{m.offices}</legend>
      {props.offices.map((office, i) => (
        <div key={i} class="office">
          <select
            aria-label={m.office}
            value={office.role}
            onChange={(event) => change(i, { role: event.currentTarget.value as Office["role"] })}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {q.value.role[role]}
              </option>
            ))}
          </select>
          <DayInput
            aria-label={m.from}
            required
            value={office.from}
            onChange={(event) => change(i, { from: event.currentTarget.value })}
          />
          <DayInput
            aria-label={m.to}
            value={office.to ?? ""}
            onChange={(event) => {
              const { to: _before, ...rest } = office;
              const to = event.currentTarget.value;
              props.onChange(
                props.offices.map((each, at) =>
                  at !== i ? each : to === "" ? rest : { ...rest, to },
                ),
              );
            }}
          />
          <button
            type="button"
            class="plain"
            onClick={() => props.onChange(props.offices.filter((_, at) => at !== i))}
          >
            {m.remove}
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button"
        onClick={() =>
          props.onChange([...props.offices, { role: "inspector", from: plantDay(Date.now()) }])
        }
      >
        {m.addOffice}
      </button>
    </fieldset>
  );
}
