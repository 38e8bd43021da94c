import { Button, Modal, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '../language/use-text.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { type CommunityDetail, useCommunity } from '../parts/place-name.tsx';
import css from './administrator.module.css';
import { useAsk } from './use-ask.ts';

/** The estates of a community: their names to change, and one more. */
export function EstateForm({ opened, communityId, onClose }: { readonly opened: boolean; readonly communityId: string; readonly onClose: () => void }) {
  const t = useText();
  const community = useCommunity(communityId);
  return (
    <Modal opened={opened} onClose={onClose} title={t('administrator.estates')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Text size="sm" mb="md">
        {t('administrator.estatesWhat')}
      </Text>
      {(community?.estates ?? []).map((estate) => (
        <EstateRow key={estate.estate} communityId={communityId} estate={estate} />
      ))}
      <div className={css['section']}>
        <h3>{t('administrator.addEstate')}</h3>
        <EstateRow key={community?.estates.length ?? 0} communityId={communityId} />
      </div>
    </Modal>
  );
}

function EstateRow({ communityId, estate }: { readonly communityId: string; readonly estate?: CommunityDetail['estates'][number] }) {
  const t = useText();
  const queries = useQueryClient();
  const ask = useAsk();
  const [slug, setSlug] = useState(estate?.estate ?? '');
  const [zh, setZh] = useState(estate?.name.zh ?? '');
  const [en, setEn] = useState(estate?.name.en ?? '');
  const changed = estate === undefined ? slug.trim() !== '' && zh.trim() !== '' : zh.trim() !== (estate.name.zh ?? '') || en.trim() !== (estate.name.en ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask.run(async (give) => {
      await give(`/api/intake/communities/${communityId}/estates`, { estate: slug.trim(), name: { zh: zh.trim(), ...(en.trim() === '' ? {} : { en: en.trim() }) } });
      await queries.invalidateQueries({ queryKey: ['intake', 'community', communityId] });
    });
  };
  return (
    <form onSubmit={submit} data-estate={estate?.estate ?? 'new'}>
      <div className={css['row']}>
        {estate === undefined ? (
          <TextInput label={t('administrator.slug')} name="estate" value={slug} onChange={(event) => setSlug(event.currentTarget.value)} w={110} required />
        ) : (
          <Text component="code" size="sm" w={110} className={css['slug'] ?? ''}>
            {slug}
          </Text>
        )}
        <TextInput label={t('administrator.nameZh')} value={zh} onChange={(event) => setZh(event.currentTarget.value)} flex={1} required />
        <TextInput label={t('administrator.nameEn')} value={en} onChange={(event) => setEn(event.currentTarget.value)} flex={1} />
        <Button type="submit" variant={estate === undefined ? 'filled' : 'default'} loading={ask.busy} disabled={!changed}>
          {t(estate === undefined ? 'administrator.add' : 'administrator.save')}
        </Button>
      </div>
      <ProblemAlert problem={ask.problem} />
    </form>
  );
}
