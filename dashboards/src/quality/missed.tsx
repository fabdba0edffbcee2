import { quality } from "../api/quality";
import type { DefectRate } from "../api/types";
import { addressOf } from "../app/route";
import { whole } from "../i18n/format";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { lineName, operationName } from "./names";
import { q } from "./words";

/** Planned inspections of the period that were not made, by line and operation. */
export function Missed({ rate }: { rate: DefectRate }) {
  const m = q.value.home;
  const period = { from: `${rate.from}T00:00:00Z`, to: `${rate.to}T00:00:00Z` };
  const accounts = useLoad((stop) => quality.checkAccounts(period, stop), JSON.stringify(period));
  return (
    <section class="sheet">
      <h2 class="pad">{m.missed}</h2>
      <Shown of={accounts}>
        {({ accounts: lines }) => {
          const some = lines.filter((line) => line.missed > 0).sort((a, b) => b.missed - a.missed);
          if (some.length === 0) return <p class="quiet pad">{m.missedNone}</p>;
          return (
            <ul class="lines">
              {some.slice(0, 8).map((line) => (
                <li key={`${line.line} ${line.operation}`}>
                  <a href={addressOf("quality", ["checks"], { line: line.line })}>
                    {lineName(line.line)} · {operationName(undefined, line.operation)}
                  </a>
                  <span>{m.missedOf(whole(line.missed), whole(line.planned))}</span>
                </li>
              ))}
            </ul>
          );
        }}
      </Shown>
    </section>
  );
}
