/** Particles (조사) and what names are called with (씨, 님) behind a noun; those that ask for a final consonant apart. */
const AFTER_ANY =
  /(?:에게서|에게는|에게도|에게|에서는|에서|한테서|한테|께서는|께서|께|까지|부터|보다|처럼|이라는|이라고|이며|이고|만|도|의|에|씨|님|측)$/u;
const AFTER_CONSONANT = /(?:으로부터|으로서|으로|이랑|은|이|을|과)$/u;
const AFTER_VOWEL = /(?:로부터|로서|로|라는|라고|며|랑|는|가|를|와)$/u;

/** 김철수씨에게는: three are taken off one after the other. */
const MOST_PARTICLES = 3;

/**
 * What is left of a word without the particles at its end, the longest first, none shorter than two letters: 김철수씨가 is
 * 김철수씨 and 김철수. A particle follows the sound before it, so that 김가은 and 이수과 stay whole.
 */
export function withoutParticle(word: string): readonly string[] {
  const stems: string[] = [];
  for (let left = word; stems.length < MOST_PARTICLES; ) {
    const stem = stemOf(left);
    if (stem === undefined) break;
    stems.push(stem);
    left = stem;
  }
  return stems;
}

function stemOf(word: string): string | undefined {
  for (const [particles, isAfter] of [
    [AFTER_ANY, () => true],
    [AFTER_CONSONANT, (last: number) => last !== 0],
    [AFTER_VOWEL, (last: number, particle: string) => last === 0 || (last === RIEUL && particle.startsWith('로'))],
  ] as const) {
    const particle = particles.exec(word)?.[0];
    if (particle === undefined) continue;
    const stem = word.slice(0, -particle.length);
    const last = finalOf(stem);
    if (stem.length >= 2 && last !== undefined && isAfter(last, particle)) return stem;
  }
  return undefined;
}

const RIEUL = 8;

/** The final consonant of the last syllable, 0 for none; nothing where it is no syllable of Hangul. */
function finalOf(word: string): number | undefined {
  const code = word.charCodeAt(word.length - 1) - 0xac00;
  return code >= 0 && code < 11172 ? code % 28 : undefined;
}
