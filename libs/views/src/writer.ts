import type { ViewDefinition, ViewStore } from './port.ts';

/** A document as a view holds it; `undefined` = deleted. */
export interface Held {
  readonly document: object | undefined;
  /** Log position of the event that last changed it; an event at or before it is not applied again. */
  readonly position: number;
}

/** One physical copy of a view: the live one, or one being built beside it. */
export interface ViewTable {
  readonly definition: ViewDefinition<object>;
  /** Log position that is applied and saved. */
  readonly position: number;
  /** Its indexes exist; a live table that starts at position 0 gets them when it has caught up. */
  readonly complete: boolean;
  /** The documents that exist among these ids. */
  load(ids: Iterable<string>): Promise<ReadonlyMap<string, Held>>;
}

/** What one batch of events does to one table. */
export interface TableChange {
  readonly table: ViewTable;
  /** Position after the batch. */
  readonly position: number;
  readonly documents: ReadonlyMap<string, Held>;
}

/** The write side, for the projection runner only. */
export interface WritableViewStore extends ViewStore {
  /** The live table of a view. One of another log, version or set of indexes is dropped and starts again at position 0; leftovers of a killed rebuild are dropped. */
  attach(definition: ViewDefinition<object>, logId: string): Promise<ViewTable>;
  /** A new empty table beside the live one. */
  build(definition: ViewDefinition<object>, logId: string): Promise<ViewTable>;
  /**
   * Saves documents and positions of all tables together.
   * @throws ViewsUnavailable when nothing could be written; nothing is changed
   */
  commit(changes: readonly TableChange[]): Promise<void>;
  /** Creates the indexes of a table that has caught up from position 0. */
  complete(table: ViewTable): Promise<void>;
  /** Puts a built table in the live one's place in one step; answers that one, which is to be discarded. */
  swap(table: ViewTable): Promise<ViewTable | undefined>;
  /** Drops a table that is not the live one. */
  discard(table: ViewTable): Promise<void>;
  close(): Promise<void>;
}

/** The views could not be written or read now (disk full, unwritable); they catch up by themselves when they can. */
export class ViewsUnavailable extends Error {
  readonly code = 'views-unavailable';
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'ViewsUnavailable';
  }
}
