import { TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { type Question, useCatalogue } from '../api/use-catalogue.ts';
import { useBoth, useText } from '../language/use-text.ts';
import css from './operator.module.css';
import type { Desk } from './use-desk.ts';

/** The category's questions; each is one stop of the Tab key, a digit answers. Leaving one out is always allowed. */
export function Questions({ desk }: { readonly desk: Desk }) {
  const t = useText();
  const catalogue = useCatalogue();
  const questions = (catalogue.category(desk.form.category)?.questions ?? []).flatMap((id) => catalogue.question(id) ?? []);
  if (questions.length === 0) return <p className={css['quiet']}>{t('operator.questions.none')}</p>;
  return (
    <div className={css['questions']}>
      {questions.map((question) => (
        <OneQuestion key={question.id} question={question} desk={desk} />
      ))}
    </div>
  );
}

function OneQuestion({ question, desk }: { readonly question: Question; readonly desk: Desk }) {
  const t = useText();
  const both = useBoth();
  const { answers } = desk.form;
  const answer = answers[question.id];
  const error = desk.errors[`answers/${question.id}`];
  const set = (value: string | number | undefined) => {
    const { [question.id]: _, ...others } = answers;
    desk.change({ answers: value === undefined ? others : { ...others, [question.id]: value } });
  };
  if (question.kind === 'number') {
    const unit = question.unit;
    return (
      <TextInput
        className={css['numberQuestion']}
        label={both(question.text)}
        inputMode="decimal"
        autoComplete="off"
        name={`question-${question.id}`}
        error={error}
        value={answer === undefined ? '' : String(answer)}
        rightSection={<span className={css['unit']}>{unit in UNITS ? t(UNITS[unit as keyof typeof UNITS]) : unit}</span>}
        rightSectionWidth={64}
        onChange={(event) => {
          const typed = event.currentTarget.value.normalize('NFKC').replaceAll(/[^\d.]/g, '');
          set(typed === '' ? undefined : Math.min(Number.parseFloat(typed) || 0, question.maximum));
        }}
      />
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const option = /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.altKey ? question.options[Number(event.key) - 1] : undefined;
    if (option !== undefined) {
      event.preventDefault();
      set(option.value);
    } else if (event.key === 'Backspace' || event.key === 'Delete') set(undefined);
  };
  return (
    <fieldset className={css['question']} onKeyDown={onKeyDown} data-question={question.id}>
      <legend>{both(question.text)}</legend>
      <div className={css['answers']}>
        {question.options.map((option, index) => (
          <label key={option.value} className={css['answer']} data-chosen={answer === option.value}>
            <input type="radio" name={`question-${question.id}`} checked={answer === option.value} onChange={() => set(option.value)} />
            <span className={css['digit']} aria-hidden>
              {index + 1}
            </span>
            {both(option.text)}
          </label>
        ))}
      </div>
      {error !== undefined && <p className={css['error']}>{error}</p>}
    </fieldset>
  );
}

const UNITS = { hours: 'operator.unit.hours', days: 'operator.unit.days', years: 'operator.unit.years', people: 'operator.unit.people', weeks: 'operator.unit.weeks' } as const;
