import type { StoppedReply } from '../../shared/contract/publication-acts.ts';
import { LEAK_PLACE_LABELS } from '../../shared/disclosure/leak-place.ts';
import { PERSONAL_DATA_LABELS } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { unreadWords } from '../../shared/originals/unread-file.ts';

/**
 * Why a publication has stopped: the kinds of personal data, where something was found that is not public, and the
 * files that could not be read.
 */
export function stopWords(stop: Pick<StoppedReply['documents'][number], 'kinds' | 'leaks' | 'unread'>): string {
  const { kinds, leaks, unread } = stop;
  const found = kinds.map((kind) => PERSONAL_DATA_LABELS[kind]);
  const places = leaks.map((place) => LEAK_PLACE_LABELS[place]).join(', ');
  const left = places === '' ? [] : [`비공개 내용이 남은 곳(${places})`];
  return [...found, ...left, ...(unread.length === 0 ? [] : [`읽지 못한 파일: ${unreadWords(unread)}`])].join(', ');
}
