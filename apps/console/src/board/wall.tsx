import { ActionIcon } from '@mantine/core';
import { Maximize, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useServerNow } from '../time/use-server-now.ts';
import { Age } from './age.tsx';
import css from './board.module.css';
import { Figures } from './figures.tsx';
import { Both, IN, inOneLine, Said } from './said.tsx';
import type { Board } from './use-board.ts';

/** For a screen on a wall: five numbers to be read from the other side of the hall. It stays lit, and comes back by itself. */
export function Wall({ board, failed, onLeave }: { readonly board: Board; readonly failed: boolean; readonly onLeave: () => void }) {
  const whole = useRef<HTMLElement>(null);
  useAwake();
  return (
    <main className={css['wall']} ref={whole} data-wall>
      <header className={css['wallHead']}>
        <h1>
          <Both zh={board.name.zh} en={board.name.en} />
        </h1>
        <p>
          <Said id="board.title" />
        </p>
        <Clock />
      </header>
      <Figures figures={board.figures} />
      <footer className={css['wallFoot']}>
        <Age asOf={board.asOf} failed={failed} />
        <span className={css['wallTools']}>
          <ActionIcon
            variant="subtle"
            color="currentColor"
            size="lg"
            aria-label={inOneLine('board.fullScreen')}
            onClick={() => void whole.current?.requestFullscreen().catch(() => undefined)}
          >
            <Maximize size={20} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="currentColor"
            size="lg"
            aria-label={inOneLine('board.leaveWall')}
            onClick={() => {
              if (document.fullscreenElement !== null) void document.exitFullscreen();
              onLeave();
            }}
          >
            <X size={20} aria-hidden />
          </ActionIcon>
        </span>
      </footer>
    </main>
  );
}

function Clock() {
  const now = useServerNow();
  return <time className={css['clock']}>{IN['zh-CN'].formatTime(now, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}</time>;
}

/** Keeps the screen lit where the browser can; asks again whenever the page is seen again. */
function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const ask = () => {
      if (document.hidden || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').then(
        (given) => {
          lock = given;
          if (over) void given.release();
        },
        // Refused, for example to save the battery: then the screen sleeps as it always does.
        () => undefined,
      );
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}
