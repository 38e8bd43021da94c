import { Button, Select, TextInput } from '@mantine/core';
import { FileUp, Plus, Search, UserRoundX } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ResponderRow } from '../api/rows.ts';
import { useCatalogue } from '../api/use-catalogue.ts';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { ResponderState } from '../look/badges.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { type Column, VirtualTable } from '../parts/virtual-table.tsx';
import css from './administrator.module.css';
import { CsvImport } from './import/csv-import.tsx';
import { ResponderForm } from './responder-form.tsx';
import { useAreas } from './use-areas.ts';
import { useDuty } from './use-duties.ts';
import { useEverybody } from './use-responders.ts';

const STATUSES = ['Available', 'Committed', 'Resting', 'Suspended', 'Off'] as const;
const idOf = ({ responderId }: ResponderRow) => responderId;

/** Everybody who can be sent: who they are, what they can, where they answer. */
export default function RespondersPage() {
  const t = useText();
  const both = useBoth();
  const catalogue = useCatalogue();
  const areas = useAreas();
  const duty = useDuty();
  const everybody = useEverybody();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const [status, setStatus] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string>();
  const [open, setOpen] = useState<'import' | 'new'>();

  const rows = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    return (everybody.data ?? [])
      .filter((row) => status === null || row.status === status)
      .filter(
        (row) =>
          wanted === '' ||
          `${row.name ?? ''} ${row.nameEn ?? ''} ${row.phone ?? ''} ${row.roles.map(duty).join(' ')} ${row.skills.map((skill) => both(catalogue.skill(skill))).join(' ')}`
            .toLowerCase()
            .includes(wanted),
      )
      .toSorted((one, other) => (one.name ?? one.nameEn ?? '').localeCompare(other.name ?? other.nameEn ?? '', 'zh'));
  }, [everybody.data, words, status, both, duty, catalogue]);
  const columns = useMemo<readonly Column<ResponderRow>[]>(
    () => [
      {
        key: 'name',
        head: t('administrator.name'),
        width: 'minmax(120px, 1.2fr)',
        cell: ({ name, nameEn }) => (
          <span className={css['two']}>
            <strong>{name ?? nameEn ?? t('administrator.somebody')}</strong>
            {name !== undefined && nameEn !== undefined && <span className={css['quiet']}>{nameEn}</span>}
          </span>
        ),
      },
      { key: 'phone', head: t('administrator.phone'), width: '118px', cell: ({ phone }) => phone ?? '–' },
      { key: 'status', head: t('administrator.state'), width: '118px', cell: ({ status: now }) => <ResponderState status={now} /> },
      { key: 'roles', head: t('administrator.duties'), width: 'minmax(100px, 1fr)', cell: ({ roles }) => roles.map(duty).join(' · ') || '–' },
      {
        key: 'skills',
        head: t('administrator.skills'),
        width: 'minmax(120px, 1.4fr)',
        cell: ({ skills }) => {
          const said = skills.map((skill) => both(catalogue.skill(skill)) || skill).join(' · ');
          return <span title={said}>{said || '–'}</span>;
        },
      },
      { key: 'carry', head: t('administrator.canCarryKg'), width: '88px', cell: ({ canCarryKg = 0 }) => canCarryKg },
      { key: 'area', head: t('administrator.area'), width: 'minmax(110px, 1fr)', cell: ({ area }) => <span title={area}>{areas.nameOf(area)}</span> },
      { key: 'buildings', head: t('administrator.startsFrom'), width: 'minmax(110px, 1fr)', cell: ({ buildings }) => buildings.map(areas.nameOf).join('、') || '–' },
    ],
    [t, both, duty, catalogue, areas],
  );
  const choose = useCallback((row: ResponderRow) => setChosen(row.responderId), []);
  const close = () => {
    setOpen(undefined);
    setChosen(undefined);
  };

  useShortcuts([
    { keys: '/', does: t('administrator.search'), run: () => field.current?.focus() },
    { keys: 'n', does: t('administrator.addResponder'), run: () => setOpen('new') },
  ]);

  if (everybody.data === undefined) return everybody.isError ? <Failed error={everybody.error} again={() => void everybody.refetch()} /> : <Loading />;
  const responder = open === 'new' ? undefined : everybody.data.find((row) => row.responderId === chosen);
  return (
    <div className={css['page']}>
      <div className={css['head']}>
        <h1>{t('screen.responders')}</h1>
        <span className={css['quiet']} data-count={rows.length}>
          {t('administrator.people', { count: rows.length })}
        </span>
        <div className={css['end']}>
          <Button variant="default" leftSection={<FileUp size={15} aria-hidden />} onClick={() => setOpen('import')}>
            {t('administrator.import')}
          </Button>
          <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setOpen('new')}>
            {t('administrator.addResponder')}
          </Button>
        </div>
      </div>
      <section className={css['list']} aria-label={t('screen.responders')}>
        <div className={css['tools']}>
          <TextInput
            ref={field}
            aria-label={t('administrator.search')}
            placeholder={t('administrator.search')}
            leftSection={<Search size={14} aria-hidden />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Select
            aria-label={t('administrator.state')}
            placeholder={t('administrator.anyState')}
            clearable
            clearButtonProps={{ 'aria-label': t('administrator.anyState') }}
            data={STATUSES.map((value) => ({ value, label: t(`responder.${value}`) }))}
            value={status}
            onChange={setStatus}
          />
        </div>
        <VirtualTable
          label={t('screen.responders')}
          rows={rows}
          columns={columns}
          idOf={idOf}
          rowHeight={44}
          chosen={chosen}
          onChoose={choose}
          empty={
            <Empty
              title={t('administrator.noResponders')}
              what={t(everybody.data.length === 0 ? 'administrator.noRespondersWhat' : 'administrator.nothingFound')}
              icon={UserRoundX}
            />
          }
        />
      </section>
      <ResponderForm
        key={open === 'new' ? 'new' : (chosen ?? 'none')}
        opened={open === 'new' || responder !== undefined}
        responder={responder}
        areas={areas}
        known={everybody.data}
        onClose={close}
      />
      <CsvImport
        opened={open === 'import'}
        onClose={close}
        title={t('administrator.importResponders')}
        what={t('administrator.importRespondersWhat')}
        path="/api/dispatch/responders/import"
        template="/api/dispatch/responders/template.csv"
        service="dispatch"
        option={{ name: 'accounts', label: t('administrator.withAccounts'), what: t('administrator.withAccountsWhat') }}
      />
    </div>
  );
}
