export * from './admin-link.ts';
export * from './api-parts.ts';
export * from './drill/drill-actions.ts';
export * from './foundation.ts';
export * from './maintenance/operations.ts';
export * from './run.ts';
export * from './serve.ts';
