import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { fieldErrors, type ProblemBody, ProblemError } from '../api/problem.ts';
import type { RequestRow } from '../api/rows.ts';
import { type Catalogue, useCatalogue } from '../api/use-catalogue.ts';
import { notify } from './notify.ts';
import type { Reply } from '../command/queue.ts';
import { type Given, useCommand, useQueue } from '../command/use-command.ts';
import { useUndo } from '../command/use-undo.tsx';
import { useText } from '../language/use-text.ts';
import { useSession } from '../session/session.ts';
import { answered, type CallForm, type Changes, emptyForm, idOf, logOf, looksLikePhone } from './call-form.ts';
import { lacks, pointersOf } from './form-errors.ts';
import { type Kept, keepForms, keptForms } from './kept-forms.ts';
import { formOfDraft, formOfGuess } from './open-form.ts';
import { useDraft } from './use-draft.ts';

/** Milliseconds after which a form is free for the next call though no answer has come: it is on its way. */
const FREE_AFTER = 1_500;

/** The desk: one form that is open, what it has sent, and what can be done with it. */
export interface Desk {
  readonly form: CallForm;
  readonly refused: readonly CallForm[];
  readonly errors: Readonly<Record<string, string>>;
  readonly problem: ProblemBody | undefined;
  readonly busy: boolean;
  readonly confidential: boolean;
  change(patch: Changes): void;
  log(): void;
  attach(row: RequestRow): void;
  discard(): void;
  /** Puts the open form aside and begins another. */
  begin(form: CallForm): void;
  paste(line: string): void;
  openDraft(id: string): Promise<void>;
  reopen(form: CallForm): void;
}

/** State and commands of the operator's form. */
export function useDesk(focusFirst: () => void): Desk {
  const t = useText();
  const { subject } = useSession();
  const command = useCommand();
  const undoable = useUndo();
  const catalogue = useCatalogue();
  const [kept, setKept] = useState<Kept>(() => keptForms(subject.accountId) ?? { form: emptyForm(), refused: [] });
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<ProblemBody>();
  const [busy, setBusy] = useState(false);
  const latest = useRef(kept);

  const put = useCallback(
    (next: Kept) => {
      latest.current = next;
      keepForms(subject.accountId, next);
      setKept(next);
    },
    [subject.accountId],
  );
  const isOpen = (key: string) => latest.current.form.key === key;
  const show = (form: CallForm) => {
    setErrors({});
    setProblem(undefined);
    const { form: before, refused } = latest.current;
    // What has been typed is never thrown away: it waits beside.
    put({ form, refused: [...refused.filter(({ key }) => key !== form.key), ...(before.begunAt === undefined || before.key === form.key ? [] : [before])] });
  };
  const fresh = () => {
    setErrors({});
    setProblem(undefined);
    put({ ...latest.current, form: emptyForm() });
    focusFirst();
  };

  const { replies } = useQueue();
  useEffect(() => {
    const { form: open, refused } = latest.current;
    const next = { form: answered(open, replies), refused: refused.map((one) => answered(one, replies)) };
    if (next.form !== open || next.refused.some((one, index) => one !== refused[index])) put(next);
  }, [replies, put]);

  const { form } = kept;
  const confidential = isConfidential(catalogue, form);
  useDraft(form, confidential);

  const give = (
    of: CallForm,
    path: string,
    body: Readonly<Record<string, unknown>>,
    says: 'operator.say.call' | 'operator.say.draft' | 'operator.say.endCall' | 'operator.say.discard',
  ) => command({ path, body, says, lane: of.key, subjects: [], inForm: true });

  /** The first key: the call is there, and its draft forms under the dispatcher's eyes. */
  const started = (of: CallForm): CallForm => {
    if (of.begunAt !== undefined) return of;
    const begun = { ...of, begunAt: new Date().toISOString() };
    if (of.medium !== 'phone') return begun;
    let { call } = of;
    if (call === undefined) {
      const received = give(of, '/api/intake/calls', { medium: 'phone', ringKnown: false, channel: 'phone' }, 'operator.say.call');
      call = { key: received.key };
      quiet(give(of, `/api/intake/calls/${idOf(call)}/answer`, { channel: 'phone' }, 'operator.say.call'));
      quiet(received);
    }
    const drafted = give(of, '/api/intake/requests', { draft: true, channel: 'phone', callId: idOf(call) }, 'operator.say.draft');
    quiet(drafted);
    return { ...begun, call, request: { key: drafted.key } };
  };

  const endCall = (of: CallForm) => {
    if (of.call === undefined || of.callOver === true) return;
    quiet(give(of, `/api/intake/calls/${idOf(of.call)}/end`, {}, 'operator.say.endCall'));
  };
  const identify = (of: CallForm) => {
    if (of.call === undefined || of.callOver === true || !looksLikePhone(of.phone)) return;
    const caller = { phone: of.phone.trim(), ...(of.name.trim() === '' ? {} : { name: of.name.trim() }) };
    quiet(give(of, `/api/intake/calls/${idOf(of.call)}/identify-caller`, { caller }, 'operator.say.call'));
  };
  const discardDraft = (of: CallForm) => {
    if (of.request !== undefined) quiet(give(of, `/api/intake/requests/${idOf(of.request)}/discard-draft`, {}, 'operator.say.discard'));
  };

  const change = (patch: Changes) => {
    const next = started({ ...latest.current.form, ...patch } as CallForm);
    put({ ...latest.current, form: next });
    const touched = pointersOf(Object.keys(patch));
    if (touched.some((pointer) => pointer in errors)) setErrors(Object.fromEntries(Object.entries(errors).filter(([pointer]) => !touched.includes(pointer))));
  };

  const log = () => {
    const of = latest.current.form;
    if (busy) return;
    const missing = lacks(of, t);
    if (Object.keys(missing).length > 0) {
      setErrors(missing);
      return;
    }
    setErrors({});
    setProblem(undefined);
    identify(of);
    const direct = of.request === undefined || confidential;
    if (direct) discardDraft(of);
    const given = command({
      path: direct ? '/api/intake/requests' : `/api/intake/requests/${of.request === undefined ? '' : idOf(of.request)}/log`,
      body: logOf(of, confidential),
      says: 'operator.say.log',
      lane: of.key,
      subjects: direct || of.request === undefined ? [] : [idOf(of.request)],
      inForm: true,
      ...(of.medium === 'paper' ? { occurredAt: new Date(of.paperAt).toISOString() } : {}),
    });
    endCall(of);
    const spent: CallForm = { ...of, callOver: true, ...(direct ? { request: undefined } : {}) } as CallForm;
    settle(given, spent, confidential);
  };

  const settle = (given: Given, spent: CallForm, secret: boolean) => {
    setBusy(true);
    let left = false;
    const leave = (reply: Reply | undefined) => {
      if (left) return;
      left = true;
      setBusy(false);
      const number = reply?.['number'];
      const done =
        typeof number === 'number' ? t('operator.logged', { number, priority: typeof reply?.['priority'] === 'string' ? reply['priority'] : '' }) : t('operator.loggedLater');
      if (secret) notify(done);
      else
        undoable(given, {
          done,
          undo: (answer) => ({
            path: `/api/intake/requests/${String(answer['id'])}/return`,
            body: { missing: ['other'] },
            subjects: [String(answer['id'])],
            says: 'operator.say.undo',
          }),
          takenBack: (answer) => show(answer === undefined ? spent : { ...spent, request: { id: String(answer['id']) } }),
        });
      if (isOpen(spent.key)) fresh();
    };
    const timer = setTimeout(() => leave(undefined), FREE_AFTER);
    given.settled
      .then(leave)
      .catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        if (left && !isOpen(spent.key)) {
          // The form was free already: it comes back beside the one that is open.
          put({ ...latest.current, refused: [...latest.current.refused, spent] });
          notify(t('operator.refusedLater'));
          return;
        }
        left = true;
        setBusy(false);
        put({ ...latest.current, form: spent });
        setErrors(fieldErrors(error.body));
        setProblem(error.body);
      })
      .finally(() => clearTimeout(timer));
  };

  const attach = (row: RequestRow) => {
    const of = latest.current.form;
    identify(of);
    if (of.call !== undefined)
      quiet(
        command({
          path: `/api/intake/calls/${idOf(of.call)}/link`,
          body: { requestId: row.id, kind: 'chase' },
          says: 'operator.say.attach',
          values: { number: row.number },
          lane: of.key,
          subjects: [row.id],
        }),
      );
    if (of.note.trim() !== '')
      command({
        path: `/api/intake/requests/${row.id}/add-note`,
        body: { note: of.note.trim() },
        says: 'operator.say.note',
        values: { number: row.number },
        lane: of.key,
        subjects: [row.id],
      }).settled.catch(() => undefined);
    discardDraft(of);
    endCall(of);
    notify(t('operator.attached', { number: row.number }));
    fresh();
  };

  const discard = () => {
    const of = latest.current.form;
    if (of.begunAt === undefined) return;
    discardDraft(of);
    endCall(of);
    fresh();
  };

  const paste = (line: string) => {
    const text = line.trim();
    if (text === '') return;
    const chat: CallForm = { ...emptyForm('chat'), note: text, notedAlready: text, begunAt: new Date().toISOString() };
    const drafted = give(chat, '/api/intake/requests', { draft: true, channel: 'chat', text }, 'operator.say.draft');
    const opened: CallForm = { ...chat, request: { key: drafted.key } };
    show(opened);
    drafted.settled
      .then((reply) => formOfGuess(text, reply))
      .then((guess) => {
        const now = latest.current.form;
        // What was typed meanwhile stays.
        if (now.key === opened.key)
          put({
            ...latest.current,
            form: {
              ...now,
              ...guess,
              ...(now.placeText === '' ? {} : { place: now.place, placeText: now.placeText }),
              ...(now.category === undefined ? {} : { category: now.category, answers: now.answers }),
            },
          });
      })
      .catch(() => undefined);
  };

  const openDraft = async (id: string) => show(await formOfDraft(id));

  useEffect(() => {
    if (form.begunAt === undefined) focusFirst();
    // Once, when the page opens.
  }, []);

  return useMemo(
    () => ({
      form,
      refused: kept.refused,
      errors,
      problem,
      busy,
      confidential,
      change,
      log,
      attach,
      discard,
      begin: (one: CallForm) => show(started(one)),
      paste,
      openDraft,
      reopen: show,
    }),
    [form, kept.refused, errors, problem, busy, confidential],
  );
}

function isConfidential(catalogue: Catalogue, { category }: CallForm): boolean {
  return catalogue.category(category)?.confidential === true;
}

/** Steps of a form whose refusal changes nothing for the operator: what counts is whether logging is refused. */
function quiet({ settled }: Given): void {
  settled.catch(() => undefined);
}
