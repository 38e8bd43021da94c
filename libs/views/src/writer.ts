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
  /**
   * The documents that exist among these ids; of a deleted one perhaps still its position, without a document.
   * @param beginning ids of streams whose first event is to be applied now; a table that finds out when it writes need not ask whether there is a document
   */
  load(ids: Iterable<string>, beginning?: ReadonlySet<string>): Promise<ReadonlyMap<string, Held>>;
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
   * Saves documents and positions of all tables together; a store without transactions saves the documents first, each only over an older one of its own.
   * @throws ViewsUnavailable when not all could be written: no position is moved, and the same again does no harm
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

/** How far a live view is saved, whichever process saved it. */
export interface SavedProgress {
  readonly position: number;
  readonly complete: boolean;
  /** The event it stands before, when it could not be applied. */
  readonly stoppedAt?: StoppedAt | undefined;
}

/** The event that a view could not apply. */
export interface StoppedAt {
  readonly position: number;
  readonly type: string;
  readonly reason: string;
}

/** A store of views that several processes share: one projects, the others follow. Two that project at once do no harm. */
export interface SharedViewStore extends WritableViewStore {
  /**
   * For processes that follow: how far each view is saved; undefined = there is no table of this log, version and indexes (yet). From then on the views
   * can be read here.
   */
  progress(definitions: readonly ViewDefinition<object>[], logId: string): Promise<readonly (SavedProgress | undefined)[]>;
  /** Tells the processes that follow before which event a live view stands still. */
  noteStopped(table: ViewTable, stoppedAt: StoppedAt): Promise<void>;
}

/** Whether several processes may share this store. */
export function isShared(views: WritableViewStore): views is SharedViewStore {
  return 'progress' in views && 'noteStopped' in views;
}

/** The views could not be written or read now (disk full, unwritable); they catch up by themselves when they can. */
export class ViewsUnavailable extends Error {
  readonly code = 'views-unavailable';
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'ViewsUnavailable';
  }
}
