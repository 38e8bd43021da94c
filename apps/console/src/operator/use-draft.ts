import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '../api/problem.ts';
import { read } from '../api/read.ts';
import type { RequestDetail } from '../api/rows.ts';
import { sender } from '../command/browser-world.ts';
import { useCommand, useQueue } from '../command/use-command.ts';
import { type CallForm, draftOf } from './call-form.ts';

/** Milliseconds without a key after which the draft follows. */
const REST = 600;

interface Told {
  readonly key: string;
  /** What the draft says, as JSON. */
  readonly body: string;
  readonly version: number | undefined;
}

/** Lets the draft on the server follow the form, one amendment at a time; without network it simply stays behind, and logging says everything. */
export function useDraft(form: CallForm, confidential: boolean): void {
  const command = useCommand();
  const { replies } = useQueue();
  const told = useRef<Told>(undefined);
  const busy = useRef(false);
  const [turn, setTurn] = useState(0);
  const body = JSON.stringify(draftOf(form, confidential));
  const { request, key } = form;
  const reply = request !== undefined && 'key' in request ? replies[request.key] : undefined;
  const id = request?.id;

  useEffect(() => {
    if (id === undefined || confidential || body === '{}' || busy.current) return undefined;
    if (told.current?.key === key && told.current.body === body) return undefined;
    const amend = async () => {
      busy.current = true;
      const known = told.current?.key === key ? told.current.version : (reply?.['version'] as number | undefined);
      try {
        const version = known ?? (await read<RequestDetail>(`/api/intake/requests/${id}`)).version;
        const answer = await command({
          path: `/api/intake/requests/${id}/amend`,
          body: JSON.parse(body) as object as Record<string, unknown>,
          says: 'operator.say.draft',
          lane: key,
          subjects: [],
          ifMatch: version,
          inForm: true,
        }).settled;
        told.current = { key, body, version: answer['version'] as number };
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        // Changed elsewhere: once more on top of it. Anything else is said when it is logged.
        told.current = { key, body: error.status === 412 ? '' : body, version: undefined };
      } finally {
        busy.current = false;
        setTurn((now) => now + 1);
      }
    };
    const timer = setTimeout(() => {
      // Never behind a line of others that wait for the network.
      if (!busy.current && sender.queue.commands.every(({ lane }) => lane !== key)) void amend();
    }, REST);
    return () => clearTimeout(timer);
  }, [id, body, key, confidential, turn, reply, command]);
}
