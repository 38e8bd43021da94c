import type { Deadline } from '#runtime';
import { helpRequest } from './request/request.ts';
import type { RequestRow } from './views/requests/document.ts';
import { requestList } from './views/requests/projection.ts';

/** A hold ends at its wake time. */
export const wakeFromHold: Deadline<RequestRow> = {
  name: 'wake-from-hold',
  view: requestList.view,
  index: 'wake',
  handle: async (row, due) =>
    row.heldUntil === undefined ? undefined : due.runtime.commands.handle(helpRequest, due.id, { type: 'wake', until: row.heldUntil }, { ...due.metadata, correlationId: due.id }),
};

/** A draft that nobody goes on with is given up. */
export const abandonDraft: Deadline<RequestRow> = {
  name: 'abandon-draft',
  view: requestList.view,
  index: 'idleDraft',
  handle: (_row, due) => due.runtime.commands.handle(helpRequest, due.id, { type: 'discard-draft', reason: 'abandoned' }, { ...due.metadata, correlationId: due.id }),
};
