import type { Block, Body, ClosedGrounds, Run, TableBlock } from '../document/body.ts';
import type { DocumentContent } from '../document/official-document.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { withMarkedGrounds } from './closed-passages.ts';
import type { Disclosure, DisclosureGround } from './disclosure.ts';

/**
 * 지금의 공개구분: what was last decided about an approved document's disclosure. The approved content itself never
 * changes; what citizens see is made of it and of this.
 */
export type StandingDisclosure = {
  readonly disclosure: Disclosure;
  readonly bodyOpen: boolean;
  /** 비공개 표시 of the body on these grounds no longer keeps anything back; ascending. */
  readonly liftedGrounds: readonly DisclosureGround[];
  /** The attachments as they stand, by id; one that is not named is as it was approved. */
  readonly attachments: readonly StandingAttachment[];
};

export type StandingAttachment = {
  readonly id: string;
  readonly disclosure: Disclosure;
  /** 검토 종료 예정일 of this file by itself; absent where it is looked at again with the record. */
  readonly reviewOn?: CalendarDay;
};

type DisclosedContent = Pick<DocumentContent, 'disclosure' | 'bodyOpen' | 'body' | 'attachments'>;

/** The approved content with the disclosure that stands now; itself where nothing was decided after the approval. */
export function standingContent<Content extends DisclosedContent>(
  content: Content,
  standing: StandingDisclosure | undefined,
): Content {
  if (!standing) return content;
  const decided = new Map(standing.attachments.map(({ id, disclosure }) => [id, disclosure]));
  return {
    ...content,
    disclosure: standing.disclosure,
    bodyOpen: standing.bodyOpen,
    body: withoutMarks(content.body, standing.liftedGrounds),
    attachments: content.attachments.map((attachment) => ({
      ...attachment,
      disclosure: decided.get(attachment.id) ?? attachment.disclosure,
    })),
  };
}

/**
 * What stood before anything was decided after the approval. A few old texts have marks that their 공개구분 knows
 * nothing of (a correction once looked at neither): citizens are not shown what is marked, and that is what counts.
 */
export function approvedDisclosure(content: DisclosedContent): StandingDisclosure {
  const { disclosure, bodyOpen } = withMarkedGrounds(content, content.body);
  return {
    ...{ disclosure, bodyOpen },
    liftedGrounds: [],
    attachments: content.attachments.map(({ id, disclosure, reviewUntil }) => ({
      ...{ id, disclosure },
      ...(reviewUntil === undefined ? {} : { reviewOn: reviewUntil }),
    })),
  };
}

/** The first of the days on which an attachment is looked at by itself; null where all of them go with the record. */
export function firstFileReview({ attachments }: Pick<StandingDisclosure, 'attachments'>): CalendarDay | null {
  return attachments.flatMap(({ reviewOn }) => reviewOn ?? []).sort()[0] ?? null;
}

/** The attachments whose own day has come. */
export function endedFiles({ attachments }: Pick<StandingDisclosure, 'attachments'>, today: CalendarDay) {
  return attachments.filter(({ reviewOn }) => reviewOn !== undefined && reviewOn <= today);
}

/** The body without its marks on these grounds; a passage that has others too stays closed on the others. */
export function withoutMarks(body: Body, lifted: readonly DisclosureGround[]): Body {
  return lifted.length === 0 ? body : { ...body, blocks: body.blocks.map((block) => openBlock(block, lifted)) };
}

type Lifted = readonly DisclosureGround[];

function openBlock(block: Block, lifted: Lifted): Block {
  const openRuns = (runs: readonly Run[]) => runs.map((run) => withGroundsLeft(run, lifted));
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return { ...block, content: openRuns(block.content) };
    case 'enclosures':
      return { ...block, items: block.items.map(openRuns) };
    case 'image':
      return { ...withGroundsLeft(block, lifted), caption: openRuns(block.caption) };
    case 'table':
      return openTable(block, lifted, openRuns);
  }
}

function openTable(table: TableBlock, lifted: Lifted, openRuns: (runs: readonly Run[]) => readonly Run[]): TableBlock {
  return {
    ...withGroundsLeft(table, lifted),
    rows: table.rows.map(({ cells }) => ({
      cells: cells.map((cell) => ({
        ...withGroundsLeft(cell, lifted),
        content: cell.content.map((part) => ({ ...part, content: openRuns(part.content) })),
      })),
    })),
  };
}

function withGroundsLeft<Part extends { readonly closed?: ClosedGrounds }>(part: Part, lifted: Lifted): Part {
  const { closed, ...open } = part;
  const left = closed?.filter((ground) => !lifted.includes(ground)) ?? [];
  // Without its only optional field it is still such a part.
  return left.length > 0 ? { ...part, closed: left } : (open as Part);
}
