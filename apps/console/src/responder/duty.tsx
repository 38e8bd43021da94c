import { Button } from '@mantine/core';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { ResponderRow } from '../api/rows.ts';
import { useCommand } from '../command/use-command.ts';
import { useText } from '../language/use-text.ts';
import { ResponderState } from '../look/badges.tsx';
import { RowMark } from '../parts/row-mark.tsx';
import { serverNow } from '../time/server-clock.ts';
import { At } from '../time/times.tsx';
import css from './responder.module.css';
import { Sheet } from './sheet.tsx';

const HOURS = [1, 2, 4, 8] as const;
const HOUR = 3_600_000;
const SHOWN = { available: 'Available', off: 'Off', resting: 'Resting' } as const;

/** On duty, off duty, at rest: one's own to say. */
export function Duty({ responder }: { readonly responder: ResponderRow }) {
  const t = useText();
  const command = useCommand();
  const queries = useQueryClient();
  const [resting, setResting] = useState(false);
  const set = (status: keyof typeof SHOWN, until?: string) => {
    setResting(false);
    const given = command({
      path: `/api/dispatch/responders/${responder.responderId}/status`,
      body: { status, ...(until === undefined ? {} : { until }) },
      subjects: [responder.responderId],
      says: `responder.duty.${status}`,
    });
    given.settled.catch(() => undefined).finally(() => void queries.invalidateQueries({ queryKey: ['dispatch', 'me'] }));
  };
  const current = responder.status === 'Committed' ? 'Available' : responder.status;
  return (
    <section className={css['duty']} aria-label={t('responder.duty')}>
      <div className={css['standing']}>
        <ResponderState status={responder.status} />
        {responder.restsUntil !== undefined && (
          <span className={css['quiet']}>
            {t('responder.until')} <At at={responder.restsUntil} />
          </span>
        )}
        <span className={css['quiet']}>{t('responder.load', { count: responder.loadToday })}</span>
        <RowMark subject={responder.responderId} />
      </div>
      {responder.status === 'Suspended' ? (
        <span className={css['quiet']}>{t('responder.suspended')}</span>
      ) : (
        <div className={css['dutyRow']}>
          {(['available', 'resting', 'off'] as const).map((status) => (
            <Button
              key={status}
              className={css['button']}
              variant={current === SHOWN[status] ? 'filled' : 'default'}
              aria-pressed={current === SHOWN[status]}
              data-duty={status}
              leftSection={current === SHOWN[status] ? <Check size={16} aria-hidden /> : undefined}
              onClick={() => (status === 'resting' ? setResting(true) : set(status))}
            >
              {t(`responder.duty.${status}`)}
            </Button>
          ))}
        </div>
      )}
      {resting && (
        <Sheet title={t('responder.restFor')} onClose={() => setResting(false)}>
          <div className={css['pair']}>
            {HOURS.map((hours) => (
              <Button key={hours} className={css['button']} variant="default" onClick={() => set('resting', new Date(serverNow() + hours * HOUR).toISOString())}>
                {t('responder.hours', { count: hours })}
              </Button>
            ))}
          </div>
        </Sheet>
      )}
    </section>
  );
}
