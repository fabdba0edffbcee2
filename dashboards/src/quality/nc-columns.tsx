import type { Nonconformance } from "../api/types";
import { addressOf } from "../app/route";
import { said } from "../i18n/said";
import type { Column } from "../ui/table";
import { Severity } from "./marks";
import { operationName } from "./names";
import { q } from "./words";

type Known = Pick<
  Nonconformance,
  "id" | "number" | "severity" | "state" | "description" | "operation" | "source" | "quantity"
>;

/** The columns that lists of nonconformances have in common, to be put in the order of each. */
export function ncColumns<T extends Known>() {
  const m = q.value.nc;
  const c = m.columns;
  const number: Column<T> = {
    key: "number",
    head: c.number,
    value: (nc) => nc.number,
    show: (nc) => <a href={addressOf("quality", ["nonconformances", nc.id])}>NC-{nc.number}</a>,
  };
  const severity: Column<T> = {
    key: "severity",
    head: c.severity,
    value: (nc) => q.value.severity[nc.severity],
    show: (nc) => <Severity of={nc.severity} />,
  };
  const state: Column<T> = { key: "state", head: c.state, value: (nc) => m.state[nc.state] };
  const description: Column<T> = {
    key: "description",
    head: c.description,
    value: (nc) => said(nc.description),
    show: (nc) => <span class="clip">{said(nc.description)}</span>,
  };
  const operation: Column<T> = {
    key: "operation",
    head: c.operation,
    value: (nc) => operationName(undefined, nc.operation),
  };
  const source: Column<T> = {
    key: "source",
    head: c.source,
    value: (nc) => m.source[nc.source] ?? nc.source,
  };
  const quantity: Column<T> = {
    key: "quantity",
    head: c.quantity,
    number: true,
    value: (nc) => nc.quantity,
  };
  return { number, severity, state, description, operation, source, quantity };
}
