import { useSignal } from "@preact/signals";
import type { Annotation } from "../../api/types";
import { DEFAULT_VIEW } from "../../app/route";
import { may, session } from "../../app/session";
import { when, whole } from "../../i18n/format";
import { personName } from "../../quality/names";
import { Field, Form } from "../../ui/form";
import { moveTo } from "../keyboard";
import type { OpenChart } from "../open-chart";
import type { Look } from "../pair";
import { indexOf } from "../series";
import { study } from "./calls";
import { s } from "./words";

/** What people remarked at subgroups of the chart, the newest subgroup first. */
export function Remarks(props: { open: OpenChart; look: Look; present: boolean }) {
  const { open, look, present } = props;
  const m = s.value.remarks;
  const all = [...open.annotations.value].reverse();
  return (
    <section class="sheet" data-testid="remarks">
      <h2>
        {m.title} <span class="quiet">{whole(all.length)}</span>
      </h2>
      {all.length === 0 && <p class="quiet">{session.value === undefined ? m.signIn : m.none}</p>}
      <ul class="side-list">
        {all.map((each) => (
          <Remark key={each.id} open={open} look={look} of={each} present={present} />
        ))}
      </ul>
    </section>
  );
}

function Remark(props: { open: OpenChart; look: Look; of: Annotation; present: boolean }) {
  const { open, look, of } = props;
  const m = s.value.remarks;
  const voiding = useSignal(false);
  const { voided, written } = of;
  const mine = written.by === session.value?.login;
  const mayVoid = props.present && voided === undefined && may("annotate") && (mine || may("void"));
  const at = indexOf(open.series, of.subgroup);
  return (
    <li class="remark">
      <button
        type="button"
        class="signal-row"
        disabled={at < 0}
        onClick={() => moveTo({ open, view: DEFAULT_VIEW, look }, at)}
      >
        <span aria-hidden="true">⚑</span>
        <span class={voided === undefined ? "" : "remark-voided"}>{of.text}</span>
        <span class="quiet">{m.at(whole(of.subgroup))}</span>
      </button>
      <p class="quiet">
        {m.by(personName(written.by), when(Date.parse(written.at)))}
        {mayVoid && !voiding.value && (
          <button
            type="button"
            class="button"
            onClick={() => {
              voiding.value = true;
            }}
          >
            {m.declareVoid}
          </button>
        )}
      </p>
      {voided !== undefined && (
        <p class="quiet">
          {m.voided(personName(voided.by), when(Date.parse(voided.at)))}: {voided.reason}
        </p>
      )}
      {voiding.value && (
        <Form
          submit={m.declareVoid}
          onCancel={() => {
            voiding.value = false;
          }}
          onSubmit={async (typed) => {
            await study.voidAnnotation(of.id, typed.text("reason"));
            voiding.value = false;
            open.again();
          }}
        >
          <Field label={m.why} wide>
            <input name="reason" required minLength={3} maxLength={500} />
          </Field>
        </Form>
      )}
    </li>
  );
}
