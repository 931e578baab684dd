import { type Static, Type } from 'typebox';
import {
  ApprovalStatusShape,
  ChosenKindShape,
  Day,
  DisclosureLevel,
  Id,
  Instant,
  ManagementNumber,
} from './document-parts.ts';

const exact = { additionalProperties: false } as const;

export const SEARCH_LIMITS = {
  /** Letters of a question that are read. */
  question: 200,
  /** Counts end here and are shown as `1,000+`. */
  count: 1_000,
  rows: 20,
  saved: 30,
  name: 40,
  /** Letters of a drafter's name that are read. */
  drafter: 100,
  /** Questions of one's own that are suggested again. */
  recent: 20,
} as const;

/** Where a document stands: 작성 중, 결재 중, 완료, 반려·회수. */
export const SearchStateShape = Type.Union([
  Type.Literal('drafting'),
  Type.Literal('inApproval'),
  Type.Literal('approved'),
  Type.Literal('returned'),
]);
export type SearchState = Static<typeof SearchStateShape>;

/** What I have to do with a document: 기안, 결재선, 공람·협의, 대결, 부서·기관. */
export const SearchPartShape = Type.Union([
  Type.Literal('drafter'),
  Type.Literal('line'),
  Type.Literal('shown'),
  Type.Literal('standIn'),
  Type.Literal('office'),
]);

const DocumentKindShape = Type.Union([Type.Literal('general'), ...ChosenKindShape.properties.kind.anyOf]);

const question = {
  q: Type.Optional(Type.String({ maxLength: 1_000 })),
  unit: Type.Optional(Type.String({ maxLength: 200 })),
  year: Type.Optional(Type.String({ pattern: '^[0-9]{4}$' })),
  kind: Type.Optional(DocumentKindShape),
  state: Type.Optional(SearchStateShape),
  level: Type.Optional(DisclosureLevel),
  part: Type.Optional(SearchPartShape),
  /** 기간: approved, submitted or saved within these days of Korea, both included. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  /** 기안자 by the whole name. */
  drafter: Type.Optional(Type.String({ maxLength: SEARCH_LIMITS.drafter })),
};

/** What is looked for, as an address and a saved search carry it. */
export const SearchQuestion = Type.Object(question, { ...exact, title: 'SearchQuestion' });
export type SearchQuestion = Static<typeof SearchQuestion>;

/** GET /api/search: the newest first, `after` a row of an earlier answer. */
export const SearchQuery = Type.Object({ ...question, after: Type.Optional(Type.String({ maxLength: 200 })) }, exact);
export type SearchQuery = Static<typeof SearchQuery>;

const Parts = Type.Array(Type.Object({ text: Type.String(), hit: Type.Boolean() }, exact));

export const SearchRow = Type.Object(
  {
    managementNumber: ManagementNumber,
    /** A draft opens in the editor, everything else on its paper. */
    isDraft: Type.Boolean(),
    title: Parts,
    documentNumber: Parts,
    unitName: Type.String(),
    drafterName: Type.String(),
    /** 공동기안: the lead agency, for the people of another. */
    leadAgencyName: Type.Union([Type.String(), Type.Null()]),
    status: ApprovalStatusShape,
    part: SearchPartShape,
    /** Approved, submitted or saved. Rows are ordered by it, the newest first. */
    at: Instant,
    disclosureLabel: Type.String(),
    attachments: Type.Integer(),
    /** Where the words stand outside title and number: 본문, 의견, the name of an attachment. */
    hits: Type.Array(Type.Object({ place: Type.String(), parts: Parts }, exact)),
  },
  { ...exact, title: 'SearchRow' },
);
export type SearchRow = Static<typeof SearchRow>;

const FacetValues = Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() }, exact));
export const SearchFacets = Type.Object(
  {
    unit: FacetValues,
    year: FacetValues,
    kind: FacetValues,
    state: FacetValues,
    level: FacetValues,
    part: FacetValues,
    drafter: FacetValues,
  },
  { ...exact, title: 'SearchFacets' },
);
export type SearchFacets = Static<typeof SearchFacets>;

export const SearchPage = Type.Object(
  {
    rows: Type.Array(SearchRow),
    next: Type.Union([Type.String(), Type.Null()]),
    /** Texts were looked into back to this moment and not further: `next` goes on from there. */
    lookedBackTo: Type.Union([Instant, Type.Null()]),
    /** At most one more than 1,000; null on later pages, which count nothing. */
    total: Type.Union([Type.Integer(), Type.Null()]),
    /** Total and facets are of what came after this moment; before it there may be more. Null where they are whole. */
    countedBackTo: Type.Union([Instant, Type.Null()]),
    facets: Type.Union([SearchFacets, Type.Null()]),
    /** Documents of the installation that are still to be put into the index; 0 when it is whole. */
    unindexed: Type.Integer(),
  },
  { ...exact, title: 'SearchPage' },
);
export type SearchPage = Static<typeof SearchPage>;

const Name = Type.String({ maxLength: 500 });

export const SavedSearch = Type.Object(
  {
    id: Id,
    name: Type.String(),
    question: SearchQuestion,
    /** Submitted or approved since it was last looked at; 100 stands for that many and more. */
    fresh: Type.Integer(),
  },
  { ...exact, title: 'SavedSearch' },
);
export type SavedSearch = Static<typeof SavedSearch>;

/** GET /api/searches: one's own. Nobody else sees them. */
export const SearchesReply = Type.Object({ saved: Type.Array(SavedSearch) }, { ...exact, title: 'Searches' });
export type SearchesReply = Static<typeof SearchesReply>;

/** GET /api/recent-searches: the questions one has asked last, the newest first. Nobody else sees them. */
export const RecentSearchesReply = Type.Object(
  { recent: Type.Array(Type.String()) },
  { ...exact, title: 'RecentSearches' },
);
export type RecentSearchesReply = Static<typeof RecentSearchesReply>;

export const SaveSearch = Type.Object({ name: Name, question: SearchQuestion }, { ...exact, title: 'SaveSearch' });
export type SaveSearch = Static<typeof SaveSearch>;
export const RenameSearch = Type.Object({ name: Name }, { ...exact, title: 'RenameSearch' });
export const RecentSearch = Type.Object({ q: Type.String({ maxLength: 1_000 }) }, { ...exact, title: 'RecentSearch' });

export const SAVED_SEARCH_PARAMS = Type.Object({ searchId: Id }, exact);
export const SearchDone = Type.Object({ id: Type.Union([Id, Type.Null()]) }, { ...exact, title: 'SearchDone' });
export type SearchDone = Static<typeof SearchDone>;
