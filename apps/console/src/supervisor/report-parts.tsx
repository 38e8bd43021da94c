import { Table } from '@mantine/core';
import { Flame } from 'lucide-react';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { IntervalReport } from '../api/rows.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { Panel } from '../parts/page.tsx';
import { Empty } from '../parts/states.tsx';
import { Behind } from './behind.tsx';
import { burnOf, type Judged, targetsOf } from './burn.ts';
import type { Filters } from './filters.ts';
import { LEGS, type ReportRow } from './legs.ts';
import css from './supervisor.module.css';
import { Length, Met, span, usePercent } from './values.tsx';

/** How many requests, and the three rates (and connected calls, where the pack asks for them). */
export function Rates({ all }: { readonly all: ReportRow }) {
  const t = useText();
  const both = useBoth();
  const percent = usePercent();
  const rates = (['response', 'resolution', 'satisfaction', 'connected'] as const).flatMap((name) => {
    const rate = all.rates[name];
    return rate === undefined ? [] : [{ name, rate }];
  });
  return (
    <div className={css['tiles']}>
      <div className={css['tile']}>
        <span className={css['tileName']}>{t('supervisor.requests')}</span>
        <span className={css['tileValue']} data-figure-n={all.n}>
          {all.n}
        </span>
        <span className={css['quiet']}>{t('supervisor.requestsWhat')}</span>
      </div>
      {rates.map(({ name, rate }) => (
        <div key={name} className={css['tile']} title={both(rate.target?.name)}>
          <span className={css['tileName']}>{t(`supervisor.rate.${name}`)}</span>
          <span className={css['tileValue']}>{percent(rate.rate)}</span>
          <span className={css['tileFoot']}>
            <span className={css['quiet']}>
              {t('supervisor.of', { n: rate.n, of: rate.of })}
              {rate.target !== undefined && ` · ≥ ${rate.target.percent}%`}
            </span>
            <Met met={rate.met} />
          </span>
        </div>
      ))}
    </div>
  );
}

/** Every leg with n and percentiles; each figure leads to its requests. */
export function LegsPanel({ all, filters }: { readonly all: ReportRow; readonly filters: Filters }) {
  const t = useText();
  return (
    <Panel title={t('supervisor.intervals')} flush>
      <Table highlightOnHover className={css['table'] ?? ''} data-legs>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('supervisor.leg')}</Table.Th>
            {(['n', 'p50', 'p90', 'p95'] as const).map((head) => (
              <Table.Th key={head} scope="col" ta="right">
                {head === 'n' ? t('supervisor.n') : head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {LEGS.map((leg) => {
            const { n, p50, p90, p95, small } = all.legs[leg];
            const name = t(`supervisor.leg.${leg}`);
            return (
              <Table.Tr key={leg} data-leg={leg}>
                <Table.Th scope="row" fw={500} title={t(`supervisor.legWhat.${leg}`)}>
                  {name}
                </Table.Th>
                <Table.Td ta="right" data-value={n}>
                  {n === 0 ? (
                    0
                  ) : (
                    <Behind filters={filters} of={{ leg }} label={t('supervisor.behindLeg', { leg: name, n })}>
                      {n}
                    </Behind>
                  )}
                </Table.Td>
                <Table.Td ta="right" data-value={p50}>
                  <Length seconds={p50} small={small} />
                </Table.Td>
                <Table.Td ta="right" data-value={p90}>
                  {p90 === null ? (
                    '–'
                  ) : (
                    <Behind filters={filters} of={{ leg, atLeast: String(p90) }} label={t('supervisor.behindSlow', { leg: name, length: span(p90) })}>
                      <Length seconds={p90} small={small} />
                    </Behind>
                  )}
                </Table.Td>
                <Table.Td ta="right" data-value={p95}>
                  <Length seconds={p95} small={small} />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}

/** What may be missed of each target, and how much of it is used up. */
export function TargetsPanel({ report, filters }: { readonly report: IntervalReport; readonly filters: Filters }) {
  const t = useText();
  const targets = useMemo(() => targetsOf(report.all), [report]);
  return (
    <Panel title={t('supervisor.targets')} flush>
      {targets.length === 0 ? (
        <Empty title={t('supervisor.noTargets')} what={t('supervisor.noTargetsWhat')} icon={Flame} />
      ) : (
        <ul className={css['targets']}>
          {targets.map((target) => (
            <Target key={target.id} target={target} filters={filters} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Target({ target, filters }: { readonly target: Judged; readonly filters: Filters }) {
  const t = useText();
  const intl = useIntl();
  const both = useBoth();
  const percent = usePercent();
  const { missed, allowed, used } = burnOf(target);
  const over = used > 1;
  return (
    <li className={css['target']} data-target={target.id}>
      <div className={css['targetHead']}>
        <span className={css['targetName']} title={target.source}>
          {both(target.name)}
        </span>
        <span className={css['targetShare']}>
          {percent(target.compliance)} <span className={css['quiet']}>{t('supervisor.ofWanted', { percent: target.percent })}</span>
        </span>
        <Met met={target.met} />
      </div>
      {target.n > 0 && (
        <div className={css['burn']} data-burn={over ? 'over' : 'within'}>
          <span className={css['burnBar']} aria-hidden>
            <span style={{ width: `${Math.min(1, used) * 100}%` }} />
          </span>
          <span className={css['burnText']}>
            {missed === 0
              ? t('supervisor.burnNone', { n: target.n })
              : t('supervisor.burn', { missed, allowed: intl.formatNumber(allowed, { maximumFractionDigits: 1 }), used: Number.isFinite(used) ? percent(used) : '∞' })}
          </span>
          {missed > 0 && (
            <Behind filters={filters} of={{ target: target.id, met: 'false' }} label={t('supervisor.behindMissed', { target: both(target.name) })}>
              {t('supervisor.show')}
            </Behind>
          )}
        </div>
      )}
    </li>
  );
}
