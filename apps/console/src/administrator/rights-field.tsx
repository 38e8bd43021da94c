import { ActionIcon, Button, Select } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useText } from '../language/use-text.ts';
import { type Role, ROLES } from '../session/store.ts';
import css from './administrator.module.css';
import { AreaSelect } from './area-select.tsx';
import type { Areas } from './use-areas.ts';

/** A role within an area; the area may not be chosen yet. */
export interface RightField {
  readonly role: Role;
  readonly area: string | undefined;
}

/** Roles times areas: one line each. */
export function RightsField({
  rights,
  areas,
  wrong,
  onChange,
}: {
  readonly rights: readonly RightField[];
  readonly areas: Areas;
  /** Sentences by JSON Pointer without its first slash. */
  readonly wrong: Readonly<Record<string, string>>;
  readonly onChange: (rights: readonly RightField[]) => void;
}) {
  const t = useText();
  const replace = (index: number, right: RightField) => onChange(rights.map((one, at) => (at === index ? right : one)));
  return (
    <div data-rights={rights.length}>
      {rights.map((right, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line is only its place in the list
        <div key={index} className={css['row']}>
          <Select
            aria-label={t('administrator.role')}
            data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            value={right.role}
            onChange={(role) => replace(index, { ...right, role: role ?? right.role })}
            error={wrong[`rights/${index}/role`]}
            allowDeselect={false}
            w={140}
          />
          <AreaSelect
            aria-label={t('administrator.area')}
            placeholder={t('administrator.chooseArea')}
            areas={areas}
            value={right.area}
            error={wrong[`rights/${index}/area`]}
            onChange={(area) => replace(index, { ...right, area })}
            required
            flex={1}
          />
          <ActionIcon
            variant="subtle"
            size={34}
            aria-label={t('administrator.removeRight', { role: t(`role.${right.role}`) })}
            onClick={() => onChange(rights.filter((_, at) => at !== index))}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        mt="xs"
        size="compact-sm"
        variant="default"
        leftSection={<Plus size={14} aria-hidden />}
        onClick={() => onChange([...rights, { role: 'operator', area: rights.at(-1)?.area ?? areas.communities[0]?.area }])}
      >
        {t('administrator.addRight')}
      </Button>
    </div>
  );
}
