import { Button, Select, TextInput } from '@mantine/core';
import { History, X } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { useCatalogue } from '../api/use-catalogue.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { instantOf, localField } from '../responder/local-time.ts';
import { serverNow } from '../time/server-clock.ts';
import { PERIODS, periodOf } from './filters.ts';
import css from './supervisor.module.css';
import { usePacks } from './use-figures.ts';
import { span } from './values.tsx';
import type { ChosenFilters } from './use-filters.ts';
import { useAreaNames, useCommunities, useResponderNames, useResponderRows } from './use-names.ts';

const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;

/** Period, place, kind, and the moment as of which the figures are: the same on every page of the supervisor. */
export function FilterBar({ filters, set, children }: ChosenFilters & { readonly children?: ReactNode }) {
  const t = useText();
  const both = useBoth();
  const catalogue = useCatalogue();
  const communities = useCommunities();
  const responders = useResponderRows();
  const nameOf = useResponderNames();
  const areaOf = useAreaNames(useMemo(() => (filters.area === undefined ? [] : [filters.area]), [filters.area]));
  const areas = communities.map(({ area, name }) => ({ value: area, label: both(name) }));
  if (filters.area !== undefined && !areas.some(({ value }) => value === filters.area)) areas.push({ value: filters.area, label: areaOf(filters.area) });
  return (
    <section className={css['filters']} aria-label={t('supervisor.filters')} data-print="no">
      <PeriodFilter filters={filters} set={set} />
      <Select
        label={t('supervisor.category')}
        data={(catalogue.all?.categories ?? []).map(({ key, name }) => ({ value: key, label: both(name) }))}
        value={filters.category ?? null}
        onChange={(category) => set({ category: category ?? undefined })}
        placeholder={t('supervisor.every')}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': t('supervisor.clear') }}
        data-filter="category"
      />
      <Select
        className={css['narrow'] ?? ''}
        label={t('supervisor.priority')}
        data={PRIORITIES.map((value) => ({ value, label: `${value} ${t(`priority.${value}`)}` }))}
        value={filters.priority ?? null}
        onChange={(priority) => set({ priority: priority ?? undefined })}
        placeholder={t('supervisor.every')}
        clearable
        clearButtonProps={{ 'aria-label': t('supervisor.clear') }}
        data-filter="priority"
      />
      <Select
        label={t('supervisor.area')}
        data={areas}
        value={filters.area ?? null}
        onChange={(area) => set({ area: area ?? undefined })}
        placeholder={t('supervisor.every')}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': t('supervisor.clear') }}
        data-filter="area"
      />
      <Select
        label={t('supervisor.responder')}
        data={responders.map(({ responderId }) => ({ value: responderId, label: nameOf(responderId) }))}
        value={filters.responder ?? null}
        onChange={(responder) => set({ responder: responder ?? undefined })}
        placeholder={t('supervisor.every')}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': t('supervisor.clear') }}
        data-filter="responder"
      />
      <Moment name="asOf" label={t('supervisor.asOf')} value={filters.asOf} onPick={(asOf) => set({ asOf })} past />
      {children}
      <Narrowed filters={filters} set={set} />
    </section>
  );
}

/** Which period: by name, or from and to. */
export function PeriodFilter({ filters, set }: ChosenFilters) {
  const t = useText();
  const period = periodOf(filters);
  const pickPeriod = (next: string | null) => {
    // From here on to and from are the reader's own; they begin with the week that was shown.
    const now = serverNow();
    if (next === 'own') set({ period: 'own', from: filters.from ?? new Date(now - 7 * 86_400_000).toISOString(), to: filters.to ?? new Date(now).toISOString() });
    else set({ period: next ?? undefined, from: undefined, to: undefined });
  };
  return (
    <>
      <Select
        className={css['narrow'] ?? ''}
        label={t('supervisor.period')}
        data={PERIODS.map((value) => ({ value, label: t(`supervisor.period.${value}`) }))}
        value={period}
        onChange={pickPeriod}
        allowDeselect={false}
        data-filter="period"
      />
      {period === 'own' && (
        <>
          <Moment name="from" label={t('supervisor.from')} value={filters.from} onPick={(from) => set({ from })} />
          <Moment name="to" label={t('supervisor.to')} value={filters.to} onPick={(to) => set({ to })} />
        </>
      )}
    </>
  );
}

/** The moment that a field says, or nothing; what is half typed (the year 2) is not a moment yet. */
const momentOf = (field: string) => (Number(field.slice(0, 4)) < 2000 ? undefined : instantOf(field));
/** To the second: an auditor asks what was known before and after one report. */
const secondsField = (at: number) => `${localField(at)}:${String(new Date(at).getSeconds()).padStart(2, '0')}`;

interface MomentProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onPick: (instant: string | undefined) => void;
  readonly past?: boolean;
}

/** A moment in this device's zone; emptied, it is taken away. */
export function Moment({ name, label, value, onPick, past = false }: MomentProps) {
  const t = useText();
  const write = past ? secondsField : localField;
  const shown = value === undefined || Number.isNaN(Date.parse(value)) ? '' : write(Date.parse(value));
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      className={css['moment'] ?? ''}
      type="datetime-local"
      name={name}
      label={label}
      value={typed ?? shown}
      onChange={(event) => {
        const field = event.currentTarget.value;
        const instant = momentOf(field);
        setTyped(instant === undefined && field !== '' ? field : undefined);
        if (instant !== undefined || field === '') onPick(instant);
      }}
      onBlur={() => setTyped(undefined)}
      {...(past ? { step: 1, max: secondsField(serverNow()), leftSection: <History size={15} aria-hidden />, title: t('supervisor.asOfWhy') } : {})}
    />
  );
}

/** What a drill has narrowed the figures to, each to be taken away again; and the banner of a past moment. */
export function Narrowed({ filters, set }: ChosenFilters) {
  const t = useText();
  const intl = useIntl();
  const { hour, day, asOf } = filters;
  if (hour === undefined && day === undefined && asOf === undefined) return null;
  return (
    <div className={css['narrowed']}>
      {asOf !== undefined && (
        <span className={css['past']} role="status" data-as-of={asOf}>
          <History size={15} aria-hidden />
          {t('supervisor.past', { at: intl.formatDate(asOf, { dateStyle: 'medium', timeStyle: 'medium' }) })}
          <Button size="compact-sm" variant="default" onClick={() => set({ asOf: undefined })}>
            {t('supervisor.now')}
          </Button>
        </span>
      )}
      {hour !== undefined && <Chip text={t('supervisor.hourIs', { from: hour, to: (Number(hour) + 1) % 24 })} onTake={() => set({ hour: undefined })} />}
      {day !== undefined && <Chip text={t('supervisor.dayIs', { day })} onTake={() => set({ day: undefined })} />}
    </div>
  );
}

/** One thing that the figures are narrowed to. */
export function Chip({ text, onTake }: { readonly text: string; readonly onTake: () => void }) {
  const t = useText();
  return (
    <span className={css['chip']}>
      {text}
      <button type="button" onClick={onTake} aria-label={t('supervisor.takeAway', { what: text })}>
        <X size={13} aria-hidden />
      </button>
    </span>
  );
}

/** What narrows the list of requests to those behind one figure, in words. */
export function BehindChips({ filters, set }: ChosenFilters) {
  const t = useText();
  const both = useBoth();
  const packs = usePacks();
  const { leg, atLeast, target, met, state, reached, leak } = filters;
  const pack = packs.find(({ key }) => key === (filters.pack ?? 'emergency'));
  const named = both(pack?.targets.find(({ id }) => id === target)?.name) || target;
  return (
    <>
      {leg !== undefined && (
        <Chip
          text={
            atLeast === undefined
              ? t('supervisor.has', { leg: t(`supervisor.leg.${leg as 'answer'}`) })
              : t('supervisor.hasAtLeast', { leg: t(`supervisor.leg.${leg as 'answer'}`), length: span(Number(atLeast)) })
          }
          onTake={() => set({ leg: undefined, atLeast: undefined, per: undefined })}
        />
      )}
      {target !== undefined && (
        <Chip
          text={t(met === undefined ? 'supervisor.judgedBy' : met === 'true' ? 'supervisor.metBy' : 'supervisor.missedBy', { target: named })}
          onTake={() => set({ target: undefined, met: undefined, per: undefined })}
        />
      )}
      {state !== undefined && <Chip text={t('supervisor.stands', { state: t(`request.${state as 'logged'}`) })} onTake={() => set({ state: undefined })} />}
      {reached !== undefined && <Chip text={t('supervisor.came', { state: t(`request.${reached as 'logged'}`) })} onTake={() => set({ reached: undefined })} />}
      {leak !== undefined && <Chip text={t(`supervisor.leak.${leak as 'returned'}`)} onTake={() => set({ leak: undefined })} />}
    </>
  );
}
