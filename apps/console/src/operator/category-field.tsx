import { useMemo } from 'react';
import { type Category, useCatalogue } from '../api/use-catalogue.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { PriorityBadge } from '../look/badges.tsx';
import { Choose } from './choose.tsx';
import { findCategories } from './find-category.ts';
import { initialsOf } from './initials.ts';
import css from './operator.module.css';
import { errorOf } from './form-errors.ts';
import type { Desk } from './use-desk.ts';

const NONE: readonly Category[] = [];

/** What is needed: number, Chinese, initials or English. */
export function CategoryField({ desk }: { readonly desk: Desk }) {
  const t = useText();
  const both = useBoth();
  const catalogue = useCatalogue();
  const { categoryText, category, answers } = desk.form;
  const all = catalogue.all?.categories ?? NONE;
  const chosen = catalogue.category(category);
  const options = useMemo(() => (chosen === undefined ? findCategories(all, categoryText) : all), [all, chosen, categoryText]);
  const numberOf = (one: Category) => all.toSorted((left, right) => left.order - right.order).indexOf(one) + 1;
  return (
    <Choose
      name="category"
      label={t('operator.category')}
      listLabel={t('operator.category.list')}
      placeholder={t('operator.category.example')}
      text={chosen === undefined ? categoryText : both(chosen.name)}
      options={options}
      keyOf={({ key }) => key}
      chosen={chosen !== undefined}
      ready
      error={errorOf(desk.errors, 'category')}
      onText={(text) => desk.change({ categoryText: chosen === undefined ? text : text.replace(both(chosen.name), ''), category: undefined })}
      onChoose={(one) =>
        desk.change({
          category: one.key,
          categoryText: '',
          // Answers that belong to another category go with it.
          answers: Object.fromEntries(Object.entries(answers).filter(([id]) => one.questions.includes(id))),
        })
      }
      draw={(one) => (
        <>
          <span className={css['number']}>{numberOf(one)}</span>
          <span>{both(one.name)}</span>
          <span className={css['why']}>{initialsOf(one.name.zh ?? '')}</span>
          <PriorityBadge priority={one.defaultPriority} />
        </>
      )}
    />
  );
}
