import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { StoppedReply } from '../../shared/contract/publication-acts.ts';
import { LEAK_PLACE_LABELS } from '../../shared/disclosure/leak-place.ts';
import { PERSONAL_DATA_LABELS } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { suspectedInShortTexts, suspectedList } from '../../shared/disclosure/suspected-words.ts';
import { unreadWords } from '../../shared/originals/unread-file.ts';
import { approvedContent } from './public-content.ts';

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

/** Which words of closed passages are left in short texts: the stop itself keeps none of them. */
export function suspectedOf(document: DocumentReply): string {
  if (!document.publication.stop?.leaks.includes('shortText')) return '';
  const words = suspectedInShortTexts(approvedContent(document));
  return words.length === 0 ? '' : `닫은 글의 말로 보입니다: ${suspectedList(words)}.`;
}
