import type { Align } from '../document/body.ts';
import type { ReadBlock, ReadRun, ReadTable } from '../originals/read-document.ts';
import type { FlowEntry, Strip } from './flow.ts';
import type { Frame } from './item-strips.ts';
import type { GlyphCase } from './letters.ts';
import type { TextSetting } from './measures.ts';
import type { Tag } from './tags.ts';

/** Where blocks are set: on the page, in a frame on it, or in a cell of a table. */
export type ViewPlace = {
  readonly tag: Tag;
  readonly frame: Frame;
  /** Tables stand on the page alone: what a cell holds of them comes below its own table. */
  readonly inCell?: { readonly setting: TextSetting; readonly below: Set<ReadTable>; readonly align: Align };
  /** The level of the widest heading. */
  readonly below: number;
};

/** Who sets the blocks of a view: what a table asks for its cells, its caption, and the tables that stood in cells. */
export type BlockSetter = {
  readonly glyphs: GlyphCase;
  blocks(blocks: readonly ReadBlock[], place: ViewPlace): FlowEntry[];
  paragraph(content: readonly ReadRun[], parent: Tag): Strip[];
  caption(content: readonly ReadRun[], table: Tag): Strip[];
  nameWithin(table: ReadTable): string;
};
