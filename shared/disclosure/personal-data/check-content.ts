import type { Block, Body, Run } from '../../document/body.ts';
import { runsText } from '../../document/body.ts';
import { recipientText } from '../../document/letter.ts';
import type { DocumentContent } from '../../document/official-document.ts';
import { closedWords } from '../closed-passages.ts';
import { decodeAddress } from '../decode-address.ts';
import type { Disclosure } from '../disclosure.ts';
import { letterForCitizens } from '../letter-for-citizens.ts';
import { attachmentShown, viewOnceApproved } from '../public-view.ts';
import { redactBlock, redactLetter } from '../redact.ts';
import { WordFinder } from '../word-finder.ts';
import { brokenOverBlocks } from './broken-over-blocks.ts';
import { findPersonalData } from './find-personal-data.ts';
import type { PersonalDataKind, PersonalFinding, PublicContacts } from './personal-finding.ts';

/** Where in a document something was found. `block` counts the blocks of the body, an attachment has its id. */
export type FindingPlace =
  | { readonly part: 'publicTitle' | 'summary' | 'keywords' | 'recipients' | 'via' }
  | { readonly part: 'body'; readonly block: number }
  | { readonly part: 'attachmentName'; readonly attachmentId: string };

/** A finding with the place it is in and the words that were found. */
export type PlacedFinding = PersonalFinding & {
  readonly place: FindingPlace;
  readonly words: string;
};

/** What is checked: a draft, or what was approved. */
export type CheckedContent = Pick<
  DocumentContent,
  'publicTitle' | 'summary' | 'keywords' | 'body' | 'disclosure' | 'bodyOpen' | 'letter' | 'kind'
> & {
  readonly attachments: readonly { readonly id: string; readonly name: string; readonly disclosure: Disclosure }[];
};

/**
 * What citizens would be shown if this were published as it is. What the disclosure keeps closed is not searched:
 * closing the words or the body, writing another public title or closing an attachment is how a finding is dealt with.
 * The title always is: of a closed document it goes out in the 정보목록 once the agency lists such.
 */
export function checkContent(content: CheckedContent, contacts: PublicContacts): PlacedFinding[] {
  const view = viewOnceApproved(content);
  const find = (text: string, place: FindingPlace): PlacedFinding[] =>
    findPersonalData(text, contacts).map((finding) => ({
      ...finding,
      place,
      words: text.slice(finding.from, finding.to),
    }));
  const inTitle = find(content.publicTitle, { part: 'publicTitle' });
  if (!view.readable) return inTitle;
  return [
    ...inTitle,
    ...(view.bodyShown ? findInBody(content.body, find, contacts) : []),
    ...(view.bodyShown ? find(content.summary, { part: 'summary' }) : []),
    ...(view.bodyShown ? find(content.keywords.join('\n'), { part: 'keywords' }) : []),
    ...(view.bodyShown ? findInLetter(content, find) : []),
    ...content.attachments
      .filter(({ disclosure }) => attachmentShown(view, disclosure))
      .flatMap(({ id, name }) => find(name, { part: 'attachmentName', attachmentId: id })),
  ];
}

type Find = (text: string, place: FindingPlace) => PlacedFinding[];

function findInBody(body: Body, find: Find, contacts: PublicContacts): PlacedFinding[] {
  const words = closedWords(body);
  const blocks = body.blocks.map((written) => ({ written, shown: redactBlock(written, words) }));
  const texts = blocks.map(({ written, shown }) => ({ written: textOf(written), shown: textOf(shown) }));
  const broken = partsShown(texts, contacts);
  return blocks.flatMap(({ shown: block }, index) => {
    const place = { part: 'body', block: index } as const;
    const { written = '', shown: text = '' } = texts[index] ?? {};
    const inText = withUnwitnessed(find(text, place), text, find(written, place));
    const parts = broken
      .filter((part) => part.block === index && !inText.some((each) => each.from < part.to && each.to > part.from))
      .map(({ block: _, ...part }) => ({ ...part, place }));
    const told = new Set(inText.map(nameOf));
    // An address often says what its words say; only what it adds is told.
    const inAddresses = addressesOf(block).flatMap((address) => find(address, place));
    return [...inText, ...parts, ...inAddresses.filter((finding) => !told.has(nameOf(finding)))];
  });
}

/** What is broken over blocks, where it is shown: a part stays one when the others are closed. */
function partsShown(
  texts: readonly { readonly written: string; readonly shown: string }[],
  contacts: PublicContacts,
): ReturnType<typeof brokenOverBlocks> {
  const broken = (of: 'shown' | 'written') =>
    brokenOverBlocks(
      texts.map((text) => text[of]),
      contacts,
    );
  const shown = broken('shown');
  if (texts.every((text) => text.shown === text.written)) return shown;
  const left = broken('written').flatMap((part) => {
    const from = placeOfPart(texts[part.block]?.shown ?? '', part.words);
    const isTold = shown.some(({ block, words }) => block === part.block && words === part.words);
    return from < 0 || isTold ? [] : [{ ...part, from, to: from + part.words.length }];
  });
  return [...shown, ...left];
}

/** Where a part of a number stands by itself, -1 where it does not: the 568 of 1,568 is no part of another number. */
function placeOfPart(text: string, words: string): number {
  let at = text.indexOf(words);
  while (at >= 0) {
    const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(at + words.length, at + words.length + 2)];
    if (!/\p{N},?$/u.test(before) && !/^,?\p{N}/u.test(after)) return at;
    at = text.indexOf(words, at + 1);
  }
  return -1;
}

/**
 * `홍길동(010-…)` is a name by its number and stays one when the number is closed: what is found in the whole text and
 * still stands in the shown one is told too. Where it stands there is its first place.
 */
function withUnwitnessed(shown: PlacedFinding[], text: string, whole: readonly PlacedFinding[]): PlacedFinding[] {
  const told = new Set(shown.map(nameOf));
  const untold = whole.filter((finding) => {
    const isTold = finding.kind === 'sensitive' || told.has(nameOf(finding));
    told.add(nameOf(finding));
    return !isTold;
  });
  const places = firstPlaces(untold, text);
  const more = untold.flatMap((finding) => {
    const from = places.get(finding.words);
    return from === undefined ? [] : [{ ...finding, from, to: from + finding.words.length }];
  });
  return more.length === 0 ? shown : [...shown, ...more].sort((one, other) => one.from - other.from);
}

/** Where each stands first, in one walk: a list may name thousands. */
function firstPlaces(findings: readonly PlacedFinding[], text: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  if (findings.length === 0) return places;
  for (const { word, at } of new WordFinder(findings.map(({ words }) => words)).placesIn(text)) {
    places.set(word, Math.min(at, places.get(word) ?? at));
  }
  return places;
}

/** 두문 as citizens read it: whom it goes to, and through whom (경유). */
function findInLetter(content: CheckedContent, find: Find): PlacedFinding[] {
  const shown = letterForCitizens(content);
  if (!shown) return [];
  const { recipients, via = '' } = redactLetter(shown, closedWords(content.body));
  return [...find(recipients.map(recipientText).join('\n'), { part: 'recipients' }), ...find(via, { part: 'via' })];
}

function nameOf({ kind, words }: PlacedFinding): string {
  return `${kind} ${words}`;
}

/** Where the links of a block lead, each once: citizens' pages and files carry the addresses too. */
function addressesOf(block: Block): string[] {
  return [...new Set(runsOf(block).flatMap(({ href }) => (href === undefined ? [] : decodeAddress(href))))];
}

function runsOf(block: Block): readonly Run[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return block.content;
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.content.flatMap((part) => part.content)));
    case 'image':
      return block.caption;
    case 'enclosures':
      return block.items.flat();
  }
}

/** The text of a block with a line for every cell and enclosure: a number over the edge of two cells is one number. */
function textOf(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return runsText(block.content);
    case 'table':
      return block.rows.map(({ cells }) => cells.map(cellText).join('\n')).join('\n\n');
    case 'image':
      // What only readers aloud say is read by them to everybody.
      return `${block.alt}\n${runsText(block.caption)}`;
    case 'enclosures':
      return block.items.map(runsText).join('\n');
  }
}

function cellText({ content }: { readonly content: readonly { readonly content: Parameters<typeof runsText>[0] }[] }) {
  return content.map((part) => runsText(part.content)).join('\n');
}

/** The kinds that somebody answers for before these texts go up, each once. */
export function kindsToAnswer(contents: readonly CheckedContent[], contacts: PublicContacts): PersonalDataKind[] {
  const findings = contents.flatMap((content) => findingsToAnswer(content, checkContent(content, contacts)));
  return [...new Set(findings.map(({ kind }) => kind))];
}

/** What tells of a title whom a document is about, also where it is only likely. */
const OF_A_PERSON: ReadonlySet<PersonalDataKind> = new Set(['personName', 'homeAddress', 'birthDate', 'vehicleNumber']);

/**
 * Those that somebody answers for: what is certain, and of a closed document a likely name or address in its title.
 * That is the one thing that everybody may read of it, and whose affair it is has been closed with the rest.
 */
export function findingsToAnswer<Finding extends PersonalFinding>(
  content: Pick<CheckedContent, 'disclosure' | 'bodyOpen'>,
  findings: readonly Finding[],
): Finding[] {
  const { readable } = viewOnceApproved(content);
  return findings.filter(({ confidence, kind }) => confidence === 'certain' || (!readable && OF_A_PERSON.has(kind)));
}

/** Those that stop a publication. */
export function certainFindings<Finding extends PersonalFinding>(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ confidence }) => confidence === 'certain');
}
