import { type Static, Type } from 'typebox';
import { Day, DisclosureGround, Instant, LicenceShape, ManagementNumber } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

/** A field of the open data as its page, its schema and its CSV name it. */
const named = (title: string, description: string) => ({ title, description });

const Address = Type.Union([Type.String(), Type.Null()]);
const OpenAttachment = Type.Object(
  {
    ...{ name: Type.String(), mediaType: Type.String(), size: Type.Integer(), url: Type.String() },
    ...{ viewUrl: Address, pdfUrl: Address },
  },
  exact,
);

const PUBLISHED_FIELDS = {
  managementNumber: Type.String({
    pattern: '^D[0-9]{13}$',
    ...named('관리번호', '문서마다 하나뿐인 번호입니다. 주소에 쓰이며 바뀌지 않습니다.'),
  }),
  state: Type.Literal('published', named('상태', 'published는 공개 중, withdrawn은 공개를 거둔 것입니다.')),
  changedAt: Type.String({
    format: 'date-time',
    ...named('바뀐 시각', '공개되거나 공개본이 바뀐 시각(UTC)입니다. updatedSince는 이 시각을 봅니다.'),
  }),
  title: Type.String(named('제목', '공개용 제목입니다.')),
  agencyName: Type.String(named('기관명', '생산기관입니다.')),
  departmentName: Type.String(named('부서명', '처리과와 그 위 부서입니다.')),
  documentNumber: Type.String(named('문서번호', '생산등록번호입니다.')),
  handlerName: Type.String(
    named('업무담당자', '기안한 사람입니다. 밝히지 않는 문서는 비어 있으니 담당부서에 물어 주십시오.'),
  ),
  handlerPhone: Type.String(named('담당자 전화번호', '문서에 적힌 사무실 번호입니다. 적혀 있지 않으면 비어 있습니다.')),
  kind: Type.String(named('문서종류', '일반문서, 공고문서와 같은 영 제4조의 종류입니다.')),
  producedOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', ...named('생산일자', '결재가 끝난 날(한국)입니다.') }),
  publishedAt: Type.String({ format: 'date-time', ...named('공개일시', '시민에게 공개된 시각(UTC)입니다.') }),
  disclosureLevel: Type.Union(
    [Type.Literal('open'), Type.Literal('partiallyOpen'), Type.Literal('closed')],
    named('공개구분', 'open 공개, partiallyOpen 부분공개, closed 비공개(목록만)입니다.'),
  ),
  listedBecause: Type.Union(
    [Type.Literal('closed'), Type.Literal('waiting'), Type.Literal('rankBelow'), Type.Literal('checking'), Type.Null()],
    named(
      '목록만 공개',
      '읽을 수 있는 문서는 비어 있습니다(null). closed 비공개, waiting 원문 공개 전, rankBelow 원문 공개 대상 아님, checking 확인 중입니다.',
    ),
  ),
  disclosureGrounds: Type.Array(
    DisclosureGround,
    named('비공개근거', '정보공개법 제9조제1항의 호 번호입니다. 공개 문서는 비어 있습니다.'),
  ),
  retention: Type.String(named('보존기간', '1년부터 영구까지입니다.')),
  classificationPath: Type.Array(Type.String(), named('분류정보', '기록관리기준표의 분류를 큰 것부터 적습니다.')),
  licence: Type.Intersect([LicenceShape], named('이용허락', '문서마다 다릅니다. kogl1은 공공누리 제1유형입니다.')),
  summary: Type.String(named('요지', '본문이 닫힌 문서는 비어 있습니다.')),
  keywords: Type.Array(Type.String(), named('키워드', '기안자가 붙인 낱말입니다.')),
  attachments: Type.Array(
    OpenAttachment,
    named(
      '공개 붙임',
      '공개된 붙임의 이름, 형식, 크기(바이트), 주소와 글로 옮긴 쪽(viewUrl), PDF(pdfUrl)의 주소입니다.',
    ),
  ),
  closedAttachments: Type.Integer(named('비공개 붙임 수', '공개하지 않은 붙임의 수입니다.')),
  closedAttachmentGrounds: Type.Array(
    Type.Array(DisclosureGround),
    named(
      '비공개 붙임 근거',
      '공개하지 않은 붙임마다 정보공개법 제9조제1항의 호 번호를 차례대로 적습니다. 개인정보 신고로 확인 중인 붙임은 비어 있습니다.',
    ),
  ),
  url: Type.String(named('주소', '사람이 읽는 쪽입니다. 바뀌지 않습니다.')),
  jsonUrl: Type.String(named('JSON 주소', '본문까지 담은 이 문서의 자료입니다.')),
  pdfUrl: Type.Union(
    [Type.String(), Type.Null()],
    named('PDF 주소', '본문이 닫힌 문서는 없습니다(null). 글꼴에 없는 글자가 있으면 그 주소에 PDF가 없을 수 있습니다.'),
  ),
} as const;

/** A document that citizens can read, in the list and, with its text, in the files of a day. */
export const OpenDocument = Type.Object(PUBLISHED_FIELDS, { ...exact, title: 'OpenDocument' });
export type OpenDocument = Static<typeof OpenDocument>;

/** 거둔 문서: the number, that it was taken back, and when. */
export const Tombstone = Type.Object(
  {
    managementNumber: ManagementNumber,
    state: Type.Literal('withdrawn'),
    withdrawnAt: Type.String({ format: 'date-time', ...named('거둔 시각', '공개를 거둔 시각(UTC)입니다.') }),
  },
  { ...exact, title: 'Tombstone' },
);
export type Tombstone = Static<typeof Tombstone>;

/** A line of a day's file. */
export const DailyLine = Type.Union([
  Type.Object(
    {
      ...PUBLISHED_FIELDS,
      text: Type.Union([Type.String(), Type.Null()], named('본문', '글자만 적은 본문입니다. 닫힌 본문은 null입니다.')),
    },
    { ...exact, title: 'OpenDocumentWithText' },
  ),
  Tombstone,
]);
export type DailyLine = Static<typeof DailyLine>;

/** GET /open-data/documents.json */
export const OpenDocuments = Type.Object(
  {
    items: Type.Array(Type.Union([OpenDocument, Tombstone])),
    /** The address of the next page; null where nothing more is there at this moment. */
    next: Type.Union([Type.String(), Type.Null()]),
    /** A cursor for later: what is new after this answer begins there. */
    resume: Type.Union([Type.String(), Type.Null()]),
    /** When anything has changed last. */
    asOf: Instant,
  },
  { ...exact, title: 'OpenDocuments' },
);
export type OpenDocuments = Static<typeof OpenDocuments>;

/** GET /open-data/daily.json: the files there are, the newest first. */
export const DailyFiles = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          day: Day,
          url: Type.String(),
          size: Type.Integer(),
          sha256: Type.String(),
          published: Type.Integer(),
          withdrawn: Type.Integer(),
          madeAt: Instant,
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'DailyFiles' },
);
export type DailyFiles = Static<typeof DailyFiles>;

/** The fields with their Korean names and what they mean, in their order: for the page, the CSV and its readers. */
export const OPEN_FIELDS: readonly { readonly name: string; readonly title: string; readonly description: string }[] =
  Object.entries({ ...PUBLISHED_FIELDS, withdrawnAt: Tombstone.properties.withdrawnAt }).map(([name, field]) => ({
    name,
    title: titleOf(field),
    description: descriptionOf(field),
  }));

function titleOf(field: object): string {
  return 'title' in field ? String(field.title) : '';
}

function descriptionOf(field: object): string {
  return 'description' in field ? String(field.description) : '';
}
