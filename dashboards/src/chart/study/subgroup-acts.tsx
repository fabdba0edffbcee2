import { newId } from "../../api/quality";
import type { Chart } from "../../api/types";
import { may } from "../../app/session";
import { moment, whole } from "../../i18n/format";
import { t, text } from "../../i18n/language";
import { unitSign } from "../../i18n/unit";
import { RaiseForm } from "../../quality/raise-form";
import { Act, Field, Form } from "../../ui/form";
import type { OpenChart } from "../open-chart";
import { indexOf } from "../series";
import { ruleNumber } from "../sketch";
import { pointText } from "../words";
import { study } from "./calls";
import { s } from "./words";

/** What can be done about one subgroup: a remark, or a nonconformance on its batch. */
export function SubgroupActs(props: { open: OpenChart; chart: Chart; number: number }) {
  const m = s.value.remarks;
  const { open, chart, number } = props;
  const batch = open.series.batch[indexOf(open.series, number)] ?? "";
  return (
    <div class="subgroup-acts">
      {may("annotate") && (
        <Act label={m.leave}>
          <Form
            submit={m.leave}
            onSubmit={async (typed) => {
              const remark = { id: newId(), subgroup: number, text: typed.text("text") };
              await study.annotate(chart.summary.id, remark);
              open.again();
            }}
          >
            <Field label={m.text(whole(number))} wide>
              <textarea name="text" required maxLength={1000} rows={2} />
            </Field>
          </Form>
        </Act>
      )}
      {may("raise") && (
        <Act label={m.raise}>
          <RaiseForm
            {...(batch === "" ? {} : { batch })}
            station={chart.summary.station}
            description={described(open, chart, number)}
          />
        </Act>
      )}
    </div>
  );
}

/** What the chart says about the subgroup, to begin a nonconformance with. */
function described(open: OpenChart, chart: Chart, number: number): string {
  const { series } = open;
  const { summary } = chart;
  const at = indexOf(series, number);
  const rules = series.signals
    .filter((signal) => signal.subgroup === number)
    .map((signal) => t.value.ruleName(ruleNumber(signal.rule)));
  const value = pointText(summary, series.location[at] ?? Number.NaN);
  return s.value.remarks.described(
    text(summary.characteristic.name),
    whole(number),
    moment((series.time[at] ?? 0) * 1000),
    `${t.value.pane[summary.kind].location} ${value} ${unitSign(summary.characteristic.unit)}`,
    [...new Set(rules)].join(", "),
  );
}
