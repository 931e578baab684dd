import { expect, it } from 'vitest';
import { withParticle } from './particle.ts';

it.each([
  ['동혁신팀장', '이(가)', '동혁신팀장이'],
  ['비서', '이(가)', '비서가'],
  ['단위과제', '을(를)', '단위과제를'],
  ['결재선', '을(를)', '결재선을'],
  ['1000', '이(가)', '1000이'],
  ['A-12', '은(는)', 'A-12는'],
  ['맹인호(inho)', '과(와)', '맹인호(inho)와'],
  ['☆', '을(를)', '☆을(를)'],
] as const)('%s takes of %s the form that is said: %s', (word, particle, said) => {
  expect(withParticle(word, particle)).toBe(said);
});
