import type { ReactNode } from 'react';
import { useText } from '../language/use-text.ts';
import css from './look.module.css';
import { Shape, type Tone } from './shape.tsx';
import {
  CASE_TONES,
  type CaseStatus,
  PRIORITY_TONES,
  type Priority,
  REQUEST_TONES,
  type RequestStatus,
  RESPONDER_TONES,
  type ResponderStatus,
  ASSIGNMENT_TONES,
  type AssignmentStatus,
} from './tones.ts';

/** P1 … P5 as shape, fill and text. */
export function PriorityBadge({ priority, withWord = false }: { readonly priority: string | undefined; readonly withWord?: boolean }) {
  const t = useText();
  if (priority === undefined || !(priority in PRIORITY_TONES)) return <Badge tone="off">{t('priority.none')}</Badge>;
  const known = priority as Priority;
  return (
    <span className={css['filled']} data-tone={PRIORITY_TONES[known]} title={t(`priority.${known}`)} data-priority={known}>
      <Shape tone={PRIORITY_TONES[known]} size={10} />
      {known}
      {withWord ? <span className={css['word']}>{t(`priority.${known}`)}</span> : <span className="for-readers-only">{t(`priority.${known}`)}</span>}
    </span>
  );
}

/** A word with its tone's shape in front; the quiet one of the two looks, for everything but priorities and alarms. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={css['badge']}>
      <Shape tone={tone} />
      {children}
    </span>
  );
}

/** Where a help request stands. */
export function RequestState({ status }: { readonly status: string }) {
  const t = useText();
  const known = status as RequestStatus;
  return known in REQUEST_TONES ? <Badge tone={REQUEST_TONES[known]}>{t(`request.${known}`)}</Badge> : <Badge tone="off">{status}</Badge>;
}

/** Where a case stands. */
export function CaseState({ status }: { readonly status: string }) {
  const t = useText();
  const known = status as CaseStatus;
  return known in CASE_TONES ? <Badge tone={CASE_TONES[known]}>{t(`case.${known}`)}</Badge> : <Badge tone="off">{status}</Badge>;
}

/** Where one assignment stands. */
export function AssignmentState({ status }: { readonly status: string }) {
  const t = useText();
  const known = status as AssignmentStatus;
  return known in ASSIGNMENT_TONES ? <Badge tone={ASSIGNMENT_TONES[known]}>{t(`assignment.${known}`)}</Badge> : <Badge tone="off">{status}</Badge>;
}

/** Whether a responder can go. */
export function ResponderState({ status }: { readonly status: string }) {
  const t = useText();
  const known = status as ResponderStatus;
  return known in RESPONDER_TONES ? <Badge tone={RESPONDER_TONES[known]}>{t(`responder.${known}`)}</Badge> : <Badge tone="off">{status}</Badge>;
}
