/** 재분류: what is kept from citizens is looked at again, and opened when nothing speaks against it any more. */
export { nameReader } from './restrict-access.ts';
export { registerReclassification } from './routes.ts';
