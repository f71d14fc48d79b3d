import type { ReactNode } from "react";

import type { Range } from "@/components/records/search";
import type { Selection } from "@/components/records/selection";

export interface Column<Row> {
  id: string;
  label: string;
  /** What the API calls its order; without it there is none by this column. */
  sort?: string;
  /** A first click sorts from the greatest down. */
  isDownFirst?: boolean;
  isNumber?: boolean;
  /** In pixels; the column without one takes what is left. */
  width?: number;
  cell: (row: Row, at: CellPlace) => ReactNode;
  /** Where it stands on a phone; elsewhere than in the first column it is left out without one. */
  phone?: "side" | "line";
  /** Can't be hidden. */
  isFixed?: boolean;
  isHiddenAtFirst?: boolean;
}

export interface CellPlace {
  /** The keyboard is at this row: its controls take part in Tab. */
  isCurrent: boolean;
  /** On a phone nothing is changed in the row itself: its sheet has room for that. */
  isPhone: boolean;
}

interface Named {
  name: string;
  label: string;
}

export interface Choice<Id> {
  id: Id;
  name: string;
}

export type Filter =
  | (Named & { kind: "choice" | "one"; options: readonly { value: string; label: string }[] })
  | (Named & { kind: "range"; most?: number; step?: number; show: (value: number) => string })
  | (Named & { kind: "flag"; yes: string; no: string })
  | (Named & {
      kind: "pick";
      placeholder: string;
      find: (text: string, signal: AbortSignal) => Promise<Choice<number>[]>;
      nameOf: (id: number, signal: AbortSignal) => Promise<string>;
      siteId: number;
    });

export type { Range };

export interface BulkContext {
  selection: Selection;
  /** How many rows are meant; undefined while they are counted. */
  count: number | undefined;
  clear: () => void;
  /** Choose all that fit, loaded or not; undefined where that can't be, or is so already. */
  chooseAll?: () => void;
  matching?: number;
}
