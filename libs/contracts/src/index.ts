export * from './public-event.ts';
export * from './intake/index.ts';
