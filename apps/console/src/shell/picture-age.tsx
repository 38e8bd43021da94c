import { Radio, WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../language/use-text.ts';
import { useLiveState } from '../live/use-live.ts';
import type { Service } from '../live/message.ts';
import { keptSince, onKept } from '../offline/pictures.ts';
import { useSession } from '../session/session.ts';
import type { Role } from '../session/store.ts';
import { useServerNow } from '../time/use-server-now.ts';
import css from './shell.module.css';

/** The stream whose age says how old the picture of a role is. */
const STREAM: Readonly<Record<Role, Service>> = {
  operator: 'intake',
  dispatcher: 'dispatch',
  responder: 'dispatch',
  steward: 'dispatch',
  supervisor: 'audit',
  administrator: 'intake',
};
/** A ping comes every 15 s; older than this the picture may be wrong, milliseconds. */
const OLD = 20_000;

/** "Live", or "last update 12 s ago". Says it to screen readers only when it changes between the two. */
export function PictureAge() {
  const t = useText();
  const intl = useIntl();
  const { role } = useSession();
  const state = useLiveState(STREAM[role]);
  // Draws once a second.
  useServerNow();
  const since = useSyncExternalStore(onKept, keptSince);
  if (since !== undefined && !state.connected) {
    return (
      <span className={css['age']} data-old="true" data-connected="false" data-kept role="status">
        <WifiOff size={14} aria-hidden />
        {t('live.kept', { time: intl.formatDate(since, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) })}
      </span>
    );
  }
  if (state.heardAt === undefined && !state.connected) return null;
  const age = Date.now() - (state.heardAt ?? Date.now());
  const old = !state.connected || age > OLD;
  return (
    <span className={css['age']} data-old={old} data-connected={state.connected}>
      {old ? <WifiOff size={14} aria-hidden /> : <Radio size={14} aria-hidden />}
      <span className={old ? undefined : css['ageText']}>{old ? t('live.age', { seconds: Math.floor(age / 1_000) }) : t('live.now')}</span>
      <span className="for-readers-only" role="status">
        {old ? t('live.oldForReaders') : ''}
      </span>
    </span>
  );
}
