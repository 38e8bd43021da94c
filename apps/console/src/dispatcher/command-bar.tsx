import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { isComposing } from '../keys/composing.ts';
import { useText } from '../language/use-text.ts';
import { PriorityBadge, ResponderState } from '../look/badges.tsx';
import css from './dispatcher.module.css';
import { type Known, type Parsed, parseCommand, suggest } from './parse-command.ts';
import { CategoryName } from './queue.tsx';

const KEPT = 'arrowtower.dispatcher.commands';
/** Commands that are remembered, newest first. */
const REMEMBERED = 30;

function history(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function remember(text: string): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify([text, ...history().filter((one) => one !== text)].slice(0, REMEMBERED)));
  } catch {
    // Storage may be closed; then nothing is remembered.
  }
}

interface CommandBarProps {
  readonly known: Known;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly run: (parsed: Exclude<Parsed, { readonly kind: 'wrong' }>) => void;
  readonly leave: () => void;
}

/** `d 1042 wang li`: Tab completes, Enter does it, arrow up brings back what was typed before. */
export function CommandBar({ known, field, run, leave }: CommandBarProps) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  const [back, setBack] = useState(-1);
  const [wrong, setWrong] = useState<string>();
  const options = open ? suggest(text, known) : [];
  const at = Math.min(marked, options.length - 1);

  const type = (next: string) => {
    setText(next);
    setMarked(-1);
    setBack(-1);
    setWrong(undefined);
    setOpen(true);
  };
  const go = () => {
    const parsed = parseCommand(text, known);
    if (parsed.kind === 'wrong') {
      setWrong(t(`dispatcher.bar.${parsed.why}`, { what: parsed.what }));
      return;
    }
    remember(text.trim());
    setText('');
    setBack(-1);
    setOpen(false);
    setWrong(undefined);
    run(parsed);
  };
  const recall = (step: number) => {
    const kept = history();
    const next = Math.max(-1, Math.min(kept.length - 1, back + step));
    setBack(next);
    setText(kept[next] ?? '');
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = options[at];
    if (event.key === 'Enter') {
      event.preventDefault();
      if (chosen !== undefined) type(chosen.text);
      else go();
    } else if (event.key === 'Tab' && !event.shiftKey && options.length > 0 && text.trim() !== '') {
      event.preventDefault();
      const taken = chosen ?? options[0];
      if (taken !== undefined) type(taken.text);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      if (back >= 0) recall(-1);
      else setMarked(Math.min(at + 1, options.length - 1));
    } else if (event.key === 'ArrowUp') {
      event.preventDefault();
      if (at >= 0) setMarked(at - 1);
      else recall(1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (open && options.length > 0) setOpen(false);
      else leave();
    }
  };

  return (
    <div className={css['bar']} data-command-bar>
      <TextInput
        ref={field}
        aria-label={t('dispatcher.bar')}
        placeholder={t('dispatcher.bar.placeholder')}
        leftSection={<kbd>/</kbd>}
        value={text}
        error={wrong}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={options.length > 0 ? id : undefined}
        aria-autocomplete="list"
        aria-activedescendant={options.length > 0 && at >= 0 ? `${id}-${at}` : undefined}
        onChange={(event) => type(event.currentTarget.value)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {options.length > 0 && (
        <div className={css['options']} role="listbox" id={id} aria-label={t('dispatcher.bar.list')}>
          {options.map((one, index) => (
            <div
              key={one.text}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={css['option']}
              onMouseDown={(event) => {
                event.preventDefault();
                type(one.text);
              }}
            >
              <code>{one.text.trim()}</code>
              {one.verb !== undefined && <span>{t(`dispatcher.verb.${one.verb}`)}</span>}
              {one.row !== undefined && (
                <>
                  <PriorityBadge priority={one.row.priority} />
                  <CategoryName category={one.row.category} />
                </>
              )}
              {one.responder !== undefined && (
                <>
                  <ResponderState status={one.responder.status} />
                  <span className={css['quiet']}>{t('dispatcher.loadToday', { count: one.responder.loadToday })}</span>
                </>
              )}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
