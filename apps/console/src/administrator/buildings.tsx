import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Building, Plus, TriangleAlert } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { read } from '../api/read.ts';
import { useBoth, useText } from '../language/use-text.ts';
import type { CommunityDetail } from '../parts/place-name.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { type Column, VirtualTable } from '../parts/virtual-table.tsx';
import css from './administrator.module.css';
import type { Community } from './areas.ts';
import { BuildingForm } from './building-form.tsx';
import { type BuildingRow, BuildingStateBadge } from './building-state.tsx';
import { useResponderNames } from './use-responders.ts';

const idOf = ({ estate, building }: Pick<BuildingRow, 'estate' | 'building'>) => `${estate}/${building}`;
/** In the order in which people count: 2 before 10. */
const order = new Intl.Collator('en', { numeric: true });

/** The buildings of a community, and the form of the one that is chosen. */
export function Buildings({ community, words, tools }: { readonly community: Community; readonly words: string; readonly tools: ReactNode }) {
  const t = useText();
  const both = useBoth();
  const names = useResponderNames();
  const [chosen, setChosen] = useState<string>();
  const [adding, setAdding] = useState(false);
  const detail = useQuery({
    queryKey: ['intake', 'community', community.id],
    queryFn: ({ signal }) => read<CommunityDetail>(`/api/intake/communities/${community.id}`, { signal }),
  });
  const estates = useMemo(() => detail.data?.estates ?? [], [detail.data]);
  const rows = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    const estateName = new Map(estates.map(({ estate, name }) => [estate, both(name)]));
    return (detail.data?.buildings ?? [])
      .map((building) => ({ ...(building as BuildingRow), estateName: estateName.get(building.estate) ?? building.estate }))
      .filter(
        (row) =>
          wanted === '' || `${row.estateName} ${row.estate} ${both(row.name)} ${row.building} ${both(row.note)} ${(row.aliases ?? []).join(' ')}`.toLowerCase().includes(wanted),
      )
      .toSorted((one, other) => order.compare(one.estate, other.estate) || order.compare(one.building, other.building));
  }, [detail.data, estates, words, both]);
  const columns = useMemo<readonly Column<(typeof rows)[number]>[]>(
    () => [
      { key: 'estate', head: t('administrator.estate'), width: 'minmax(90px, .8fr)', cell: ({ estateName }) => estateName },
      {
        key: 'building',
        head: t('administrator.building'),
        width: 'minmax(110px, 1fr)',
        cell: ({ name, aliases = [] }) => (
          <span className={css['two']}>
            <strong>{both(name)}</strong>
            {aliases.length > 0 && <span className={css['quiet']}>{aliases.join(' · ')}</span>}
          </span>
        ),
      },
      { key: 'state', head: t('administrator.state'), width: '112px', cell: ({ state }) => <BuildingStateBadge state={state} /> },
      { key: 'floors', head: t('administrator.floors'), width: '56px', cell: ({ floors }) => floors },
      { key: 'lift', head: t('administrator.lift'), width: '56px', cell: ({ lift }) => t(lift ? 'administrator.yes' : 'administrator.no') },
      { key: 'people', head: t('administrator.households'), width: '150px', cell: ({ households, people }) => `${households ?? '–'} / ${people ?? '–'}` },
      { key: 'note', head: t('administrator.accessNote'), width: 'minmax(140px, 2fr)', cell: ({ note }) => <span title={both(note)}>{both(note)}</span> },
      {
        key: 'steward',
        head: t('administrator.stewards'),
        width: 'minmax(100px, 1fr)',
        cell: ({ stewards }) =>
          stewards.length === 0 ? (
            <span className={css['warn']}>
              <TriangleAlert size={13} aria-hidden />
              {t('administrator.nobody')}
            </span>
          ) : (
            stewards.map((id) => names.get(id) ?? t('administrator.somebody')).join('、')
          ),
      },
    ],
    [t, both, names],
  );
  const choose = useCallback((row: (typeof rows)[number]) => setChosen(idOf(row)), []);
  if (detail.data === undefined) return detail.isError ? <Failed error={detail.error} again={() => void detail.refetch()} /> : <Loading />;
  const building = adding ? undefined : (detail.data.buildings.find((one) => idOf(one) === chosen) as BuildingRow | undefined);
  return (
    <>
      <div className={css['tools']}>
        {tools}
        <span className={css['quiet']} data-count={rows.length}>
          {t('administrator.buildingCount', { count: rows.length })}
        </span>
        {community.withoutSteward.length > 0 && (
          <span className={css['warn']}>
            <TriangleAlert size={14} aria-hidden />
            {t('administrator.withoutSteward', { count: community.withoutSteward.length })}
          </span>
        )}
        <Button ml="auto" leftSection={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)} disabled={estates.length === 0}>
          {t('administrator.addBuilding')}
        </Button>
      </div>
      <VirtualTable
        label={t('administrator.buildings')}
        rows={rows}
        columns={columns}
        idOf={idOf}
        rowHeight={44}
        chosen={chosen}
        onChoose={choose}
        empty={<Empty title={t('administrator.noBuildings')} what={t(words === '' ? 'administrator.noBuildingsWhat' : 'administrator.nothingFound')} icon={Building} />}
      />
      <BuildingForm
        key={adding ? 'new' : (chosen ?? 'none')}
        communityId={community.id}
        estates={estates}
        building={building}
        opened={adding || building !== undefined}
        onClose={() => {
          setAdding(false);
          setChosen(undefined);
        }}
      />
    </>
  );
}
