import { useSignal } from "@preact/signals";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { sign } from "../app/signature";
import { fixed, when, whole } from "../i18n/format";
import { unitSign } from "../i18n/unit";
import { Facts } from "../quality/facts";
import { characteristicName, personName } from "../quality/names";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { type StudySheet, studies } from "./calls";
import { Capture } from "./capture";
import { Result } from "./result";
import "./gauge-study.css";
import { g } from "./words";

const VERDICTS = ["accepted", "conditional", "rejected"] as const;

/** One gauge study: the next measurement, then what came out of it, then its conclusion. */
export function StudyPage({ id }: { id: string }) {
  const found = useLoad((stop) => studies.sheet(id, stop), id);
  return <Shown of={found}>{(sheet) => <Study sheet={sheet} onChange={found.set} />}</Shown>;
}

type Change = (next: StudySheet) => void;

function Study({ sheet, onChange }: { sheet: StudySheet; onChange: Change }) {
  const m = g.value;
  const { study } = sheet;
  const open = study.state === "open";
  return (
    <>
      <div class="page-head">
        <h1>{m.one(whole(study.number))}</h1>
        <span class="quiet">{m.kinds[study.kind]}</span>
      </div>
      <section class="sheet pad">
        <Facts
          of={[
            [
              m.gauge,
              <a key="gauge" href={addressOf("quality", ["gauges", study.gauge])}>
                {study.gauge}
              </a>,
            ],
            [m.characteristic, study.characteristic && characteristicName(study.characteristic)],
            [m.state, m.states[study.state]],
            [m.progress, m.of(whole(study.captured), whole(study.runs))],
            [m.planned, m.by(personName(study.plannedBy), when(Date.parse(study.planned)))],
            [m.reason, study.reason],
            [m.verdict, study.verdict && m.verdicts[study.verdict]],
            [m.words, study.conclusion],
            [
              m.ended,
              study.ended && m.by(personName(study.endedBy ?? ""), when(Date.parse(study.ended))),
            ],
          ]}
        />
        {sheet.parts
          .filter((part) => part.leftOut !== undefined)
          .map((part) => (
            <p key={part.label} class="quiet">
              {m.leftOut(part.label, part.leftOut ?? "")}
            </p>
          ))}
      </section>
      {open && sheet.next !== undefined && <Capture sheet={sheet} onChange={onChange} />}
      {open && sheet.next === undefined && <p>✓ {m.complete}</p>}
      {sheet.evaluation !== undefined ? (
        <Result sheet={sheet} of={sheet.evaluation} />
      ) : (
        sheet.missing !== undefined &&
        sheet.next === undefined && <p class="mark-pattern">▲ {m.missing(sheet.missing)}</p>
      )}
      {open && may("calibrate") && <Acts sheet={sheet} onChange={onChange} />}
      {(!open || sheet.next === undefined) && <Runs sheet={sheet} onChange={onChange} />}
    </>
  );
}

function Acts({ sheet, onChange }: { sheet: StudySheet; onChange: Change }) {
  const m = g.value;
  const { id } = sheet.study;
  return (
    <div class="acts">
      {sheet.evaluation !== undefined && (
        <Act label={m.conclude}>
          <Form
            submit={m.conclude}
            keep
            onSubmit={(typed) => {
              const verdict = typed.text("verdict") as (typeof VERDICTS)[number];
              const words = typed.text("words");
              return sign({
                meaning: m.concludeMeaning,
                lines: [
                  `${m.one(whole(sheet.study.number))} · ${sheet.study.gauge}`,
                  m.verdicts[verdict],
                  words,
                ],
                act: async (secret) =>
                  onChange(await studies.conclude(id, { verdict, words, secret })),
              });
            }}
          >
            <Field label={m.verdict}>
              <select name="verdict" required>
                <option value="" />
                {VERDICTS.map((each) => (
                  <option key={each} value={each}>
                    {m.verdicts[each]}
                  </option>
                ))}
              </select>
            </Field>
            <Field label={m.words} wide>
              <textarea name="words" required minLength={3} maxLength={2000} rows={2} />
            </Field>
          </Form>
        </Act>
      )}
      <Act label={m.leaveOut}>
        <Form
          submit={m.leaveOut}
          onSubmit={async (typed) =>
            onChange(await studies.leaveOut(id, typed.text("part"), typed.text("reason")))
          }
        >
          <Field label={m.part}>
            <select name="part" required>
              <option value="" />
              {sheet.parts
                .filter((part) => part.leftOut === undefined)
                .map(({ label }) => (
                  <option key={label} value={label}>
                    {label}
                  </option>
                ))}
            </select>
          </Field>
          <Field label={m.why} wide>
            <input name="reason" required minLength={3} maxLength={1000} />
          </Field>
        </Form>
      </Act>
      <Act label={m.abandon}>
        <Form
          submit={m.abandon}
          onSubmit={async (typed) => onChange(await studies.abandon(id, typed.text("reason")))}
        >
          <Field label={m.why} wide>
            <input name="reason" required minLength={3} maxLength={1000} />
          </Field>
        </Form>
      </Act>
    </div>
  );
}

/** Every run with its value, once nobody can be led by them any more; one can be measured again. */
function Runs({ sheet, onChange }: { sheet: StudySheet; onChange: Change }) {
  const m = g.value;
  const again = useSignal<number | undefined>(undefined);
  const decimals = sheet.decimals ?? 0;
  const mayRepeat = sheet.study.state === "open" && may("study-gauge");
  return (
    <>
      {again.value !== undefined && (
        <Capture
          key={again.value}
          sheet={sheet}
          run={again.value}
          onChange={(next) => {
            again.value = undefined;
            onChange(next);
          }}
        />
      )}
      <Table
        name={m.runs}
        titled
        rows={sheet.runs}
        id={(run) => String(run.run)}
        columns={[
          { key: "run", head: "№", number: true, value: (run) => run.run },
          { key: "appraiser", head: m.appraiser, value: (run) => personName(run.appraiser) },
          { key: "part", head: m.part, value: (run) => run.part },
          { key: "trial", head: m.trialHead, number: true, value: (run) => run.trial },
          {
            key: "value",
            head: `${m.value} ${unitSign(sheet.unit ?? "")}`,
            number: true,
            value: (run) => run.value,
            show: (run) => (run.value === undefined ? "–" : fixed(run.value, decimals)),
          },
          {
            key: "source",
            head: m.source,
            value: (run) => (run.source === undefined ? undefined : m.from[run.source]),
          },
          {
            key: "why",
            head: m.repeatWhy,
            value: (run) => run.repeatReason,
          },
          ...(mayRepeat
            ? [
                {
                  key: "again",
                  head: "",
                  value: () => undefined,
                  show: (run: StudySheet["runs"][number]) => (
                    <button
                      type="button"
                      class="button"
                      onClick={() => {
                        again.value = run.run;
                      }}
                    >
                      {m.repeat}
                    </button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
