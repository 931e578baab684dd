import type { SearchRow } from '../../shared/contract/search.ts';
import { findable, initialsOf, markTitle, snippet } from '../../shared/search/search-words.ts';
import type { SearchedText } from './searched-text.ts';

type Hits = SearchRow['hits'];

/** So many places are shown; whoever wants all of them opens the document. */
const MOST_PLACES = 3;

/**
 * Where the words stand beside title and number, the place with most of them first. A row whose title answers alone
 * shows the summary or how the text begins, as without any words.
 */
export function hitsIn(text: SearchedText, words: readonly string[]): Hits {
  const places = placesOf(text)
    .map((place, order) => ({ ...place, order, found: wordsIn(place, words) }))
    .filter(({ found }) => found > 0)
    // The summary says again what the body says.
    .filter(({ place }, _, all) => place !== '요지' || all.every((other) => other.place !== '본문'))
    .sort((a, b) => b.found - a.found || a.order - b.order)
    .slice(0, MOST_PLACES);
  if (places.length > 0) return places.map((place) => drawn(place, words));
  const beginning = text.summary === '' ? text.body : text.summary;
  return beginning === '' ? [] : [{ place: '', parts: [...snippet(beginning, [])] }];
}

type PlaceText = { readonly place: string; readonly text: string; readonly isName?: true };

function placesOf(text: SearchedText): readonly PlaceText[] {
  return [
    { place: '본문', text: text.body },
    ...text.opinions.map((opinion) => ({ place: '의견', text: opinion })),
    ...text.files.map(({ name, text: inside }) => ({ place: `첨부 ${name}`, text: inside })),
    ...text.files.map(({ name }) => ({ place: '첨부 이름', text: name, isName: true as const })),
    { place: '요지', text: text.summary },
    { place: '키워드', text: text.keywords.join(', '), isName: true },
    ...text.people.map((person) => ({ place: '결재선', text: person, isName: true as const })),
    { place: '번호', text: text.numbers.slice(1).join(', ') },
    { place: '관리번호', text: text.managementNumber },
  ];
}

/** Names show which syllables the initials (초성) stand for. */
function drawn({ place, text, isName }: PlaceText, words: readonly string[]): Hits[number] {
  return { place, parts: [...(isName ? markTitle(text, words) : snippet(text, words))] };
}

function wordsIn({ text, isName }: PlaceText, words: readonly string[]): number {
  const line = isName ? `${findable(text)}\n${findable(initialsOf(text))}` : findable(text);
  return words.filter((word) => line.includes(word)).length;
}
