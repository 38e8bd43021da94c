import { notifications } from '@mantine/notifications';

/** Says something that has been done; read out once, gone after some seconds. */
export function notify(message: string): void {
  notifications.show({ message, autoClose: 6_000, withCloseButton: false });
}
