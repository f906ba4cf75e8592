// The question that a state of the address asks of a ledger.

import { type LedgerState, pageArguments } from "../../lib/ledgerState";
import type { Condition, Filter, LedgerRequest } from "./definition";

export function requestOf(
  ledger: { readonly filters: readonly Filter[] },
  state: LedgerState,
): LedgerRequest {
  const where: Record<string, Condition> = {};
  const given: Record<string, string> = {};
  for (const filter of ledger.filters) {
    const value = state.filters[filter.name];
    if (value !== undefined && filter.isArgument) {
      given[filter.name] = value;
    } else if (value !== undefined) {
      const condition = filter.condition?.(value) ?? { eq: value };
      where[filter.field] = { ...where[filter.field], ...condition };
    }
  }
  return {
    ...pageArguments(state.place, state.size),
    search: state.search === "" ? null : state.search,
    arguments: given,
    where: Object.keys(where).length === 0 ? null : where,
    order: state.order,
  };
}

/** The same as GraphQL variables; the fields were checked against the ledger's own lists. */
export function variablesOf<Where, Order>(request: LedgerRequest) {
  const { order, where, arguments: _given, ...rest } = request;
  const direction = order?.isDescending ? ("DESC" as const) : ("ASC" as const);
  return {
    ...rest,
    where: where as Where | null,
    orderBy: order ? [{ field: order.field, direction } as Order] : null,
  };
}
