import type { Projection } from '#views';
import { publicOf } from '../../log/public-of.ts';

/** One time that somebody was shown personal fields. */
export interface DisclosureDocument {
  readonly id: string;
  readonly position: number;
  readonly service: string;
  readonly at: string;
  readonly accountId: string;
  readonly role: string;
  readonly area: string;
  readonly personId?: string;
  readonly noteId?: string;
  readonly requestId?: string;
  readonly fields: readonly string[];
  readonly reason: string;
}

const TYPES = new Set(['intake.disclosure.made.v1', 'dispatch.disclosure.made.v1', 'audit.disclosure.made.v1', 'DisclosureMade']);

/** Every disclosure of every service, newest found by person, account, request or time. */
export const disclosures: Projection<DisclosureDocument> = {
  view: {
    service: 'audit',
    name: 'disclosures',
    version: 1,
    indexes: {
      at: ({ at }) => [at],
      person: ({ personId, at }) => (personId === undefined ? undefined : [personId, at]),
      account: ({ accountId, at }) => [accountId, at],
      request: ({ requestId, at }) => (requestId === undefined ? undefined : [requestId, at]),
    },
  },
  ids: (event) => (TYPES.has(event.type) ? [event.id] : []),
  evolve: (document, stored) => {
    if (document !== undefined) return document;
    const event = publicOf(stored);
    const data = event.data as Pick<DisclosureDocument, 'accountId' | 'personId' | 'noteId' | 'requestId' | 'fields' | 'reason'>;
    return {
      id: event.id,
      position: stored.position,
      service: event.service,
      at: event.recordedAt,
      accountId: data.accountId,
      role: event.actor.role,
      area: event.actor.area,
      ...(data.personId === undefined ? {} : { personId: data.personId }),
      ...(data.noteId === undefined ? {} : { noteId: data.noteId }),
      ...(data.requestId === undefined ? {} : { requestId: data.requestId }),
      fields: data.fields,
      reason: data.reason,
    };
  },
};
