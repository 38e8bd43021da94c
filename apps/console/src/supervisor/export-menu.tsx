import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { ProblemError } from '../api/problem.ts';
import { send } from '../api/read.ts';
import { useText } from '../language/use-text.ts';
import { useProblemText } from '../parts/problem-alert.tsx';

/** Writes what is shown, with the same filters and as of the same moment, as CSV or NDJSON. No personal data is in it. */
export function ExportMenu({ file, query }: { readonly file: 'intervals' | 'requests'; readonly query: string }) {
  const t = useText();
  const problemOf = useProblemText();
  const [busy, setBusy] = useState(false);
  const save = (format: 'csv' | 'ndjson') => {
    setBusy(true);
    download(`/api/audit/exports/${file}?${query}&format=${format}`, `${file}.${format}`)
      .catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        notifications.show({ color: 'red', message: problemOf(error.body), closeButtonProps: { 'aria-label': t('close') } });
      })
      .finally(() => setBusy(false));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<Download size={15} aria-hidden />} loading={busy} data-export={file} data-print="no">
          {t('supervisor.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(`supervisor.exportWhat.${file}`)}</Menu.Label>
        <Menu.Item onClick={() => save('csv')}>{t('supervisor.csv')}</Menu.Item>
        <Menu.Item onClick={() => save('ndjson')}>{t('supervisor.ndjson')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Fetched first, so that a refusal is said on the page and not in an empty window. */
async function download(path: string, name: string): Promise<void> {
  const response = await send(path);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
