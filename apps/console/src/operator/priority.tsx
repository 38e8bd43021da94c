import { NativeSelect, TextInput } from '@mantine/core';
import { useCatalogue } from '../api/use-catalogue.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { PriorityBadge } from '../look/badges.tsx';
import { scorePriority } from './score-priority.ts';
import css from './operator.module.css';
import type { Desk } from './use-desk.ts';

const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;

/** What the answers make of it, why, and the way to say otherwise. */
export function Priority({ desk }: { readonly desk: Desk }) {
  const t = useText();
  const both = useBoth();
  const catalogue = useCatalogue();
  const category = catalogue.category(desk.form.category);
  if (catalogue.all === undefined || category === undefined) return null;
  const suggested = scorePriority(catalogue.all, category, desk.form.answers);
  const priority = desk.form.priority ?? suggested.priority;
  const reasons = suggested.reasons.map((reason) => `${both(reason)} ${reason.weight >= 0 ? '+' : '−'}${Math.abs(reason.weight)}`);
  return (
    <div className={css['priority']}>
      <span role="status" aria-label={t('operator.priority')}>
        <PriorityBadge priority={priority} withWord />
      </span>
      <span className={css['reasons']}>
        {t('operator.priority.usual', { priority: category.defaultPriority })}
        {reasons.map((reason) => (
          <span key={reason}>{reason}</span>
        ))}
      </span>
      <NativeSelect
        size="xs"
        aria-label={t('operator.priority.override')}
        value={desk.form.priority ?? ''}
        data={[{ value: '', label: t('operator.priority.suggested') }, ...PRIORITIES.map((value) => ({ value, label: `${value} ${t(`priority.${value}`)}` }))]}
        onChange={(event) => desk.change({ priority: event.currentTarget.value === '' ? undefined : event.currentTarget.value })}
      />
      {desk.form.priority !== undefined && desk.form.priority !== suggested.priority && (
        <TextInput
          size="xs"
          flex={1}
          miw={180}
          aria-label={t('operator.priority.why')}
          placeholder={t('operator.priority.why')}
          value={desk.form.priorityReason}
          error={desk.errors['priorityReason']}
          onChange={(event) => desk.change({ priorityReason: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
