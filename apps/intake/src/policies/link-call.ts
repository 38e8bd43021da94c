import type { StoredEvent } from '#event-store';
import { effectOf } from '#messaging';
import type { OwnPolicy } from '#runtime';
import { call } from '../call/call.ts';
import type { RequestLogged } from '../request/events.ts';

const NAME = 'link-call';

/** The call a request was logged from says so, too; the call of a confidential tip becomes confidential. */
export const linkCallPolicy: OwnPolicy = {
  name: NAME,
  reactions: {
    RequestLogged: (event, runtime) => {
      const { callId, confidential } = (event as StoredEvent<RequestLogged>).data;
      if (callId === undefined) return undefined;
      const command = { type: 'link', requestId: event.stream, kind: 'new', ...(confidential ? { confidential } : {}) } as const;
      return runtime.commands.handle(call, callId, command, effectOf(NAME, event, runtime.now()));
    },
  },
};
