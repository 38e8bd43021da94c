import { Eye } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useText } from '../language/use-text.ts';
import type { Presences } from '../presence/use-presence.ts';
import css from './dispatcher.module.css';

/** Who else has this case before his eyes. */
export function lookers(presences: Presences | undefined, requestId: string, own: string): readonly string[] {
  return [...(presences?.values() ?? [])].filter(({ accountId, looksAt }) => accountId !== own && looksAt.includes(requestId)).map(({ name }) => name);
}

/** "Li is looking at this case": two at one case know of each other before they are in each other's way. */
export function Lookers({ names }: { readonly names: readonly string[] }) {
  const t = useText();
  const intl = useIntl();
  return (
    <p className={css['lookers']} role="status" data-lookers={names.length}>
      {names.length > 0 && (
        <>
          <Eye size={14} aria-hidden />
          {t('dispatcher.lookers', { count: names.length, names: intl.formatList(names, { type: 'conjunction' }) })}
        </>
      )}
    </p>
  );
}
