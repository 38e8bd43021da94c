import type administrator from './texts/administrator.en.json';
import type board from './texts/board.en.json';
import type dispatcher from './texts/dispatcher.en.json';
import type ground from './texts/ground.en.json';
import type operator from './texts/operator.en.json';
import type responder from './texts/responder.en.json';
import type start from './texts/start.en.json';
import type supervisor from './texts/supervisor.en.json';

/** Which screens' texts are kept apart, one file per language each. */
export type TextArea = 'ground' | 'start' | 'operator' | 'dispatcher' | 'responder' | 'supervisor' | 'administrator' | 'board';

/** Every text of the console; a key that is in no English file does not compile. */
export type TextId = keyof (typeof ground & typeof start & typeof operator & typeof dispatcher & typeof responder & typeof supervisor & typeof administrator & typeof board);
