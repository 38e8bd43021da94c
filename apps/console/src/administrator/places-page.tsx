import { Button, Select, TextInput } from '@mantine/core';
import { Building2, FileUp, Plus, Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import css from './administrator.module.css';
import { Buildings } from './buildings.tsx';
import { CommunityForm } from './community-form.tsx';
import { EstateForm } from './estate-form.tsx';
import { CsvImport } from './import/csv-import.tsx';
import { useCommunities } from './use-areas.ts';

/** Communities, estates and buildings: to look at, to change, to import. */
export default function PlacesPage() {
  const t = useText();
  const both = useBoth();
  const communities = useCommunities();
  const [chosen, setChosen] = useState<string>();
  const [open, setOpen] = useState<'import' | 'community' | 'estates'>();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const items = useMemo(() => communities.data?.items ?? [], [communities.data]);
  const close = () => setOpen(undefined);

  useShortcuts([{ keys: '/', does: t('administrator.search'), run: () => field.current?.focus() }]);

  if (communities.data === undefined) return communities.isError ? <Failed error={communities.error} again={() => void communities.refetch()} /> : <Loading />;
  const community = items.find(({ id }) => id === chosen) ?? items[0];
  return (
    <div className={css['page']}>
      <div className={css['head']}>
        <h1>{t('screen.places')}</h1>
        {items.length > 1 && (
          <Select
            aria-label={t('administrator.community')}
            data={items.map(({ id, name }) => ({ value: id, label: both(name) }))}
            value={community?.id ?? null}
            onChange={(id) => setChosen(id ?? undefined)}
            allowDeselect={false}
            searchable
          />
        )}
        <div className={css['end']}>
          <Button variant="default" leftSection={<FileUp size={15} aria-hidden />} onClick={() => setOpen('import')}>
            {t('administrator.import')}
          </Button>
          <Button variant="default" leftSection={<Plus size={15} aria-hidden />} onClick={() => setOpen('community')}>
            {t('administrator.addCommunity')}
          </Button>
        </div>
      </div>
      {community === undefined ? (
        <div className={css['list']}>
          <Empty title={t('administrator.none')} what={t('administrator.noneWhat')} icon={Building2} />
        </div>
      ) : (
        <>
          <div className={css['facts']} data-community={community.area}>
            <strong>{both(community.name)}</strong>
            <span className={css['quiet']}>{community.area}</span>
            <span className={css['quiet']}>
              {t('administrator.totals', {
                buildings: community.totals.buildings,
                households: community.totals.households,
                people: community.totals.people,
              })}
            </span>
          </div>
          <section className={css['list']} aria-label={t('administrator.buildings')}>
            <Buildings
              key={community.id}
              community={community}
              words={words}
              tools={
                <>
                  <TextInput
                    ref={field}
                    aria-label={t('administrator.search')}
                    placeholder={t('administrator.search')}
                    leftSection={<Search size={14} aria-hidden />}
                    value={words}
                    onChange={(event) => setWords(event.currentTarget.value)}
                  />
                  <Button variant="default" onClick={() => setOpen('estates')}>
                    {t('administrator.estates')}
                  </Button>
                </>
              }
            />
          </section>
        </>
      )}
      <CommunityForm opened={open === 'community'} like={community} onClose={close} onMade={setChosen} />
      {community !== undefined && <EstateForm opened={open === 'estates'} communityId={community.id} onClose={close} />}
      <CsvImport
        opened={open === 'import'}
        onClose={close}
        title={t('administrator.importPlaces')}
        what={t('administrator.importPlacesWhat')}
        path="/api/intake/places/import"
        template="/api/intake/places/template.csv"
        service="intake"
      />
    </div>
  );
}
