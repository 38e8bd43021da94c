import { useRef } from 'react';
import { useText } from '../language/use-text.ts';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { Behind } from './behind.tsx';
import { Beside, useCaller, useLikely } from './beside.tsx';
import { emptyForm } from './call-form.ts';
import { FormPanel } from './form-panel.tsx';
import css from './operator.module.css';
import { PasteLine, usePasteLine } from './paste-line.tsx';
import { useDesk } from './use-desk.ts';
import { Work } from './work.tsx';

/** The operator's one screen: a form for the keyboard, what helps beside it, and what the desk owes people. */
export default function OperatorPage() {
  const t = useText();
  const first = useRef<HTMLInputElement>(null);
  const focusOn = (name: string) => document.querySelector<HTMLElement>(`[data-desk] [name=${name}]`)?.focus();
  const desk = useDesk(() => first.current?.focus());
  const caller = useCaller(desk.form.phone);
  const likely = useLikely(desk, caller);
  const line = usePasteLine();
  const attach = (index: number) => {
    const one = likely[index];
    if (one !== undefined) desk.attach(one.request);
  };
  useShortcuts([
    { keys: 'Ctrl+Enter', does: t('operator.log'), run: desk.log },
    { keys: 'Alt+n', does: t('operator.key.phone'), run: () => first.current?.focus() },
    { keys: 'Alt+l', does: t('operator.key.place'), run: () => focusOn('place') },
    { keys: 'Alt+k', does: t('operator.key.category'), run: () => focusOn('category') },
    { keys: 'Alt+m', does: t('operator.key.note'), run: () => focusOn('note') },
    { keys: 'Alt+1', does: t('operator.key.attach', { place: 1 }), run: () => attach(0) },
    { keys: 'Alt+2', does: t('operator.key.attach', { place: 2 }), run: () => attach(1) },
    { keys: 'Alt+3', does: t('operator.key.attach', { place: 3 }), run: () => attach(2) },
    { keys: 'Alt+c', does: t('operator.paste'), run: line.open },
    { keys: 'Alt+p', does: t('operator.paper'), run: () => desk.reopen({ ...emptyForm('paper'), begunAt: new Date().toISOString() }) },
    { keys: 'Alt+w', does: t('operator.key.work'), run: () => document.querySelector<HTMLElement>('[data-work] button')?.focus() },
    { keys: 'Alt+x', does: t('operator.discard'), run: desk.discard },
  ]);
  return (
    <div className={css['page']}>
      <Behind />
      <div className={css['columns']}>
        <FormPanel desk={desk} first={first} onPaste={line.open} />
        <div className={css['aside']}>
          <Beside desk={desk} caller={caller} likely={likely} />
          <Work desk={desk} />
        </div>
      </div>
      {line.opened && <PasteLine onLine={desk.paste} onClose={line.close} />}
    </div>
  );
}
