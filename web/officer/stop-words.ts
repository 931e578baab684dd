import type { StoppedReply } from '../../shared/contract/publication-acts.ts';
import { LEAK_PLACE_LABELS } from '../../shared/disclosure/leak-place.ts';
import { PERSONAL_DATA_LABELS } from '../../shared/disclosure/personal-data/personal-finding.ts';

/** Why a publication has stopped: the kinds of personal data, and where something was found that is not public. */
export function stopWords({ kinds, leaks }: Pick<StoppedReply['documents'][number], 'kinds' | 'leaks'>): string {
  const found = kinds.map((kind) => PERSONAL_DATA_LABELS[kind]);
  const places = leaks.map((place) => LEAK_PLACE_LABELS[place]).join(', ');
  return [...found, ...(places === '' ? [] : [`비공개 내용이 남은 곳(${places})`])].join(', ');
}
