import type { ComponentChildren } from "preact";
import { fixed, percent, whole } from "../i18n/format";
import { unitSign } from "../i18n/unit";
import { personName } from "../quality/names";
import type { Agreed, Crossed, Evaluation, StudySheet } from "./calls";
import { CrossedPictures } from "./pictures";
import { g } from "./words";

type Bias = NonNullable<Evaluation["bias"]>;

/** What came out of a study, by its kind. */
export function Result({ sheet, of }: { sheet: StudySheet; of: Evaluation }) {
  return (
    <section class="study-result" data-testid="study-result">
      <h2>{g.value.result}</h2>
      {of.crossed && <CrossedResult sheet={sheet} of={of.crossed} />}
      {of.bias && <BiasTable sheet={sheet} of={[of.bias]} />}
      {of.linearity && <Linearity sheet={sheet} of={of.linearity} />}
      {of.agreement && <Agreement of={of.agreement} />}
    </section>
  );
}

const share = (value: number | undefined) => (value === undefined ? "–" : `${fixed(value, 1)} %`);
const plain = (value: number | undefined) =>
  value === undefined ? "–" : String(Number(value.toPrecision(4)));

function Grid(props: { heads: string[]; rows: { key: string; cells: ComponentChildren[] }[] }) {
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            {props.heads.map((head, i) => (
              <th key={head} class={i === 0 ? "" : "number"}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, i) =>
                i === 0 ? (
                  <th key={i} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={i} class="number">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Fitness({ name, verdict }: { name: string; verdict: Crossed["verdict"] | undefined }) {
  if (verdict === undefined) return null;
  const mark = { good: "✓", conditional: "▲", unfit: "✕" }[verdict];
  const tone = { good: "", conditional: "mark-pattern", unfit: "mark-beyond" }[verdict];
  return (
    <p class={tone}>
      {mark} {name}: {g.value.fitness[verdict]}
    </p>
  );
}

function CrossedResult({ sheet, of }: { sheet: StudySheet; of: Crossed }) {
  const m = g.value;
  const grr = of.components.find(({ source }) => source === "grr");
  return (
    <>
      <div class="sheet pad">
        <p>
          {m.grr(
            share(grr?.percentStudyVariation),
            of.distinctCategories === undefined ? "–" : whole(of.distinctCategories),
          )}
        </p>
        <Fitness name={m.byVariation} verdict={of.verdict} />
        <Fitness name={m.byTolerance} verdict={of.toleranceVerdict} />
        {(of.notes ?? []).map((note) => (
          <p key={note} class="quiet">
            {note}
          </p>
        ))}
      </div>
      <CrossedPictures sheet={sheet} components={of.components} />
      <div class="sheet pad">
        <h3>{m.components}</h3>
        <Grid
          heads={[
            m.source,
            `${m.sd} ${unitSign(sheet.unit ?? "")}`,
            m.contribution,
            m.studyVariation,
            m.tolerance,
          ]}
          rows={of.components.map((line) => ({
            key: line.source,
            cells: [
              m.sources[line.source],
              plain(line.standardDeviation),
              share(line.percentContribution),
              share(line.percentStudyVariation),
              share(line.percentTolerance),
            ],
          }))}
        />
      </div>
      <div class="sheet pad">
        <h3>
          {m.anova} <small class="quiet">{m.model[of.model]}</small>
        </h3>
        <Grid
          heads={[m.source, m.df, m.ss, m.ms, "F", "p"]}
          rows={of.anova.map((line) => ({
            key: line.source,
            cells: [
              m.sources[line.source],
              whole(line.degreesOfFreedom),
              plain(line.sumOfSquares),
              plain(line.meanSquare),
              plain(line.f),
              line.p === undefined ? "–" : line.p < 0.001 ? "< 0.001" : fixed(line.p, 3),
            ],
          }))}
        />
      </div>
    </>
  );
}

function BiasTable({ sheet, of }: { sheet: StudySheet; of: readonly Bias[] }) {
  const m = g.value;
  const decimals = (sheet.decimals ?? 3) + 1;
  return (
    <div class="sheet pad">
      <Grid
        heads={[m.part, m.reference, "n", m.mean, m.bias, "p", ""]}
        rows={of.map((each, i) => ({
          key: each.part ?? String(i),
          cells: [
            each.part ?? "",
            fixed(each.reference, decimals),
            whole(each.readings),
            fixed(each.mean, decimals),
            m.biasOf(
              fixed(each.bias, decimals),
              fixed(each.lower, decimals),
              fixed(each.upper, decimals),
            ),
            each.p === undefined ? "–" : each.p < 0.001 ? "< 0.001" : fixed(each.p, 3),
            each.significant ? `▲ ${m.significant}` : `✓ ${m.notSignificant}`,
          ],
        }))}
      />
    </div>
  );
}

function Linearity(props: { sheet: StudySheet; of: NonNullable<Evaluation["linearity"]> }) {
  const m = g.value;
  const { of } = props;
  return (
    <>
      <div class="sheet pad">
        <p class={of.linear ? "" : "mark-pattern"}>
          {of.linear ? `✓ ${m.linear}` : `▲ ${m.notLinear}`}
        </p>
        <p class="quiet">{m.line(plain(of.slope), plain(of.intercept))}</p>
      </div>
      <BiasTable sheet={props.sheet} of={of.masters} />
    </>
  );
}

function Agreement({ of }: { of: NonNullable<Evaluation["agreement"]> }) {
  const m = g.value;
  const matched = (agreed: Agreed | undefined) =>
    agreed === undefined
      ? "–"
      : m.matched(whole(agreed.matched), whole(agreed.inspected), percent(agreed.rate));
  return (
    <div class="sheet pad">
      <Grid
        heads={[m.appraiser, m.within, m.against, m.misses, m.falseAlarms, m.kappa]}
        rows={of.appraisers.map((each) => ({
          key: each.appraiser,
          cells: [
            personName(each.appraiser),
            matched(each.within),
            matched(each.againstReference),
            matched(each.misses),
            matched(each.falseAlarms),
            each.kappa === undefined ? "–" : fixed(each.kappa, 2),
          ],
        }))}
      />
      <p>
        {m.between}: {matched(of.between)} · {m.allAgainst}: {matched(of.allAgainstReference)}
        {of.kappa === undefined ? "" : ` · ${m.kappa} ${fixed(of.kappa, 2)}`}
      </p>
    </div>
  );
}
