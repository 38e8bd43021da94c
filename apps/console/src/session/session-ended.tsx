import { Modal, Text } from '@mantine/core';
import { useText } from '../language/use-text.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Over the page whose session has ended: nothing under it is lost, and what waits is sent after signing in. */
export function SessionEnded({ name }: { readonly name: string }) {
  const t = useText();
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={t('session.ended')} zIndex={1000}>
      <Text size="sm" mb="md">
        {t('session.endedWhat')}
      </Text>
      <SignInForm name={name} />
    </Modal>
  );
}
