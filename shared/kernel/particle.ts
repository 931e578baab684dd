/** Both forms of a particle (조사), the one after a final consonant first. */
export type Particle = '이(가)' | '을(를)' | '은(는)' | '과(와)';

const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
const FINALS = 28;
/** Digits read 영 일 삼 육 칠 팔 and the letters L M N R (엘 엠 엔 알) end in a consonant. */
const CLOSED = new Set('013678LMNR');
const OPEN = new Set('2459ABCDEFGHIJKOPQSTUVWXYZ');

/** 팀장이, 주무관이, 비서가: the form that a reader would say; both forms where the sound is not known. */
export function withParticle(word: string, particle: Particle): string {
  const closed = endsInConsonant(word);
  if (closed === undefined) return `${word}${particle}`;
  return `${word}${closed ? particle.charAt(0) : particle.charAt(2)}`;
}

/** Of `맹인호(inho)` only what stands before the parentheses is said. */
function endsInConsonant(word: string): boolean | undefined {
  const last = [...word.replace(/\([^()]*\)$/u, '')].at(-1)?.toUpperCase() ?? '';
  const code = last.codePointAt(0) ?? 0;
  if (code >= HANGUL_FIRST && code <= HANGUL_LAST) return (code - HANGUL_FIRST) % FINALS !== 0;
  if (CLOSED.has(last)) return true;
  return OPEN.has(last) ? false : undefined;
}
