import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { StoppedReply } from '../../shared/contract/publication-acts.ts';
import { linesOf, writtenIn } from '../../shared/disclosure/closed-passages.ts';
import { wordsClosedBesideFiles } from '../../shared/disclosure/find-leaks.ts';
import { LEAK_PLACE_LABELS } from '../../shared/disclosure/leak-place.ts';
import { findingsToAnswer } from '../../shared/disclosure/personal-data/check-content.ts';
import { findPersonalData } from '../../shared/disclosure/personal-data/find-personal-data.ts';
import { NO_PUBLIC_CONTACTS, PERSONAL_DATA_LABELS } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { viewOnceApproved } from '../../shared/disclosure/public-view.ts';
import { suspectedInShortTexts, suspectedList } from '../../shared/disclosure/suspected-words.ts';
import { runsText } from '../../shared/document/body.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
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

/** Of a closed document: whom its title seems to name. */
function likelyInTitle(content: DocumentContent): string[] {
  const { publicTitle } = content;
  const asked = findingsToAnswer(content, findPersonalData(publicTitle, NO_PUBLIC_CONTACTS));
  const likely = asked.filter(({ confidence }) => confidence === 'likely');
  return likely.map(({ kind, from, to }) => `‘${publicTitle.slice(from, to)}’(${PERSONAL_DATA_LABELS[kind]})`);
}

/** So many names are looked for in a file by hand; more would be read by nobody. */
const MOST_NAMES = 10;

/** As they stand in the document: an account with its hyphens is found in a file that has them, and by eye. */
function writtenNames({ title, body, summary, keywords }: DocumentContent, names: readonly string[]): string[] {
  const lines = body.blocks.flatMap(linesOf).map(({ runs }) => runsText(runs));
  const text = [title, ...lines, summary, ...keywords].join('\n');
  return names.map((name) => `‘${writtenIn(text, name).replaceAll(/\s+/g, ' ')}’`);
}

/** Which words of what is closed are left in short texts, and whom to look for in files: a stop keeps none. */
export function suspectedOf(document: DocumentReply): string {
  const leaks = document.publication.stop?.leaks ?? [];
  const content = approvedContent(document);
  const words = leaks.includes('shortText') ? suspectedInShortTexts(content) : [];
  const beside = wordsClosedBesideFiles(content, viewOnceApproved(content)).suspected;
  const names = leaks.includes('attachmentWord') ? writtenNames(content, [...beside].slice(0, MOST_NAMES)) : [];
  const inTitle = leaks.includes('shortText') ? likelyInTitle(content) : [];
  return [
    ...(inTitle.length === 0 ? [] : [`제목에 개인정보로 보이는 말이 있습니다: ${inTitle.join(', ')}.`]),
    ...(words.length === 0 ? [] : [`닫은 글의 말로 보입니다: ${suspectedList(words)}.`]),
    ...(names.length === 0 ? [] : [`닫은 글의 말을 공개하는 붙임에서 찾아보십시오: ${names.join(', ')}.`]),
  ].join(' ');
}
