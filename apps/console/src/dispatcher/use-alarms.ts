import { useCallback, useEffect, useState } from 'react';
import type { CaseRow } from '../api/rows.ts';
import type { LiveMessage } from '../live/message.ts';
import { waitsForSomebody } from './heat.ts';
import { type AlarmKind, play, unlockSound } from './sounds.ts';

/** Something that nobody at this desk has said "seen" to yet. */
export interface DeskAlarm {
  readonly id: string;
  readonly kind: AlarmKind;
  readonly requestId: string;
  readonly number: number | undefined;
}

/** Milliseconds between two soundings. */
const AGAIN = 6_000;
const MUTED = 'arrowtower.muted.dispatcher';
const KINDS: readonly AlarmKind[] = ['p1', 'breach', 'decline'];

function kept(): boolean {
  try {
    return localStorage.getItem(MUTED) === '1';
  } catch {
    return false;
  }
}

/** What a live message means for the ear. */
export function alarmsIn(messages: readonly LiveMessage[]): readonly DeskAlarm[] {
  return messages.flatMap(({ stream, version, type, row }) => {
    if (row === undefined || !stream.startsWith('case-')) return [];
    const one = row as unknown as CaseRow;
    const urgent = one.priority === 'P1' && (type === 'dispatch.case.opened.v1' || type === 'dispatch.case.priority-changed.v1' || type === 'dispatch.case.reopened.v1');
    const kind: AlarmKind | undefined =
      type === 'dispatch.assignment.declined.v1' ? 'decline' : type === 'dispatch.deadline.breached.v1' ? 'breach' : urgent && waitsForSomebody(one) ? 'p1' : undefined;
    return kind === undefined ? [] : [{ id: `${stream}@${version}`, kind, requestId: one.requestId, number: one.number }];
  });
}

/** The alarms of this desk: each sounds again and again until somebody says that he has seen it; mute is kept for the role on this device. */
export function useAlarms() {
  const [alarms, setAlarms] = useState<readonly DeskAlarm[]>([]);
  const [muted, setMuted] = useState(kept);
  useEffect(() => {
    addEventListener('pointerdown', unlockSound);
    addEventListener('keydown', unlockSound);
    return () => {
      removeEventListener('pointerdown', unlockSound);
      removeEventListener('keydown', unlockSound);
    };
  }, []);
  const loudest = KINDS.find((kind) => alarms.some((one) => one.kind === kind));
  useEffect(() => {
    if (loudest === undefined || muted) return undefined;
    play(loudest);
    const timer = setInterval(() => play(loudest), AGAIN);
    return () => clearInterval(timer);
  }, [loudest, muted, alarms.length]);
  const hear = useCallback((messages: readonly LiveMessage[]) => {
    const fresh = alarmsIn(messages);
    if (fresh.length > 0) setAlarms((before) => [...before, ...fresh.filter(({ id }) => !before.some((one) => one.id === id))]);
  }, []);
  const acknowledge = useCallback(() => setAlarms([]), []);
  const mute = useCallback((yes: boolean) => {
    setMuted(yes);
    try {
      localStorage.setItem(MUTED, yes ? '1' : '0');
    } catch {
      // Storage may be closed; it then lasts as long as the page.
    }
  }, []);
  return { alarms, acknowledge, hear, muted, mute };
}
