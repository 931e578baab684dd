import type { LeakPlace } from '../../shared/disclosure/leak-place.ts';
import { writeCsv } from '../platform/sheet/write-sheet.ts';
import { dailyLine, OPEN_COLUMNS, openDocument } from './open-data/open-document.ts';
import type { Change } from './open-data/store.ts';
import { publicMarkdown, publicText } from './open-formats.ts';
import { atomFeed } from './pages/atom-feed.ts';
import { documentPage } from './pages/document-page.ts';
import { homePage } from './pages/home-page.ts';
import { drawPage, type Page } from './pages/layout.ts';
import { waitingPage } from './pages/original-page.ts';
import { relatedPage } from './pages/related-page.ts';
import { reportPage } from './pages/report-pages.ts';
import { readSearchInput } from './pages/search-address.ts';
import { searchPage } from './pages/search-page.ts';
import { type PublicCopy, searchText } from './public-copy.ts';
import { publicJson } from './public-json.ts';
import type { ListedDocument } from './store.ts';

/** Where citizens, programs and search engines meet a copy as text; papers are drawn, files of strangers are read. */
export type TextPlace = Exclude<
  LeakPlace,
  'pdf' | 'hwpx' | 'attachment' | 'attachmentWord' | 'shortText' | 'unchecked'
>;

/** What is sent of a copy at a place, a file each: nothing where the copy has no such form. */
export type TextMaker = (copy: PublicCopy, origin: string) => readonly string[];
export type TextMakers = Readonly<Record<TextPlace, TextMaker>>;

const NEVER_ASKED = readSearchInput({});

/** The very functions that make each of them for citizens. */
export const TEXT_MAKERS: TextMakers = {
  page: (copy, origin) =>
    [
      documentPage(copy, origin, 'here'),
      relatedPage(copy, [], copy.agencyName),
      reportPage(copy, { values: {}, faults: [] }),
      ...copy.attachments.flatMap((file) => (file.shown ? [waitingPage({ copy, file })] : [])),
    ].map(drawn),
  // Around a word that was asked for it is cut from the summary and the text, both of which stand whole in the JSON.
  snippet: (copy) => [foundPage(copy), firstPage(copy)].map(drawn),
  feed: (copy, origin) => [
    atomFeed({
      origin,
      operator: copy.agencyName,
      input: NEVER_ASKED,
      rows: [{ ...listedRow(copy), updatedAt: copy.publishedAt }],
    }),
  ],
  json: (copy) => [JSON.stringify(publicJson(copy))],
  openData: (copy, origin) => {
    const change = changeOf(copy);
    return [JSON.stringify(dailyLine(change, origin)), writeCsv(OPEN_COLUMNS, [openDocument(change, origin)])];
  },
  search: (copy) => {
    const { haystack, tokens } = searchText(copy);
    return [haystack, ...tokens];
  },
  fileName: ({ attachments }) => attachments.flatMap((file) => (file.shown ? [file.name] : [])),
  text: (copy) => (copy.paper ? [publicText(copy)] : []),
  markdown: (copy, origin) => (copy.paper ? [publicMarkdown(copy, origin)] : []),
};

function foundPage(copy: PublicCopy): Page {
  const found = { rows: [listedRow(copy)], files: [], total: 1, facets: {}, searchedBackTo: null };
  return searchPage({ operator: copy.agencyName, input: NEVER_ASKED, words: [], found, units: [] });
}

function firstPage(copy: PublicCopy): Page {
  const rows = [listedRow(copy)];
  return homePage({ operator: copy.agencyName, recent: rows, notices: rows, classes: [], units: [] });
}

function drawn(page: Page): string {
  return drawPage({ mode: 'theme', stylesheet: undefined, agencies: [], office: undefined, asOf: undefined }, page);
}

function listedRow(copy: PublicCopy): ListedDocument {
  const { managementNumber, title, producedOn, publishedAt, agencyName, unitName, documentNumber, summary } = copy;
  const { level, grounds } = copy.disclosure;
  return {
    ...{ managementNumber, title, producedOn, publishedAt, agencyName, unitName, documentNumber, summary, level },
    grounds: [...grounds],
    paper: copy.paper,
    attachments: copy.attachments.length,
    because: copy.listing?.because ?? null,
    handlerName: copy.authorName,
  };
}

/** The copy as the log of changes tells of it. */
function changeOf(copy: PublicCopy): Change {
  const { managementNumber, publishedAt, attachments, disclosure, listing } = copy;
  const listed = {
    ...copy,
    ...{ level: disclosure.level, grounds: disclosure.grounds },
    ...{ hasBody: copy.paper !== null, because: listing?.because ?? null },
    attachments: attachments.flatMap((file) => {
      if (!file.shown) return [];
      const { shown: _shown, storageName: _place, ...told } = file;
      return [told];
    }),
    closedAttachments: attachments.flatMap((file) => (file.shown ? [] : [file])),
  };
  return { managementNumber, changedAt: publishedAt, place: 0, copy: listed };
}
