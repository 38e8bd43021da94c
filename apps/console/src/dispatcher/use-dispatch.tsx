import { useState } from 'react';
import { ProblemError } from '../api/problem.ts';
import type { AssignmentRow, CaseRow } from '../api/rows.ts';
import type { Reply } from '../command/queue.ts';
import { useCommand, type Wanted } from '../command/use-command.ts';
import { useUndo } from '../command/use-undo.tsx';
import { useText } from '../language/use-text.ts';
import type { AskedReason } from './reason-dialog.tsx';
import { PAPER_STEPS, type PaperStep } from './paper-times.ts';
import type { Refused } from './refusal-dialog.tsx';

/** What a dispatcher enters for a responder, in the order of the street. */
export const REPORTS = [
  'acknowledge',
  'en-route',
  'on-scene',
  'with-person',
  'transporting',
  'at-facility',
  'hand-over',
  'done',
  'not-possible',
  'decline',
  'block',
  'unblock',
] as const;
/** One of {@link REPORTS}. */
export type Report = (typeof REPORTS)[number];
/** How a report reached the dispatcher. */
export const HEARD_BY = ['phone', 'radio', 'chat', 'visit', 'paper'] as const;
/** One of {@link HEARD_BY}. */
export type HeardBy = (typeof HEARD_BY)[number];

/** Reports that say why. */
const WITH_REASON: ReadonlySet<Report> = new Set(['not-possible', 'decline', 'block']);

/** A responder to be sent. */
export interface Candidate {
  readonly responderId: string;
  readonly name: string;
  /** He lacks what the seat needs, or is at his limit: it takes a reason. */
  readonly needsReason: boolean;
}

/** How a step on paper is reported. */
const TOLD_AS = { acknowledged: 'acknowledge', 'en-route': 'en-route', 'on-scene': 'on-scene', 'with-person': 'with-person', cleared: 'done' } as const satisfies Record<
  PaperStep,
  Report
>;

/** Everything that a dispatcher does, by click or by the command bar; a no of the server keeps what was wanted and says why. */
export function useDispatch() {
  const t = useText();
  const command = useCommand();
  const undoable = useUndo();
  const [asked, setAsked] = useState<AskedReason>();
  const [refused, setRefused] = useState<Refused>();

  const run = (row: CaseRow, what: string, wanted: Wanted, done: string, undo?: (reply: Reply) => Wanted) => {
    const given = command({ ...wanted, inForm: true });
    if (undo !== undefined) undoable(given, { done, undo });
    given.settled.catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      setRefused({
        row,
        what,
        problem: error.body,
        again: (reason) => run(row, what, { ...wanted, body: { ...wanted.body, ...(reason === undefined ? {} : { reason }) } }, done, undo),
      });
    });
  };
  const number = (row: CaseRow) => row.number ?? 0;
  const onAssignment = (row: CaseRow, { assignmentId }: Pick<AssignmentRow, 'assignmentId'>, path: string) => ({
    path: `/api/dispatch/assignments/${assignmentId}/${path}`,
    subjects: [row.requestId, assignmentId],
  });

  const offer = (row: CaseRow, { responderId, name, needsReason }: Candidate, seat?: string) => {
    const values = { number: number(row), name };
    const what = t('dispatcher.say.offer', values);
    const send = (reason?: string) =>
      run(
        row,
        what,
        {
          path: `/api/dispatch/cases/${row.requestId}/assignments`,
          body: { responderId, ...(seat === undefined ? {} : { seat }), ...(reason === undefined ? {} : { reason }) },
          subjects: [row.requestId, responderId],
          says: 'dispatcher.say.offer',
          values,
        },
        t('dispatcher.done.offer', values),
        (reply) => ({
          path: `/api/dispatch/assignments/${String(reply['assignmentId'])}/stand-down`,
          body: {},
          subjects: [row.requestId, responderId],
          says: 'dispatcher.say.takeBack',
          values,
        }),
      );
    if (needsReason) setAsked({ title: what, why: t('dispatcher.why.exception'), go: send });
    else send();
  };

  const reassign = (row: CaseRow, from: AssignmentRow, { responderId, name }: Candidate) => {
    const values = { number: number(row), name };
    const what = t('dispatcher.say.reassign', values);
    setAsked({
      title: what,
      why: t('dispatcher.why.reassign'),
      go: (reason) => run(row, what, { ...onAssignment(row, from, 'reassign'), body: { responderId, reason, handOver: true }, says: 'dispatcher.say.reassign', values }, what),
    });
  };

  const standDownOne = (row: CaseRow, one: AssignmentRow, name: string) => {
    const values = { number: number(row), name };
    const what = t('dispatcher.say.standDownOne', values);
    setAsked({
      title: what,
      why: t('dispatcher.why.standDown'),
      go: (reason) => run(row, what, { ...onAssignment(row, one, 'stand-down'), body: { reason }, says: 'dispatcher.say.standDownOne', values }, what),
    });
  };

  const onCase = (row: CaseRow, path: 'take' | 'stand-down' | 'escalate' | 'settle-alarm' | 'override-minimum', body: Readonly<Record<string, unknown>>) => {
    const says = `dispatcher.say.${path}` as const;
    const values = { number: number(row) };
    run(row, t(says, values), { path: `/api/dispatch/cases/${row.requestId}/${path}`, body, subjects: [row.requestId], says, values }, '');
  };
  const because = (row: CaseRow, path: 'stand-down' | 'override-minimum', why: string, reason?: string) => {
    if (reason !== undefined && reason !== '') onCase(row, path, { reason });
    else setAsked({ title: t(`dispatcher.say.${path}`, { number: number(row) }), why, go: (given) => onCase(row, path, { reason: given }) });
  };

  const report = (row: CaseRow, one: AssignmentRow, name: string, what: Report, channel: HeardBy) => {
    const values = { number: number(row), name, what: t(`dispatcher.report.${what}`) };
    const said = t('dispatcher.say.report', values);
    const path = what === 'done' || what === 'not-possible' ? 'clear' : what;
    const outcome = what === 'done' || what === 'not-possible' ? { outcome: what } : {};
    const send = (reason?: string) =>
      run(
        row,
        said,
        { ...onAssignment(row, one, path), body: { channel, ...outcome, ...(reason === undefined ? {} : { reason }) }, says: 'dispatcher.say.report', values },
        said,
        (reply) => ({ ...onAssignment(row, one, 'retract'), body: { eventId: reply['eventId'] }, says: 'dispatcher.say.retract', values }),
      );
    if (WITH_REASON.has(what)) setAsked({ title: said, why: t('dispatcher.why.report', { name }), go: send });
    else send();
  };

  /** Everything that a slip of paper tells of one errand, in its order; what is known already is left out. @throws ProblemError */
  const fromPaper = async (
    row: CaseRow,
    { responderId, name }: Pick<Candidate, 'responderId' | 'name'>,
    standing: Pick<AssignmentRow, 'assignmentId'> | undefined,
    at: Readonly<Partial<Record<PaperStep, string>>>,
    end: { readonly outcome: 'done' | 'not-possible'; readonly reason: string },
  ) => {
    const first = PAPER_STEPS.map((step) => at[step]).find((time) => time !== undefined);
    const channel = 'paper';
    const values = { number: number(row), name };
    let assignmentId = standing?.assignmentId;
    if (assignmentId === undefined) {
      const offered = await command({
        path: `/api/dispatch/cases/${row.requestId}/assignments`,
        body: { responderId, channel, reason: t('dispatcher.fromPaper.reason') },
        subjects: [row.requestId, responderId],
        says: 'dispatcher.say.offer',
        values,
        inForm: true,
        ...(first === undefined ? {} : { occurredAt: first }),
      }).settled;
      assignmentId = String(offered['assignmentId']);
    }
    const given = PAPER_STEPS.flatMap((step) => {
      const occurredAt = at[step];
      if (occurredAt === undefined || assignmentId === undefined) return [];
      const what = TOLD_AS[step];
      const cleared = step === 'cleared' ? { outcome: end.outcome, ...(end.outcome === 'done' ? {} : { reason: end.reason }) } : {};
      return command({
        ...onAssignment(row, { assignmentId }, step === 'cleared' ? 'clear' : what),
        body: { channel, ...cleared },
        says: 'dispatcher.say.report',
        values: { ...values, what: t(`dispatcher.report.${step === 'cleared' ? end.outcome : what}`) },
        occurredAt,
        inForm: true,
      }).settled;
    });
    await Promise.all(given);
  };

  return {
    offer,
    reassign,
    fromPaper,
    standDownOne,
    report,
    take: (row: CaseRow) => onCase(row, 'take', {}),
    escalate: (row: CaseRow, reason = '') => onCase(row, 'escalate', { level: nextLevel(row), ...(reason === '' ? {} : { reason }) }),
    standDown: (row: CaseRow, reason?: string) => because(row, 'stand-down', t('dispatcher.why.standDown'), reason),
    overrideMinimum: (row: CaseRow) => because(row, 'override-minimum', t('dispatcher.why.minimum')),
    settleAlarm: (row: CaseRow, alarm: string, choice: 'finish' | 'stand-down') => onCase(row, 'settle-alarm', { alarm, choice }),
    asked,
    putAside: () => setAsked(undefined),
    refused,
    seen: () => setRefused(undefined),
  };
}

/** What {@link useDispatch} gives. */
export type Dispatch = ReturnType<typeof useDispatch>;

const LEVELS = ['dispatcher', 'supervisor', 'administrator'] as const;

/** Who is told next; a dispatcher who escalates has seen it himself. */
export function nextLevel(row: Pick<CaseRow, 'escalated'>): 'supervisor' | 'administrator' {
  return row.escalated === 'supervisor' || row.escalated === LEVELS[2] ? 'administrator' : 'supervisor';
}
