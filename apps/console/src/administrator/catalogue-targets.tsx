import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { read } from '../api/read.ts';
import type { TargetPacks } from '../api/rows.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { PriorityBadge } from '../look/badges.tsx';
import { Panel } from '../parts/page.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import css from './administrator.module.css';
import { spanText } from './spans.ts';
import type { WholeCatalogue } from './whole-catalogue.ts';

/** What reports are judged by: each pack with its targets and where they come from. */
export function Targets({ catalogue }: { readonly catalogue: WholeCatalogue }) {
  const t = useText();
  const intl = useIntl();
  const both = useBoth();
  const packs = useQuery({
    queryKey: ['audit', 'target-packs'],
    queryFn: ({ signal }) => read<TargetPacks>('/api/audit/reports/target-packs', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (packs.data === undefined) return packs.isError ? <Failed error={packs.error} again={() => void packs.refetch()} /> : <Loading />;
  const category = (key: string) => both(catalogue.categories.find((one) => one.key === key)?.name) || key;
  return (
    <div className={css['stack']}>
      {packs.data.items.map((pack) => (
        <Panel key={pack.key} title={both(pack.name)} flush>
          <table className={css['table']} data-pack={pack.key}>
            <thead>
              <tr>
                <th scope="col">{t('administrator.target')}</th>
                <th scope="col" className={css['figure']}>
                  {t('administrator.share')}
                </th>
                <th scope="col" className={css['figure']}>
                  {t('administrator.within')}
                </th>
                <th scope="col">{t('administrator.countsFor')}</th>
                <th scope="col">{t('administrator.source')}</th>
              </tr>
            </thead>
            <tbody>
              {pack.targets.map((target) => (
                <tr key={target.id}>
                  <th scope="row">{both(target.name)}</th>
                  <td className={css['figure']}>{intl.formatNumber(target.percent / 100, { style: 'percent' })}</td>
                  <td className={css['figure']}>{'withinSeconds' in target ? spanText(intl, target.withinSeconds) : '–'}</td>
                  <td>
                    <span className={css['badges']}>
                      {(target.priorities ?? []).map((priority) => (
                        <PriorityBadge key={priority} priority={priority} />
                      ))}
                    </span>{' '}
                    {[...(target.categories ?? []).map(category), ...(target.media ?? []).map((medium) => t(`administrator.medium.${medium as 'phone'}`))].join(' · ')}
                    {target.priorities === undefined && target.categories === undefined && target.media === undefined && t('administrator.everything')}
                  </td>
                  <td>{target.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      ))}
    </div>
  );
}
