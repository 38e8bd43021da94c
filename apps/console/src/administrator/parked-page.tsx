import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck, RefreshCw, RotateCcw } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useText } from '../language/use-text.ts';
import { SERVICES, type Service } from '../live/message.ts';
import { Badge } from '../look/badges.tsx';
import { Panel } from '../parts/page.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { useSession } from '../session/session.ts';
import { Ago } from '../time/times.tsx';
import css from './administrator.module.css';
import { useAsk } from './use-ask.ts';
import { type ParkedKey, type Released, useParked } from './use-parked.ts';

/** Streams whose messages could not be handled: where, why, since when; let go, or published again by their owner. */
export default function ParkedPage() {
  const t = useText();
  const queries = useQueryClient();
  const { areas } = useSession();
  const services = useParked();
  const [chosen, setChosen] = useState<{ readonly service: Service; readonly row: ParkedKey }>();
  const again = () => void queries.invalidateQueries({ queryKey: ['parked'] });
  const count = services.reduce((sum, { data }) => sum + (data?.items.length ?? 0), 0);
  if (!areas.includes('')) return <Empty title={t('administrator.parkedTitle')} what={t('administrator.parkedNotYours')} />;
  return (
    <div className={css['scrolling']}>
      <div className={css['head']}>
        <h1>{t('administrator.parkedTitle')}</h1>
        <span className={css['quiet']} role="status" data-count={count}>
          {t('administrator.parkedCount', { count })}
        </span>
        <div className={css['end']}>
          <Button variant="default" leftSection={<RefreshCw size={15} aria-hidden />} onClick={again}>
            {t('administrator.lookAgain')}
          </Button>
        </div>
      </div>
      <Text size="sm" c="dimmed">
        {t('administrator.parkedWhat')}
      </Text>
      {services.every(({ data }) => data?.items.length === 0) ? (
        <Panel>
          <Empty title={t('administrator.nothingParked')} what={t('administrator.nothingParkedWhat')} icon={CircleCheck} />
        </Panel>
      ) : (
        SERVICES.map((service, index) => {
          const { data, error, isError } = services[index] as (typeof services)[number];
          if (data?.items.length === 0) return null;
          return (
            <Panel key={service} title={t(`administrator.service.${service}`)} flush>
              <div data-service={service}>
                {data === undefined ? (
                  isError ? (
                    <Failed error={error} again={again} />
                  ) : (
                    <Loading />
                  )
                ) : (
                  <ParkedTable rows={data.items} onChoose={(row) => setChosen({ service, row })} />
                )}
              </div>
            </Panel>
          );
        })
      )}
      <Modal opened={chosen !== undefined} onClose={() => setChosen(undefined)} title={t('administrator.letGo')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
        {chosen !== undefined && <Release {...chosen} onClose={() => setChosen(undefined)} />}
      </Modal>
    </div>
  );
}

function ParkedTable({ rows, onChoose }: { readonly rows: readonly ParkedKey[]; readonly onChoose: (row: ParkedKey) => void }) {
  const t = useText();
  return (
    <table className={css['table']}>
      <thead>
        <tr>
          <th scope="col">{t('administrator.stream')}</th>
          <th scope="col">{t('administrator.why')}</th>
          <th scope="col" className={css['figure']}>
            {t('administrator.position')}
          </th>
          <th scope="col" className={css['figure']}>
            {t('administrator.waiting')}
          </th>
          <th scope="col">{t('administrator.since')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.consumer} ${row.stream}`} data-parked={row.stream}>
            <td>
              <code>{row.stream}</code>
              <div className={css['quiet']}>
                {row.topic}
                {row.consumer.includes('/') && ` → ${row.consumer}`}
              </div>
            </td>
            <td>
              <Badge tone="serious">{t(`administrator.kind.${row.kind}`)}</Badge>
              <div className={css['reason']}>{row.reason}</div>
            </td>
            <td className={css['figure']}>{row.position}</td>
            <td className={css['figure']}>{row.messages}</td>
            <td>
              <Ago at={row.since} />
            </td>
            <td>
              <Button size="compact-sm" variant="default" leftSection={<RotateCcw size={14} aria-hidden />} onClick={() => onChoose(row)}>
                {t('administrator.letGo')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const REASONS = ['mended', 'recovered', 'looked-at'] as const;

function Release({ service, row, onClose }: { readonly service: Service; readonly row: ParkedKey; readonly onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const ask = useAsk();
  const [reason, setReason] = useState<(typeof REASONS)[number]>('mended');
  const [still, setStill] = useState<ParkedKey>();
  /** As it is since the last try. */
  const now = still ?? row;
  const refresh = () => queries.invalidateQueries({ queryKey: ['parked'] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask.run(async (give) => {
      setStill(undefined);
      const answer = await give<Released>(`/api/${service}/parked/release`, { stream: row.stream, consumer: row.consumer, reason });
      await refresh();
      if (answer.released) onClose();
      else setStill(answer.parked);
    });
  };
  const republish = () =>
    void ask.run(async (give) => {
      await give(`/api/${now.owner}/parked/republish`, { stream: row.stream, reason });
      await refresh();
      onClose();
    });
  return (
    <form onSubmit={submit} data-release={row.stream}>
      <Stack gap="sm">
        <Text size="sm">{t(now.owner === undefined ? 'administrator.letGoWhat' : 'administrator.republishWhat')}</Text>
        <div className={css['reason']}>
          {row.stream} · {now.reason}
        </div>
        <Radio.Group label={t('administrator.releaseReason')} value={reason} onChange={(value) => setReason(value)}>
          <Stack gap={6} mt={6}>
            {REASONS.map((one) => (
              <Radio key={one} value={one} label={t(`administrator.release.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {still !== undefined && (
          <Text size="sm" role="alert" data-still>
            {t('administrator.stillWaits', { position: still.position })}
          </Text>
        )}
        <ProblemAlert problem={ask.problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          {now.owner !== undefined && (
            <Button variant="default" loading={ask.busy} onClick={republish}>
              {t('administrator.republish')}
            </Button>
          )}
          <Button type="submit" loading={ask.busy}>
            {t('administrator.letGo')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
