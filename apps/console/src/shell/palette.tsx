import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useAllShortcuts } from '../keys/use-shortcuts.ts';
import { useText } from '../language/use-text.ts';
import { useSession } from '../session/session.ts';
import { onShowPalette } from './palette-switch.ts';
import { screensOf } from './screens.ts';

const [store, spotlight] = createSpotlight();

/** Everything this page can do, and every page, by typing a few letters. */
export default function Palette() {
  const t = useText();
  const [, go] = useLocation();
  const { role } = useSession();
  const all = useAllShortcuts();
  useEffect(() => {
    spotlight.open();
    return onShowPalette(spotlight.open);
  }, []);
  return (
    <Spotlight
      store={store}
      shortcut={null}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound={t('palette.nothing')}
      searchProps={{ placeholder: t('palette.placeholder'), 'aria-label': t('palette.placeholder'), leftSection: <Search size={18} aria-hidden /> }}
      actions={[
        {
          group: t('palette.pages'),
          actions: screensOf(role).map(({ path, title }) => ({ id: path, label: t(title), onClick: () => go(path) })),
        },
        {
          group: t('palette.actions'),
          actions: all.map(({ keys, does, run }) => ({ id: keys, label: does, description: keys, onClick: run })),
        },
      ]}
    />
  );
}
