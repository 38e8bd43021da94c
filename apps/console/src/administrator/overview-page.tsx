import { Button } from '@mantine/core';
import { Building2, CircleAlert, Footprints, ListChecks, type LucideIcon, PackageX, UserRound } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useText } from '../language/use-text.ts';
import { useSession } from '../session/session.ts';
import { FirstSteps } from '../start/first-steps.tsx';
import { isPutAway, putAway } from '../start/put-away.ts';
import css from './administrator.module.css';
import { useAccounts } from './use-accounts.ts';
import { useCommunities } from './use-areas.ts';
import { useParked } from './use-parked.ts';
import { useEverybody } from './use-responders.ts';

/** Where an administrator begins: what there is, what needs him, and on a new system the way to the first closed request. */
export default function OverviewPage() {
  const t = useText();
  const { subject, areas } = useSession();
  const [away, setAway] = useState(() => isPutAway(subject.accountId));
  const communities = useCommunities();
  const everybody = useEverybody();
  const accounts = useAccounts();
  const parked = useParked();
  const put = (next: boolean) => {
    putAway(subject.accountId, next);
    setAway(next);
  };

  const items = communities.data?.items;
  const buildings = items?.reduce((sum, { totals }) => sum + totals.buildings, 0);
  const without = items?.reduce((sum, { withoutSteward }) => sum + withoutSteward.length, 0) ?? 0;
  const available = everybody.data?.filter(({ status }) => status === 'Available').length ?? 0;
  const waiting = accounts.data?.filter(({ signedInAt, disabled }) => signedInAt === undefined && !disabled).length ?? 0;
  const stuck = parked.some(({ data }) => data === undefined) ? undefined : parked.reduce((sum, { data }) => sum + (data?.items.length ?? 0), 0);
  return (
    <div className={css['scrolling']}>
      <div className={css['head']}>
        <h1>{t('screen.overview')}</h1>
        {away && (
          <div className={css['end']}>
            <Button variant="default" leftSection={<ListChecks size={15} aria-hidden />} onClick={() => put(false)} data-show-first-steps>
              {t('start.title')}
            </Button>
          </div>
        )}
      </div>
      {!away && <FirstSteps onPutAway={() => put(true)} />}
      <div className={css['cards']}>
        <Figure
          to="/administrator/places"
          icon={Building2}
          name={t('screen.places')}
          figure={buildings}
          what={t('administrator.buildingsIn', { count: items?.length ?? 0 })}
          warn={without > 0 ? t('administrator.withoutSteward', { count: without }) : undefined}
        />
        <Figure
          to="/administrator/responders"
          icon={Footprints}
          name={t('screen.responders')}
          figure={everybody.data?.length}
          what={t('administrator.available', { count: available })}
        />
        <Figure
          to="/administrator/accounts"
          icon={UserRound}
          name={t('screen.accounts')}
          figure={accounts.data?.length}
          what={t('administrator.notSignedIn', { count: waiting })}
        />
        {areas.includes('') && (
          <Figure
            to="/administrator/parked"
            icon={PackageX}
            name={t('administrator.parkedTitle')}
            figure={stuck}
            what={t(stuck === 0 ? 'administrator.nothingParked' : 'administrator.parkedShort')}
            warn={stuck !== undefined && stuck > 0 ? t('administrator.lookInto') : undefined}
          />
        )}
      </div>
    </div>
  );
}

function Figure({
  to,
  icon: Icon,
  name,
  figure,
  what,
  warn,
}: {
  readonly to: string;
  readonly icon: LucideIcon;
  readonly name: string;
  readonly figure: number | undefined;
  readonly what: string;
  readonly warn?: string | undefined;
}) {
  return (
    <Link href={to} className={css['card'] ?? ''}>
      <span className={css['cardHead']}>
        <Icon size={16} aria-hidden />
        {name}
      </span>
      <span className={css['cardFigure']}>{figure ?? '–'}</span>
      <span className={css['quiet']}>{figure === undefined ? '' : what}</span>
      {warn !== undefined && (
        <span className={css['warn']}>
          <CircleAlert size={14} aria-hidden />
          {warn}
        </span>
      )}
    </Link>
  );
}
