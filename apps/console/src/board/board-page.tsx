import { ArrowLeft, Megaphone } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Link, useSearchParams } from 'wouter';
import { currentSession, onSession } from '../session/store.ts';
import { ThemeSwitch } from '../shell/preferences.tsx';
import css from './board.module.css';
import { Publish, useMayPublish } from './publish.tsx';
import { Both, inOneLine, Said } from './said.tsx';
import { Sheet } from './sheet.tsx';
import { lastCommunity, useBoard, useBoards } from './use-board.ts';
import { Wall } from './wall.tsx';

/** What everybody may see, signed in or not, in both languages at once: to read, to print, and for a screen on a wall. */
export default function BoardPage() {
  const [search, setSearch] = useSearchParams();
  const boards = useBoards();
  const mayPublish = useMayPublish();
  const [first] = useState(lastCommunity);
  useEffect(() => {
    document.title = inOneLine('board.title');
  }, []);
  const asked = search.get('community') ?? undefined;
  // One published board needs no choice; without network the one that was here last is shown.
  const only = boards.data === undefined ? first : boards.data.length === 1 ? boards.data[0]?.communityId : undefined;
  const chosen = asked ?? only;
  const wall = search.has('wall');
  const setWall = (on: boolean) =>
    setSearch((before) => {
      if (on) before.set('wall', '');
      else before.delete('wall');
      return before;
    });
  if (chosen !== undefined && wall) return <One communityId={chosen} wall onWall={setWall} />;
  return (
    <div className={css['page']}>
      <nav className={css['nav']} data-print="no">
        <Back />
        {asked !== undefined && (boards.data?.length ?? 0) > 1 && (
          <Link href="/board">
            <Said id="board.all" />
          </Link>
        )}
        <ThemeSwitch />
      </nav>
      <main className={css['main']}>
        {mayPublish && <Publish />}
        {chosen !== undefined ? (
          <One communityId={chosen} wall={false} onWall={setWall} key={chosen} />
        ) : boards.data === undefined ? (
          <Wait failed={boards.isError} />
        ) : boards.data.length === 0 ? (
          <Nothing says="board.none" />
        ) : (
          <section>
            <h1>
              <Said id="board.choose" />
            </h1>
            <ul className={css['choose']}>
              {boards.data.map(({ communityId, name }) => (
                <li key={communityId}>
                  <Link href={`/board?community=${communityId}`}>
                    <Both zh={name.zh} en={name.en} />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </div>
  );
}

function One({ communityId, wall, onWall }: { readonly communityId: string; readonly wall: boolean; readonly onWall: (on: boolean) => void }) {
  const { board, withdrawn, failed } = useBoard(communityId);
  if (withdrawn) return <Nothing says="board.withdrawn" />;
  if (board === undefined) return <Wait failed={failed} />;
  return wall ? <Wall board={board} failed={failed} onLeave={() => onWall(false)} /> : <Sheet board={board} failed={failed} onWall={() => onWall(true)} />;
}

function Back() {
  const session = useSyncExternalStore(onSession, currentSession);
  if (session.phase !== 'in') return null;
  return (
    <Link href="/" className={css['back'] ?? ''}>
      <ArrowLeft size={16} aria-hidden />
      <Said id="board.back" />
    </Link>
  );
}

function Wait({ failed }: { readonly failed: boolean }) {
  return (
    <p className={css['state']} role={failed ? 'alert' : undefined} data-state={failed ? 'failed' : 'loading'}>
      <Said id={failed ? 'board.unreachable' : 'board.loading'} />
    </p>
  );
}

function Nothing({ says }: { readonly says: 'board.none' | 'board.withdrawn' }) {
  return (
    <div className={css['state']} data-state="empty">
      <Megaphone size={40} strokeWidth={1.25} aria-hidden />
      <h1>
        <Said id={says} />
      </h1>
      <p>
        <Said id="board.noneWhat" />
      </p>
    </div>
  );
}
