import { Button, Checkbox, FileButton, Group, Modal, Progress, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck, Download, FileSpreadsheet, FileUp } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useText } from '../../language/use-text.ts';
import { Loading } from '../../parts/states.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import css from '../administrator.module.css';
import { ErrorTable } from './error-table.tsx';
import { useImport } from './use-import.ts';

/** What is imported, and where to. */
export interface CsvImportProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly what: string;
  readonly path: string;
  /** Where the file to start from is. */
  readonly template: string;
  /** Whose lists are read anew afterwards. */
  readonly service: string;
  /** A switch of the import: its name in the query, and what it says. */
  readonly option?: { readonly name: string; readonly label: string; readonly what: string };
}

/** A file is chosen or dropped, checked as a whole, and applied only when it is right; what is wrong stands in a table by row and column. */
export function CsvImport(props: CsvImportProps) {
  const t = useText();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size="xl" closeButtonProps={{ 'aria-label': t('close') }} closeOnClickOutside={false}>
      <Steps {...props} />
    </Modal>
  );
}

function Steps({ what, path, template, service, option, onClose }: CsvImportProps) {
  const t = useText();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(false);
  const { state, check, apply, again } = useImport(path, option !== undefined && chosen ? { [option.name]: 'true' } : {});
  const take = (file: File | null) => {
    if (file !== null) void file.arrayBuffer().then((bytes) => check(file.name, bytes));
  };
  const go = () => void apply().then(() => Promise.all([service, 'access'].map((first) => queries.invalidateQueries({ queryKey: [first] }))));
  const another = (
    <FileButton onChange={take} accept=".csv,text/csv">
      {(props) => (
        <Button variant="default" leftSection={<FileUp size={15} aria-hidden />} {...props}>
          {t('administrator.chooseAnother')}
        </Button>
      )}
    </FileButton>
  );

  switch (state.phase) {
    case 'none':
      return (
        <>
          <Text size="sm" mb="md">
            {what}
          </Text>
          <Drop take={take} />
          <Group justify="space-between" mt="md">
            <Button component="a" href={template} download variant="subtle" leftSection={<Download size={15} aria-hidden />}>
              {t('administrator.template')}
            </Button>
            <Text size="xs" c="dimmed">
              {t('administrator.checkedFirst')}
            </Text>
          </Group>
        </>
      );
    case 'checking':
      return (
        <div aria-live="polite" data-import="checking">
          <Text size="sm">{t('administrator.checking', { file: state.file })}</Text>
          <Loading />
        </div>
      );
    case 'wrong':
      return (
        <div data-import="wrong">
          <Text size="sm" fw={600} mb="xs" role="alert">
            {t('administrator.wrongCells', { count: state.all, file: state.file })}
          </Text>
          <Text size="sm" mb="sm">
            {t('administrator.wrongWhat')}
          </Text>
          <ErrorTable cells={state.cells} />
          <div className={css['foot']}>
            {another}
            <Button variant="default" onClick={onClose}>
              {t('close')}
            </Button>
          </div>
        </div>
      );
    case 'refused':
      return (
        <div data-import="refused">
          <ProblemAlert problem={state.problem} />
          <div className={css['foot']}>
            {another}
            <Button variant="default" onClick={onClose}>
              {t('close')}
            </Button>
          </div>
        </div>
      );
    case 'right':
      return (
        <div data-import="right">
          <Group gap="xs" wrap="nowrap" mb="sm" role="status">
            <CircleCheck size={18} aria-hidden />
            <Text size="sm" fw={600}>
              {t('administrator.allRight', { count: state.rows, file: state.file })}
            </Text>
          </Group>
          {option !== undefined && <Checkbox label={option.label} description={option.what} checked={chosen} onChange={(event) => setChosen(event.currentTarget.checked)} />}
          <div className={css['foot']}>
            {another}
            <Button onClick={go} data-autofocus>
              {t('administrator.apply', { count: state.rows })}
            </Button>
          </div>
        </div>
      );
    case 'applying':
    case 'paused':
      return (
        <div data-import={state.phase}>
          <Text size="sm" mb="xs" role="status">
            {t('administrator.applied', { done: state.done, rows: state.rows })}
          </Text>
          <Progress value={state.rows === 0 ? 100 : (100 * state.done) / state.rows} aria-label={t('administrator.progress')} animated={state.phase === 'applying'} />
          {state.phase === 'paused' && (
            <>
              <Text size="sm" mt="md">
                {t('administrator.paused')}
              </Text>
              <ProblemAlert problem={state.problem} />
              <div className={css['foot']}>
                <Button onClick={go} data-autofocus>
                  {t('administrator.goOn')}
                </Button>
              </div>
            </>
          )}
        </div>
      );
    case 'done':
      return (
        <div data-import="done">
          <Group gap="xs" wrap="nowrap" role="status">
            <CircleCheck size={18} aria-hidden />
            <Text size="sm" fw={600}>
              {t('administrator.importDone', { rows: state.rows, changed: state.changed })}
            </Text>
          </Group>
          <div className={css['foot']}>
            <Button variant="default" onClick={again}>
              {t('administrator.chooseAnother')}
            </Button>
            <Button onClick={onClose} data-autofocus>
              {t('close')}
            </Button>
          </div>
        </div>
      );
    default:
      return state satisfies never;
  }
}

function Drop({ take }: { readonly take: (file: File | null) => void }) {
  const t = useText();
  const [over, setOver] = useState(false);
  const held = (on: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(on);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files.item(0));
  };
  return (
    <div className={css['drop']} data-over={over} onDragOver={held(true)} onDragEnter={held(true)} onDragLeave={held(false)} onDrop={drop} data-drop>
      <FileSpreadsheet size={34} strokeWidth={1.25} aria-hidden />
      <Text size="sm">{t('administrator.dropHere')}</Text>
      <FileButton onChange={take} accept=".csv,text/csv">
        {(props) => (
          <Button leftSection={<FileUp size={15} aria-hidden />} data-autofocus {...props}>
            {t('administrator.chooseFile')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
