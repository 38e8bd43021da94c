import { Button, Modal, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Fragment, type FormEvent, useState } from 'react';
import { useText } from '../language/use-text.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import css from './administrator.module.css';
import type { Community } from './areas.ts';
import { useAsk } from './use-ask.ts';

const LEVELS = ['city', 'district', 'street', 'community'] as const;
type Level = (typeof LEVELS)[number];
type Fields = Readonly<Record<Level, { readonly slug: string; readonly zh: string; readonly en: string }>>;
const SLUG = String.raw`[\p{L}\p{N}._\-]{1,64}`;

/** A new community, with the levels above it by path and by name. */
export function CommunityForm({
  opened,
  like,
  onClose,
  onMade,
}: {
  readonly opened: boolean;
  /** Where its neighbours lie: what the new one begins with. */
  readonly like: Community | undefined;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}) {
  const t = useText();
  return (
    <Modal opened={opened} onClose={onClose} title={t('administrator.addCommunity')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Form like={like} onClose={onClose} onMade={onMade} />
    </Modal>
  );
}

function Form({ like, onClose, onMade }: { readonly like: Community | undefined; readonly onClose: () => void; readonly onMade: (id: string) => void }) {
  const t = useText();
  const queries = useQueryClient();
  const ask = useAsk();
  const [fields, setFields] = useState<Fields>(() => {
    const slugs = like?.area.split('/') ?? [];
    const level = (index: number) => ({ slug: slugs[index] ?? '', zh: like?.levels[index]?.zh ?? '', en: like?.levels[index]?.en ?? '' });
    return { city: level(0), district: level(1), street: level(2), community: { slug: '', zh: '', en: '' } };
  });
  const set = (level: Level, part: 'slug' | 'zh' | 'en', value: string) => setFields((before) => ({ ...before, [level]: { ...before[level], [part]: value } }));
  const nameOf = ({ slug, zh, en }: Fields[Level]) => ({ zh: zh.trim() === '' ? slug : zh.trim(), ...(en.trim() === '' ? {} : { en: en.trim() }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask
      .run(async (give) => {
        const area = LEVELS.map((level) => fields[level].slug.trim()).join('/');
        const levels = LEVELS.slice(0, 3).map((level) => nameOf(fields[level]));
        const { id } = await give<{ id: string }>('/api/intake/communities', { area, name: nameOf(fields.community), levels });
        await queries.invalidateQueries({ queryKey: ['intake', 'communities'] });
        onMade(id);
      })
      .then((done) => {
        if (done) onClose();
      });
  };
  return (
    <form onSubmit={submit}>
      <Text size="sm" mb="md">
        {t('administrator.communityWhat')}
      </Text>
      <div className={css['levels']}>
        {LEVELS.map((level) => (
          <Fragment key={level}>
            <TextInput
              label={t(`administrator.level.${level}`)}
              description={t('administrator.inPath')}
              value={fields[level].slug}
              pattern={SLUG}
              required
              onChange={(event) => set(level, 'slug', event.currentTarget.value)}
            />
            <TextInput
              label={t('administrator.nameZh')}
              description={t('administrator.asPeopleSay')}
              value={fields[level].zh}
              required={level === 'community'}
              onChange={(event) => set(level, 'zh', event.currentTarget.value)}
            />
            <TextInput
              label={t('administrator.nameEn')}
              description={t('administrator.optional')}
              value={fields[level].en}
              onChange={(event) => set(level, 'en', event.currentTarget.value)}
            />
          </Fragment>
        ))}
      </div>
      <ProblemAlert problem={ask.problem} />
      <div className={css['foot']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={ask.busy}>
          {t('administrator.addCommunity')}
        </Button>
      </div>
    </form>
  );
}
