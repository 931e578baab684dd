import type { Block, Body, Run, TableBlock } from '../document/body.ts';
import type { DocumentContent } from '../document/official-document.ts';
import type { Disclosure } from './disclosure.ts';

/**
 * 지금의 공개구분: what was last decided about an approved document's disclosure. The approved content itself never
 * changes; what citizens see is made of it and of this.
 */
export type StandingDisclosure = {
  readonly disclosure: Disclosure;
  readonly bodyOpen: boolean;
  /** 비공개 표시 of the body no longer keeps anything back. */
  readonly marksLifted: boolean;
  /** The attachments as they stand, by id; one that is not named is as it was approved. */
  readonly attachments: readonly { readonly id: string; readonly disclosure: Disclosure }[];
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
    body: standing.marksLifted ? withoutMarks(content.body) : content.body,
    attachments: content.attachments.map((attachment) => ({
      ...attachment,
      disclosure: decided.get(attachment.id) ?? attachment.disclosure,
    })),
  };
}

/** What stood before anything was decided after the approval. */
export function approvedDisclosure(content: Omit<DisclosedContent, 'body'>): StandingDisclosure {
  return {
    disclosure: content.disclosure,
    bodyOpen: content.bodyOpen,
    marksLifted: false,
    attachments: content.attachments.map(({ id, disclosure }) => ({ id, disclosure })),
  };
}

/** The body with nothing marked as closed. */
export function withoutMarks(body: Body): Body {
  return { ...body, blocks: body.blocks.map(openBlock) };
}

function openBlock(block: Block): Block {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return { ...block, content: block.content.map(openRun) };
    case 'enclosures':
      return { ...block, items: block.items.map((runs) => runs.map(openRun)) };
    case 'image': {
      const { closed: _closed, ...image } = block;
      return { ...image, caption: image.caption.map(openRun) };
    }
    case 'table':
      return openTable(block);
  }
}

function openTable({ closed: _closed, ...table }: TableBlock): TableBlock {
  return {
    ...table,
    rows: table.rows.map(({ cells }) => ({
      cells: cells.map(({ closed: _cellClosed, ...cell }) => ({
        ...cell,
        content: cell.content.map((part) => ({ ...part, content: part.content.map(openRun) })),
      })),
    })),
  };
}

function openRun({ closed: _closed, ...run }: Run): Run {
  return run;
}
