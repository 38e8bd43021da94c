import { Button, CopyButton } from '@mantine/core';
import { Check, Copy, ExternalLink } from 'lucide-react';
import { useLocation } from 'wouter';
import type { TextId } from '../language/catalogue.ts';
import { useText } from '../language/use-text.ts';
import { useSession } from '../session/session.ts';
import type { Role } from '../session/store.ts';
import css from './start.module.css';

/** Where a step is done: a page this account may open itself, or the address of somebody else's. */
export function PageOf({ path, page, role, who }: { readonly path: string; readonly page: TextId; readonly role: Role; readonly who: string }) {
  const t = useText();
  const [, go] = useLocation();
  const { roles, switchRole } = useSession();
  if (roles.includes(role))
    return (
      <Button
        size="compact-md"
        variant="default"
        rightSection={<ExternalLink size={14} aria-hidden />}
        onClick={() => {
          switchRole(role);
          go(path);
        }}
      >
        {t('start.open', { page: t(page) })}
      </Button>
    );
  return (
    <>
      <span className={css['where']}>{t('start.where', { page: t(page), who })}</span>
      <CopyButton value={`${location.origin}${path}`} timeout={3_000}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" leftSection={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />} onClick={copy}>
            {t(copied ? 'administrator.copied' : 'start.copyAddress')}
          </Button>
        )}
      </CopyButton>
    </>
  );
}
