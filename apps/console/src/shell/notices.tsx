import '@mantine/notifications/styles.layer.css';
import { Notifications } from '@mantine/notifications';

/** Where notices appear; those that came before it was there are shown with it. */
export function Notices() {
  return <Notifications position="bottom-right" limit={4} />;
}
