/** 위임전결규정: who decides which matter, version by version. */
export { registerDelegation } from './routes.ts';
export { rulesOn } from './rule-line.ts';
