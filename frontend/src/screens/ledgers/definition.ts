// What a ledger is to the screen: how to ask for a page, its columns, filters and the whole object.

import type { ComponentType } from "preact";
import type { Role } from "../../api/session";
import type { PlainKey } from "../../i18n";
import type { LedgerName } from "../../ledgers";
import type { Choice } from "../../ui/Field";
import type { Column } from "../../ui/Table";
import type { EditableRow, Editing } from "./editFields";
import type { FigureFilter } from "./figureFilter";
import type { BuiltInView } from "./savedViews";
import type { WarningCode } from "./warnings";

export interface LedgerColumn<Row> extends Column<Row> {
  /** Offered, but shown only to those who choose it. */
  readonly isExtra?: boolean;
}

export interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: { readonly value: number; readonly exact: boolean };
}

export interface LedgerRequest {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
  readonly search: string | null;
  /** The arguments of the question by the names of their filters. */
  readonly arguments: Readonly<Record<string, string>>;
  /** The filters in force: field → what it must be. */
  readonly where: Readonly<Record<string, Condition>> | null;
  readonly order: { readonly field: string; readonly isDescending: boolean } | null;
}

export type Condition = Readonly<Record<string, unknown>>;

export interface Filter {
  /** Its name in the address. */
  readonly name: string;
  readonly label: () => string;
  /** The field of the object that is compared. */
  readonly field: string;
  /** How it is compared; it must equal the chosen value unless this says otherwise. */
  readonly condition?: (value: string) => Condition;
  readonly choices: () => readonly Choice[];
  /** One of the less usual ones, folded away until it is asked for. */
  readonly isMore?: boolean;
  /** The words of no choice; all of them unless it says otherwise. */
  readonly empty?: PlainKey;
  /** How it is chosen; from a list unless it says otherwise. */
  readonly input?: "text" | "date" | "none";
  /** An argument of the whole question and not a field of the rows. */
  readonly isArgument?: boolean;
  /** The roles to which it is of use; all of them unless it says otherwise. */
  readonly roles?: readonly Role[];
}

export interface Lack {
  readonly title: PlainKey;
  readonly remedy: PlainKey;
}

export interface PanelProps {
  readonly id: string;
  readonly onClose: () => void;
}

export interface LedgerDefinition<Row extends { readonly id: string; readonly name: string }> {
  readonly name: LedgerName;
  readonly searchHint: PlainKey;
  readonly filters: readonly Filter[];
  readonly columns: () => readonly LedgerColumn<Row>[];
  /** Ready views beside those that people name themselves; "all rows" needs no entry. */
  readonly views: readonly BuiltInView[];
  /** Which of these rows a figure warns about: id → warnings. */
  readonly loadWarnings?: (
    ids: readonly string[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<string, readonly WarningCode[]>>;
  /** What must be chosen before the ledger may be asked; null when it may. */
  readonly lacks?: (request: LedgerRequest) => Lack | null;
  readonly load: (request: LedgerRequest, signal: AbortSignal) => Promise<Page<Row>>;
  /** The same page of only the rows that a figure counts. */
  readonly loadFigure?: (
    figure: FigureFilter,
    request: LedgerRequest,
    signal: AbortSignal,
  ) => Promise<Page<Row>>;
  /** How its rows are changed; left out where nothing can be changed here. */
  readonly editing?: Editing<Row & EditableRow>;
  readonly Panel: ComponentType<PanelProps>;
}
