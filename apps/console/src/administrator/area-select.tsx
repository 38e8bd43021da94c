import { Select, type SelectProps } from '@mantine/core';
import { useText } from '../language/use-text.ts';
import { type Areas, EVERYWHERE } from './use-areas.ts';

/** Chooses an area by name; an area that is no longer known stays choosable as its path. */
export function AreaSelect({
  areas,
  value,
  onChange,
  everywhere = true,
  ...rest
}: {
  readonly areas: Areas;
  /** '' is everywhere; undefined is nothing yet. */
  readonly value: string | undefined;
  readonly onChange: (area: string) => void;
  /** Whether everywhere can be chosen at all. */
  readonly everywhere?: boolean;
} & Omit<SelectProps, 'value' | 'onChange' | 'data'>) {
  const t = useText();
  const shown = value === undefined ? null : value === '' ? EVERYWHERE : value;
  const known = areas.options.filter((option) => everywhere || option.value !== EVERYWHERE);
  const data = shown === null || known.some((option) => option.value === shown) ? known : [...known, { value: shown, label: value === '' ? t('administrator.everywhere') : shown }];
  return (
    <Select
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('administrator.nothingFound')}
      {...rest}
      data={data}
      value={shown}
      onChange={(chosen) => {
        if (chosen !== null) onChange(chosen === EVERYWHERE ? '' : chosen);
      }}
    />
  );
}
