import type { RequestStatisticsReply } from '../../shared/contract/request-statistics.ts';
import { GROUND_LABELS } from '../../shared/disclosure/disclosure.ts';
import { type CalendarDay, dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import { replayRequest } from '../../shared/requests/information-request.ts';
import type { DecisionTerms } from '../../shared/requests/request-events.ts';
import { countRequests, type RequestFigures } from '../../shared/requests/request-statistics.ts';
import {
  OUTCOME_LABELS,
  RESULT_LABELS,
  REVIEW_MATTER_LABELS,
  TIMING_LABELS,
} from '../../shared/requests/request-words.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { SentFile } from '../platform/http/send-file.ts';
import type { Services } from '../platform/services.ts';
import { type SheetColumn, writeSheet } from '../platform/sheet/write-sheet.ts';
import { listClosedDays } from '../publication/index.ts';
import { listRequestYears, listStreams } from './list-store.ts';

/** 정보공개 청구의 통계: of the whole agency, for the 정보공개담당. */
export async function findRequestStatistics(
  services: Services,
  signed: Signed,
  asked: number | undefined,
): Promise<RequestStatisticsReply> {
  const today = dayInKorea(services.clock.now());
  const year = asked ?? yearOf(today);
  const [years, figures] = await Promise.all([
    listRequestYears(services.database.sql, signed.agencyId),
    figuresOf(services, signed.agencyId, { year, today }),
  ]);
  const shown = years.includes(year) ? years : [...years, year].sort((a, b) => b - a);
  return { years: shown, year, ...(structuredClone(figures) as Mutable<RequestFigures>) };
}

type Mutable<Value> = Value extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : Value extends object
    ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> }
    : Value;

async function figuresOf(
  { database }: Services,
  agencyId: number,
  { year, today }: { readonly year: number; readonly today: CalendarDay },
): Promise<RequestFigures> {
  const [streams, closedDays] = await Promise.all([
    listStreams(database.sql, agencyId, year),
    listClosedDays(database.sql, agencyId),
  ]);
  return countRequests(streams.map(replayRequest), { today, closedDays });
}

type Line = { readonly section: string; readonly item: string; readonly count: number };

const COLUMNS: readonly SheetColumn<Line>[] = [
  { title: '구분', width: 24, value: ({ section }) => section },
  { title: '항목', width: 40, value: ({ item }) => item },
  { title: '건수', width: 10, value: ({ count }) => count },
];

/** 정보공개 운영실적 of a year, as it is reported: counts alone, of nobody in particular. */
export async function requestStatisticsSheet(
  services: Services,
  signed: Signed,
  year: number,
): Promise<{ readonly bytes: Uint8Array; readonly as: SentFile }> {
  const today = dayInKorea(services.clock.now());
  const figures = await figuresOf(services, signed.agencyId, { year, today });
  const bytes = await writeSheet(`${year}년 정보공개 운영실적`, COLUMNS, linesOf(figures));
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { bytes, as: { name: `정보공개 운영실적 ${year}.xlsx`, mediaType, disposition: 'attachment' } };
}

function lines(section: string, counts: readonly (readonly [string, number])[]): Line[] {
  return counts.map(([item, count]) => ({ section, item, count }));
}

/** 이의신청 of requesters and of third parties, and what the board has had to do with both. */
function objectionLines({ objections, partyObjections, reviews }: RequestFigures): Line[] {
  const counted = (
    all: readonly { readonly outcome: DecisionTerms['outcome'] | 'underWay'; readonly count: number }[],
  ) => all.map(({ outcome, count }) => [outcome === 'underWay' ? '처리 중' : OUTCOME_LABELS[outcome], count] as const);
  return [
    ...lines('이의신청', counted(objections)),
    ...lines('제3자의 이의신청', counted(partyObjections)),
    ...lines(
      '정보공개심의회',
      reviews.flatMap(({ matter, held, skipped }) => [
        [`${REVIEW_MATTER_LABELS[matter]} 심의`, held] as const,
        ...(matter === 'request' ? [] : [[`${REVIEW_MATTER_LABELS[matter]} 심의하지 않음`, skipped] as const]),
      ]),
    ),
  ];
}

function linesOf(figures: RequestFigures): Line[] {
  const { filed, results, grounds, timings, overdue, months, units } = figures;
  return [
    ...lines('청구', [['접수', filed]]),
    ...lines(
      '처리 결과',
      results.map(({ result, count }) => [RESULT_LABELS[result], count]),
    ),
    ...lines(
      '비공개 근거',
      grounds.map(({ ground, count }) => [`제${ground}호 ${GROUND_LABELS[ground]}`, count]),
    ),
    ...lines('처리기간', [
      ...timings.map(({ timing, count }) => [TIMING_LABELS[timing], count] as const),
      ['처리 중이며 기한을 넘김', overdue],
    ]),
    ...objectionLines(figures),
    ...months.flatMap(({ month, filed: come, decided }) =>
      lines(`${Number(month.slice(5))}월`, [
        ['접수', come],
        ['결정', decided],
      ]),
    ),
    ...units.flatMap(({ unit, filed: come, inTime, late }) =>
      lines(unit ?? '배정 전', [
        ['접수', come],
        ['기한 안에 결정', inTime],
        ['기한을 넘겨 결정', late],
      ]),
    ),
  ];
}
