import { Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import type { Timeline } from '../api/rows.ts';
import { useCatalogue } from '../api/use-catalogue.ts';
import { type Say, useBoth, useText } from '../language/use-text.ts';
import { Badge } from '../look/badges.tsx';
import { Masked } from '../parts/masked.tsx';
import { clockText } from '../time/duration.ts';
import css from './supervisor.module.css';
import { useResponderNames } from './use-names.ts';
import { DateTime } from './values.tsx';

/** One event of a timeline. */
export type Entry = Timeline['entries'][number];

/** Who did it, in words: the name, or the machine; and the role in which. */
export function actorOf(t: Say, { actor, channel }: Entry): string {
  if (channel === 'system' || actor.role === 'system') return t('supervisor.machine');
  const role = ROLES.has(actor.role) ? t(`role.${actor.role as 'operator'}`) : actor.role;
  return actor.name === undefined ? role : `${actor.name} · ${role}`;
}
const ROLES = new Set(['operator', 'dispatcher', 'responder', 'steward', 'supervisor', 'administrator']);

/** How far what was told lies from when it was recorded: "3:20 later". */
export function delayOf(t: Say, { delay }: Pick<Entry, 'delay'>): string {
  return t(delay < 0 ? 'supervisor.ahead' : 'supervisor.later', { length: clockText(Math.abs(delay) * 1_000) });
}

/** All events in their order, in words: who, how it reached us, when it happened and was recorded; what was taken back stands beside what took it back. */
export function Events({ timeline }: { readonly timeline: Timeline }) {
  const byId = useMemo(() => new Map(timeline.entries.map((entry) => [entry.id, entry])), [timeline]);
  return (
    <ol className={css['events']} data-events={timeline.entries.length}>
      {timeline.entries.map((entry) => (
        <EventItem key={entry.id} entry={entry} byId={byId} requestId={timeline.requestId} />
      ))}
    </ol>
  );
}

function EventItem({ entry, byId, requestId }: { readonly entry: Entry; readonly byId: ReadonlyMap<string, Entry>; readonly requestId: string }) {
  const t = useText();
  const both = useBoth();
  const nameOf = useResponderNames();
  const taken = entry.retractedBy === undefined ? undefined : byId.get(entry.retractedBy);
  const takes = (entry.retracts ?? []).flatMap((id) => byId.get(id) ?? []);
  return (
    <li className={css['event']} data-event={entry.type} data-service={entry.service} data-retracted={entry.retractedBy !== undefined} data-late={entry.late}>
      <span className={css['when']}>
        <DateTime at={entry.occurredAt} seconds />
        {entry.late && (
          <span className={css['recorded']}>
            {t('supervisor.recorded')} <DateTime at={entry.recordedAt} seconds />
          </span>
        )}
      </span>
      <div className={css['said']}>
        <p>
          {entry.retractedBy === undefined ? <span>{both(entry.text)}</span> : <s>{both(entry.text)}</s>}
          {entry.late && <Badge tone="caution">{delayOf(t, entry)}</Badge>}
        </p>
        <p className={css['quiet']}>
          {actorOf(t, entry)}
          {entry.channel !== 'system' && ` · ${t(`supervisor.channel.${entry.channel}`)}`}
          {entry.subject !== undefined && entry.subject !== entry.actor.id && ` · ${t('supervisor.onBehalf', { name: nameOf(entry.subject) })}`}
          {entry.assignment !== undefined &&
            entry.responderId !== undefined &&
            nameOf(entry.responderId) !== entry.actor.name &&
            ` · ${entry.assignment}. ${nameOf(entry.responderId)}`}
        </p>
        {(entry.personal ?? []).map((value) => (
          <Note key={`${value.id}${value.role}`} value={value} requestId={requestId} />
        ))}
        {taken !== undefined && (
          <p className={css['taken']} data-taken-back>
            <Undo2 size={14} aria-hidden />
            {t('supervisor.takenBack')} <DateTime at={taken.occurredAt} seconds /> · {actorOf(t, taken)}
          </p>
        )}
        {takes.map((one) => (
          <p key={one.id} className={css['taken']}>
            <Undo2 size={14} aria-hidden />
            {t('supervisor.takesBack')} <s>{both(one.text)}</s> <DateTime at={one.occurredAt} seconds />
          </p>
        ))}
      </div>
    </li>
  );
}

/** Free text of an event; people have their own place on the page. */
function Note({ value, requestId }: { readonly value: NonNullable<Entry['personal']>[number]; readonly requestId: string }) {
  const t = useText();
  if (value.role !== 'note') return null;
  if (value.erased === true) return <p className={css['quiet']}>{t('supervisor.erased')}</p>;
  // Answers to questions lie in a note of their own and are health facts.
  const isAnswers = value.text === undefined;
  return (
    <blockquote className={css['note']}>
      <Masked
        masked={value.text ?? '***'}
        label={t(isAnswers ? 'supervisor.answers' : 'supervisor.field.notes')}
        path={`/api/audit/timelines/${requestId}/reveal`}
        body={{ id: value.id, fields: [isAnswers ? 'health' : 'notes'] }}
        pick={(answer) => revealed(answer, isAnswers ? 'health' : 'text')}
        show={(opened) => (isAnswers ? <Answers text={opened} /> : opened)}
      />
    </blockquote>
  );
}

/** Answers as question and answer; as they lie there where they are none of ours. */
function Answers({ text }: { readonly text: string }) {
  const both = useBoth();
  const catalogue = useCatalogue();
  const answers = answersOf(text);
  if (answers === undefined) return text;
  return (
    <>
      {answers.map(([id, answer]) => {
        const question = catalogue.question(id);
        const option = question?.kind === 'choice' ? both(question.options.find(({ value }) => value === answer)?.text) : '';
        return (
          <p key={id}>
            {both(question?.text) || id} <b>{option === '' ? String(answer) : option}</b>
          </p>
        );
      })}
    </>
  );
}

function answersOf(text: string): readonly (readonly [string, string | number])[] | undefined {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null) return undefined;
    return Object.entries(found).filter((pair): pair is [string, string | number] => typeof pair[1] === 'string' || typeof pair[1] === 'number');
  } catch {
    return undefined;
  }
}

/** One field of what a reveal has answered. */
export function revealed(answer: Readonly<Record<string, unknown>>, field: 'name' | 'phone' | 'room' | 'health' | 'text'): string | undefined {
  const { values } = answer as { readonly values?: readonly Readonly<Partial<Record<string, string>>>[] };
  return values?.map((value) => value[field]).findLast((text) => text !== undefined);
}
