import type { AccountRow } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { Badge } from '../look/badges.tsx';

/** Whether it is in use, waits for its first sign-in, or is disabled. */
export function AccountBadge({ account }: { readonly account: AccountRow }) {
  const t = useText();
  if (account.disabled) return <Badge tone="off">{t('administrator.account.disabled')}</Badge>;
  if (account.signedInAt === undefined) return <Badge tone="caution">{t('administrator.account.new')}</Badge>;
  return <Badge tone="normal">{t('administrator.account.inUse')}</Badge>;
}
