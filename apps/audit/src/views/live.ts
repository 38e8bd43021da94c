import { Policy, POLICY_TABLES } from '#access';
import type { LiveSource } from '#runtime';
import { concerns } from '../log/concerns.ts';
import { publicOf } from '../log/public-of.ts';
import { requestHistory } from './request-history/projection.ts';

const policy = new Policy(POLICY_TABLES);

/** Tells oversight of every event that concerns a request, as soon as audit's views have it. */
export const auditLive: LiveSource = {
  async message(stored, view) {
    const event = publicOf(stored);
    const [requestId] = concerns(event);
    if (requestId === undefined) {
      const { area } = event.data as { readonly area?: unknown };
      return { type: event.type, area: typeof area === 'string' ? area : '' };
    }
    const document = await view(requestHistory.view).get(requestId);
    const area = document?.a === undefined ? '' : (document.s[document.a] ?? '');
    return { type: event.type, area, requestId, ...(document?.x === 1 || (event.data as { confidential?: boolean }).confidential === true ? { confidential: true } : {}) };
  },
  reach: (subject) => policy.reach(subject, 'audit.stream'),
};
