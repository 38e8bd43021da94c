import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { isComposing } from '../keys/composing.ts';
import css from './operator.module.css';

/** What a {@link Choose} needs. */
export interface ChooseProps<One> {
  readonly label: ReactNode;
  readonly name: string;
  readonly text: string;
  readonly options: readonly One[];
  readonly keyOf: (one: One) => string;
  readonly draw: (one: One) => ReactNode;
  readonly onText: (text: string) => void;
  readonly onChoose: (one: One) => void;
  /** Something has been chosen for this text: leaving the field then chooses nothing else. */
  readonly chosen: boolean;
  /** The options are those of this very text. */
  readonly ready: boolean;
  readonly placeholder?: string;
  readonly error?: ReactNode;
  readonly hint?: ReactNode;
  readonly listLabel: string;
  readonly right?: ReactNode;
}

/** One text field with a list under it: type, arrows, Enter or Tab takes the marked line. The Enter that commits an input method's candidate is not ours. */
export function Choose<One>({ label, name, text, options, keyOf, draw, onText, onChoose, chosen, ready, placeholder, error, hint, listLabel, right }: ChooseProps<One>) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(0);
  const shown = open && options.length > 0;
  const at = Math.min(marked, options.length - 1);
  const choose = (one: One | undefined) => {
    setOpen(false);
    setMarked(0);
    if (one !== undefined) onChoose(one);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!shown) setOpen(true);
      else setMarked((at + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (shown && ready) choose(options[at]);
    } else if (event.key === 'Escape' && shown) {
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Tab' && !event.shiftKey && shown && ready && !chosen && text.trim() !== '') choose(options[at]);
  };
  return (
    <div className={css['choose']}>
      <TextInput
        label={label}
        name={name}
        value={text}
        placeholder={placeholder}
        error={error}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={shown}
        aria-controls={shown ? id : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown ? `${id}-${at}` : undefined}
        rightSection={right}
        onChange={(event) => {
          setOpen(true);
          setMarked(0);
          onText(event.currentTarget.value);
        }}
        onFocus={() => setOpen(text === '' || !chosen)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <div className={css['options']} role="listbox" id={id} aria-label={listLabel}>
          {options.map((one, index) => (
            <div
              key={keyOf(one)}
              id={`${id}-${index}`}
              className={css['option']}
              role="option"
              aria-selected={index === at}
              ref={index === at ? intoView : undefined}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(one);
              }}
            >
              {draw(one)}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });
