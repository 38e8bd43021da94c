import { useCallback, useSyncExternalStore } from 'react';
import { v7 } from 'uuid';
import type { ProblemError } from '../api/problem.ts';
import type { TextId } from '../language/catalogue.ts';
import { useSession } from '../session/session.ts';
import { sender } from './browser-world.ts';
import type { Queue, Queued, Reply } from './queue.ts';
import type { Answered } from './sender.ts';
import { tellRefused } from './refused.ts';

/** A command as a screen gives it. */
export interface Wanted {
  /** `/api/<service>/…`; may contain `answerOf(key)` of an earlier command. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Ids whose rows are marked as pending or failed; the first is also the lane unless one is given. */
  readonly subjects: readonly string[];
  /** What it does, in the words of the list of waiting commands. */
  readonly says: TextId;
  readonly values?: Readonly<Record<string, string | number>>;
  /** When it happened, where that was not now: what is entered from paper afterwards. */
  readonly occurredAt?: string;
  /** Version one was looking at; content edits only. */
  readonly ifMatch?: number;
  /** Commands of one lane go one after the other; by default those of the same first subject do. */
  readonly lane?: string;
  /** This form shows a refusal itself and still has the text: nothing is kept in the list then. */
  readonly inForm?: boolean;
}

/** A command that is on its way. */
export interface Given {
  readonly key: string;
  /** Answered, perhaps much later; rejected with a ProblemError only when the server refuses. Need not be awaited. */
  readonly settled: Promise<Reply>;
}

/** `const command = useCommand(); command({ path, body, subjects, says })`: kept in the browser first, sent as soon as possible, done once. */
export function useCommand(): (wanted: Wanted) => Given {
  const { subject } = useSession();
  return useCallback((wanted) => giveAs(subject.accountId, wanted), [subject.accountId]);
}

/** The same for code outside React. */
export function giveAs(accountId: string, wanted: Wanted): Given {
  const key = v7();
  const queued: Queued = {
    key,
    accountId,
    path: wanted.path,
    body: wanted.body ?? {},
    occurredAt: wanted.occurredAt ?? new Date().toISOString(),
    ...(wanted.ifMatch === undefined ? {} : { ifMatch: wanted.ifMatch }),
    lane: wanted.lane ?? wanted.subjects[0] ?? key,
    subjects: wanted.subjects,
    says: { id: wanted.says, ...(wanted.values === undefined ? {} : { values: wanted.values }) },
    state: 'waiting',
    tries: 0,
    notBefore: 0,
  };
  const settled = sender.give(queued);
  settled.catch((error: ProblemError) => {
    if (wanted.inForm === true) void sender.drop(key);
    else tellRefused(queued, error.body);
  });
  return { key, settled };
}

/** Everything on its way or refused in this browser. */
export function useQueue(): Queue {
  return useSyncExternalStore(subscribe, snapshot);
}

const subscribe = (listener: () => void) => sender.onChange(listener);
const snapshot = () => sender.queue;

/** What this browser's commands were answered last: what they did may be missing in a picture that is older. */
export function useAnswered(): readonly Answered[] {
  return useSyncExternalStore(subscribe, () => sender.answered);
}

/** Whether this row has something on its way, or something that was refused. */
export function usePending(subject: string | undefined): 'pending' | 'failed' | undefined {
  return useSyncExternalStore(subscribe, () => {
    if (subject === undefined) return undefined;
    const own = sender.queue.commands.filter((command) => command.subjects.includes(subject));
    if (own.some(({ state }) => state === 'refused')) return 'failed';
    return own.length > 0 ? 'pending' : undefined;
  });
}
