import { Button, CopyButton, Group, Modal, Text } from '@mantine/core';
import { Check, Copy, KeyRound } from 'lucide-react';
import { useText } from '../language/use-text.ts';
import { At } from '../time/times.tsx';
import css from './administrator.module.css';

/** A single-use link that was just made, and whose it is. */
export interface MadeLink {
  readonly name: string;
  readonly token: string;
  readonly expiresAt: string;
}

/** The address that signs in once; what stands after # goes to no server when it is opened. */
export function linkAddress(token: string): string {
  return `${location.origin}/sign-in#${token}`;
}

/** Shows a sign-in link, once: it is kept nowhere. */
export function LinkDialog({ link, onClose }: { readonly link: MadeLink | undefined; readonly onClose: () => void }) {
  const t = useText();
  return (
    <Modal
      opened={link !== undefined}
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      size="lg"
      title={t('administrator.linkOf', { name: link?.name ?? '' })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {link !== undefined && <Link link={link} onClose={onClose} />}
    </Modal>
  );
}

function Link({ link, onClose }: { readonly link: MadeLink; readonly onClose: () => void }) {
  const t = useText();
  const address = linkAddress(link.token);
  return (
    <>
      <Text size="sm" mb="sm">
        {t('administrator.linkWhat')}
      </Text>
      <div className={css['link']} data-link tabIndex={0} role="textbox" aria-readonly="true" aria-label={t('administrator.link')}>
        {address}
      </div>
      <Text size="xs" c="dimmed" mt="xs">
        <KeyRound size={12} aria-hidden /> {t('administrator.linkUntil')} <At at={link.expiresAt} />
      </Text>
      <Group justify="flex-end" mt="md">
        <CopyButton value={address} timeout={4_000}>
          {({ copied, copy }) => (
            <Button leftSection={copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />} onClick={copy} data-autofocus>
              <span role="status">{t(copied ? 'administrator.copied' : 'administrator.copy')}</span>
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          {t('administrator.handedOver')}
        </Button>
      </Group>
    </>
  );
}
