import { quality } from "../api/quality";
import type { Person } from "../api/types";
import { restate } from "../app/place";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { calendarDay, plantDay } from "../i18n/format";
import { departmentName } from "../quality/names";
import { q } from "../quality/words";
import { FindField } from "../ui/find-field";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { a } from "./words";

/** Everybody who acts under their own name. */
export function PeoplePage({ query }: { query: Readonly<Record<string, string>> }) {
  const m = a.value.people;
  const found = useLoad((stop) => quality.people(stop), "people");
  const words = (query.find ?? "").toLowerCase();
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <FindField
          label={m.find}
          text={query.find}
          onFind={(find) =>
            restate({ at: "admin", path: ["people"], query: find === "" ? {} : { find } })
          }
        />
        {may("edit-people") ? (
          <a class="button" href={addressOf("admin", ["people", "new"])}>
            {m.add}
          </a>
        ) : (
          <span class="quiet">{m.readOnly}</span>
        )}
      </div>
      <Shown of={found} lines={10}>
        {({ people }) => (
          <Table
            name={m.title}
            rows={people.filter((person) => textOf(person).includes(words))}
            id={(person) => person.id}
            columns={[
              {
                key: "name",
                head: m.name,
                value: (x) => x.name,
                show: (x) => <a href={addressOf("admin", ["people", x.id])}>{x.name}</a>,
              },
              { key: "login", head: m.login, value: (x) => x.login },
              { key: "badge", head: m.badge, value: (x) => x.badge },
              { key: "offices", head: m.offices, value: (x) => officesOf(x) || m.none },
              {
                key: "department",
                head: m.department,
                value: (x) =>
                  x.department === undefined ? undefined : departmentName(x.department),
              },
              { key: "language", head: m.language, value: (x) => m.languages[x.language] },
              {
                key: "from",
                head: m.active,
                value: (x) => x.activeFrom,
                show: (x) => calendarDay(x.activeFrom),
              },
              {
                key: "to",
                head: m.gone,
                value: (x) => x.activeTo,
                show: (x) => (x.activeTo === undefined ? "–" : calendarDay(x.activeTo)),
              },
            ]}
          />
        )}
      </Shown>
    </>
  );
}

/** The offices that somebody holds today. */
function officesOf(person: Person): string {
  const today = plantDay(Date.now());
  return person.offices
    .filter((office) => office.from <= today && (office.to === undefined || office.to > today))
    .map((office) => q.value.role[office.role])
    .join(", ");
}

function textOf(person: Person): string {
  return [person.name, person.login, person.badge ?? "", officesOf(person)].join(" ").toLowerCase();
}
