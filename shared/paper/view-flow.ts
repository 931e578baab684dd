import type { Align, ImageBlock, ItemLevel, Run } from '../document/body.ts';
import { undrawable } from '../document/drawable-letters.ts';
import { begunRows } from '../document/table-places.ts';
import { FRAME_LABELS } from '../originals/frame-kind.ts';
import { FORMAT_LABELS, formatCaution, leftOutWords } from '../originals/left-out-words.ts';
import { originalText } from '../originals/plain-text.ts';
import type { ReadBlock, ReadFrame, ReadParagraph, ReadPart, ReadRun, ReadTable } from '../originals/read-document.ts';
import { readingPages } from '../originals/reading-pages.ts';
import { belowName, boxOf, OBJECT_NAMES } from '../originals/shown-blocks.ts';
import { setBalanced } from './break.ts';
import type { FlowEntry, Strip } from './flow.ts';
import { type Frame, ListTags, runLetters } from './item-strips.ts';
import { type GlyphCase, textStyle, widthOf } from './letters.ts';
import {
  CAPTION,
  INK,
  LONG_TITLE,
  META,
  mm,
  NOTE,
  PAGE,
  TEXT_WIDTH,
  type TextSetting,
  VIEW_HEADINGS,
  VIEW_NAME,
  VIEW_TEXT,
} from './measures.ts';
import type { PaperPicture } from './paper-document.ts';
import { pictureStrips } from './picture-strips.ts';
import { ruleAcross } from './sheet.ts';
import { addTag, type Tag } from './tags.ts';
import { textStrips } from './text-strips.ts';
import { type ViewPaper, viewSentence } from './view-paper.ts';
import type { BlockSetter, ViewPlace } from './view-place.ts';
import { viewTable } from './view-table.ts';

const INSET = mm(5);
const SPACE = { heading: mm(4.5), name: mm(6), paragraph: 3, table: mm(2.4), afterTable: mm(3) } as const;
const WHOLE: Frame = { x: PAGE.left, width: TEXT_WIDTH };
/** A picture stands on the first page, below its name. */
const HEAD_HEIGHT = mm(80);
/** As large as it would be on a screen, and no larger than the page. */
const POINTS_PER_PIXEL = 0.75;

/** What was read, as strips and tables: what is missing first, then part by part as 문서 보기 shows it. */
export function viewFlow(glyphs: GlyphCase, view: ViewPaper, root: Tag): FlowEntry[] {
  return new ViewSetter(glyphs, view, root).set();
}

class ViewSetter implements BlockSetter {
  readonly glyphs: GlyphCase;
  readonly #view: ViewPaper;
  readonly #root: Tag;
  /** The level of the last heading: a file may leap over levels, a document that is heard may not. */
  #level = 1;
  /** Tables that stood in a cell of another one, by the number under which both places name them. */
  readonly #within = new Map<ReadTable, number>();
  readonly #bold = new Map<TextSetting, TextSetting>();

  constructor(glyphs: GlyphCase, view: ViewPaper, root: Tag) {
    this.glyphs = glyphs;
    this.#view = view;
    this.#root = root;
  }

  set(): FlowEntry[] {
    const { document, picture, fileName } = this.#view;
    const head = [...this.#head(), ...this.#notice(), ...this.#facts()];
    if (picture) return [...head, ...this.#picture(picture, fileName)];
    const parts = readingPages(document)
      .flat()
      .flatMap((part) => this.#part(part));
    // A table that begins the file stands below the head, and not on a page behind an empty one.
    const page = parts.find((entry) => entry.kind === 'table' || !entry.glued)?.page;
    return [...[...head, SPACER].map((entry) => (page ? { ...entry, page } : entry)), ...parts];
  }

  #part(part: ReadPart): FlowEntry[] {
    const below = part.name === '' ? 2 : 3;
    this.#level = below - 1;
    const name = part.name === '' ? [] : this.#heading(2, [{ text: part.name }], WHOLE, this.#root, SPACE.name);
    const isEmpty = part.blocks.length === 0 && part.name !== '';
    const empty = isEmpty ? this.#plain('글자가 없습니다.', NOTE) : [];
    return [...name, ...empty, ...this.blocks(belowName(part), { tag: this.#root, frame: WHOLE, below })];
  }

  #head(): FlowEntry[] {
    const { fileName, document, agencyName, attachedTo } = this.#view;
    const title = this.glyphs.letters(fileName.normalize('NFC'), LONG_TITLE.style);
    const from = attachedTo === undefined ? agencyName : `${agencyName} ${attachedTo}의 첨부 문서`;
    const rule: Strip = {
      kind: 'strip',
      height: mm(5),
      before: 0,
      glued: true,
      draw: (sheet, top) => ruleAcross(sheet, PAGE.left, top + mm(3), sheet.page.right - PAGE.left, mm(0.4), INK),
    };
    return [
      ...this.#plain(viewSentence(fileName), NOTE),
      ...textStrips(this.glyphs.fonts, {
        letters: title,
        lines: setBalanced(title, TEXT_WIDTH),
        ...WHOLE,
        setting: LONG_TITLE,
        owner: addTag(this.#root, 'H1'),
        align: 'left',
        before: mm(7),
        gluedToNext: true,
      }),
      rule,
      ...this.#plain(`${FORMAT_LABELS[document.format]}에서 옮김. ${from}`, META),
    ];
  }

  /** What of the file is not here: said before everything else, so that nobody takes the pages for the whole. */
  #notice(): FlowEntry[] {
    const { document } = this.#view;
    const { leftOut, format, parts } = document;
    const caution = formatCaution(document);
    const isEmpty = format !== 'picture' && parts.every(({ blocks }) => blocks.length === 0);
    const unknown = undrawable([originalText({ parts, properties: [] })]);
    return [
      ...(isEmpty
        ? this.#plain('이 파일에는 옮길 글자가 없습니다. 원문을 내려받아 보십시오.', NOTE, SPACE.heading)
        : []),
      ...(leftOut.length > 0
        ? this.#list('이 PDF에 옮기지 않은 것이 있습니다. 원문에서 확인해 주십시오.', leftOut.map(leftOutWords))
        : []),
      ...(caution === undefined ? [] : this.#plain(caution, NOTE, SPACE.paragraph)),
      ...(unknown.length > 0
        ? this.#plain(
            `글꼴에 없는 글자 ${unknown.length}가지는 [U+1F600]처럼 번호로 적었습니다. 원문에서 확인해 주십시오.`,
            NOTE,
            SPACE.paragraph,
          )
        : []),
    ];
  }

  #facts(): FlowEntry[] {
    const { facts } = this.#view.document;
    if (facts.length === 0) return [];
    return this.#list(
      '문서 정보',
      facts.map(({ name, value }) => `${name}: ${value}`),
    );
  }

  #list(title: string, lines: readonly string[]): FlowEntry[] {
    const lists = new ListTags(this.#root);
    return [
      ...this.#plain(title, VIEW_NAME, SPACE.heading, true),
      ...lines.flatMap((line) =>
        this.#item({ type: 'paragraph', label: '-', content: [{ text: line }] }, lists, WHOLE, NOTE),
      ),
    ];
  }

  #picture(picture: PaperPicture, name: string): FlowEntry[] {
    const wanted = ((picture.width * POINTS_PER_PIXEL) / TEXT_WIDTH) * 100;
    const share = ([25, 50, 75] as const).find((each) => each >= wanted) ?? 100;
    const looks = { share, align: 'center', alt: name, caption: [] } as const;
    const block: ImageBlock = { type: 'image', ...picture, ...looks };
    const place = { before: SPACE.name, gluedToNext: false, reserve: HEAD_HEIGHT };
    return pictureStrips(this.glyphs, block, this.#root, place);
  }

  #plain(text: string, setting: TextSetting, before = 0, gluedToNext = false): Strip[] {
    const owner = addTag(this.#root, 'P');
    return this.#lines([{ text }], { setting, owner, frame: WHOLE, before, gluedToNext });
  }

  blocks(blocks: readonly ReadBlock[], place: ViewPlace): FlowEntry[] {
    const lists = new ListTags(place.tag);
    const entries: FlowEntry[] = [];
    for (const block of blocks) {
      const isItem = block.type === 'paragraph' && block.label !== undefined;
      if (!isItem) lists.close();
      entries.push(...this.#block(block, place, lists));
    }
    return entries;
  }

  #block(block: ReadBlock, place: ViewPlace, lists: ListTags): FlowEntry[] {
    const { tag, frame, inCell } = place;
    const setting = inCell?.setting ?? VIEW_TEXT;
    const before = inCell ? 0 : SPACE.paragraph;
    switch (block.type) {
      case 'heading': {
        this.#level = Math.min(block.level + place.below - 1, this.#level + 1, 6);
        const label = block.label === undefined ? [] : [{ text: `${block.label} ` }];
        return this.#heading(this.#level, [...label, ...block.content], frame, tag, SPACE.heading, inCell?.setting);
      }
      case 'paragraph': {
        if (block.label !== undefined) return this.#item(block, lists, frame, setting);
        if (isBlank(block.content)) return [];
        return this.#lines(block.content, { setting, owner: addTag(tag, 'P'), frame, before, align: inCell?.align });
      }
      case 'object': {
        const words = `[${OBJECT_NAMES[block.kind]}${block.text === '' ? '' : `: ${block.text}`}]`;
        return this.#lines([{ text: words }], { setting, owner: addTag(tag, 'P'), frame, before });
      }
      case 'frame':
        return this.#frame(block, place);
      case 'table':
        return this.#table(block, place);
    }
  }

  #heading(
    level: number,
    content: readonly ReadRun[],
    frame: Frame,
    parent: Tag,
    before: number,
    inCell?: TextSetting,
  ): Strip[] {
    if (isBlank(content)) return [];
    const name = HEADING_NAMES[level - 2] ?? 'H6';
    const own = VIEW_HEADINGS[Math.min(6, Math.max(2, level)) as keyof typeof VIEW_HEADINGS];
    const setting = inCell ? this.#inBold(inCell) : own;
    const owner = addTag(parent, name);
    return this.#lines(content, { setting, owner, frame, before: inCell ? 0 : before, gluedToNext: true });
  }

  #item(
    { label = '', depth = 0, content }: ReadParagraph,
    lists: ListTags,
    frame: Frame,
    setting: TextSetting,
  ): Strip[] {
    const size = setting.style.size;
    const marker = this.glyphs.letters(label.normalize('NFC'), setting.style);
    const level = Math.min(depth, 7) as ItemLevel;
    const indent = Math.min(level * size, frame.width * 0.3);
    const column = widthOf(marker) + size / 2;
    // Without room to hang, the mark is the first word of the text.
    const hangs = marker.length > 0 && frame.width - indent - column >= size * 4;
    const inset = hangs ? indent + column : 0;
    const kind = /[\p{L}\p{N}]/u.test(label) ? 'number' : 'dash';
    const { lbl, body } = lists.item({ kind, level }, hangs ? label : '');
    return this.#lines(hangs || label === '' ? content : [{ text: `${label} ` }, ...content], {
      setting,
      owner: body,
      frame: { x: frame.x + inset, width: frame.width - inset },
      before: 0,
      ...(lbl ? { marker: { x: frame.x + indent, letters: marker, owner: lbl } } : {}),
    });
  }

  #frame({ kind, number, by, content }: ReadFrame, place: ViewPlace): FlowEntry[] {
    const name = `${FRAME_LABELS[kind]}${number === undefined ? '' : ` ${number}`}${by === undefined ? '' : ` (${by})`}`;
    const tag = addTag(place.tag, 'Div');
    const { frame, inCell } = place;
    const inset = Math.min(INSET, frame.width * 0.1);
    const setting = inCell ? this.#inBold(inCell.setting) : VIEW_NAME;
    const before = inCell ? 0 : SPACE.table;
    const owner = addTag(tag, 'P');
    return [
      ...this.#lines([{ text: name }], { setting, owner, frame, before, gluedToNext: true }),
      ...this.blocks(content, {
        ...place,
        tag,
        frame: { x: frame.x + inset, width: frame.width - inset },
        below: Math.min(6, place.below + 1),
      }),
    ];
  }

  #table(table: ReadTable, place: ViewPlace): FlowEntry[] {
    const { tag, frame, inCell } = place;
    const box = boxOf({ rows: begunRows(table.rows) });
    if (box) {
      const inside = addTag(tag, 'Div');
      const caption = table.caption ?? [];
      return [
        ...this.blocks(box.content, { ...place, tag: inside, below: Math.min(6, place.below + 1) }),
        ...(isBlank(caption)
          ? []
          : this.#lines(caption, {
              setting: inCell?.setting ?? CAPTION,
              owner: addTag(inside, 'P'),
              frame,
              before: 0,
            })),
      ];
    }
    if (!inCell) return viewTable(this, table, { ...place, before: SPACE.table });
    inCell.below.add(table);
    const words = `[${this.nameWithin(table)}: 이 표 아래에 옮김]`;
    return this.#lines([{ text: words }], { setting: inCell.setting, owner: addTag(tag, 'P'), frame, before: 0 });
  }

  nameWithin(table: ReadTable): string {
    const number = this.#within.get(table) ?? this.#within.size + 1;
    this.#within.set(table, number);
    return `표 안의 표 ${number}`;
  }

  paragraph(content: readonly ReadRun[], parent: Tag): Strip[] {
    if (isBlank(content)) return [];
    const where = { setting: CAPTION, owner: addTag(parent, 'P'), frame: WHOLE, before: SPACE.table };
    return this.#lines(content, where);
  }

  /** A caption over its table: as much of the structure as of the page. */
  caption(content: readonly ReadRun[], table: Tag): Strip[] {
    if (isBlank(content)) return [];
    const owner = addTag(table, 'Caption');
    const where = { setting: CAPTION, owner, frame: WHOLE, before: SPACE.table, gluedToNext: true };
    return this.#lines(content, where).map((strip) => ({ ...strip, glued: true }));
  }

  /** Made once for each: letters are kept by their style. */
  #inBold(setting: TextSetting): TextSetting {
    const known = this.#bold.get(setting) ?? { ...setting, style: textStyle({ ...setting.style, face: 'sans' }) };
    this.#bold.set(setting, known);
    return known;
  }

  /** Lines stay lines; a space between them keeps their words apart for whoever hears them. */
  #lines(content: readonly ReadRun[], place: LinesPlace): Strip[] {
    const { setting, owner, frame, before, gluedToNext, marker, align } = place;
    const lines = writtenLines(content);
    return lines.flatMap((runs, at) => {
      const isLast = at === lines.length - 1;
      return textStrips(this.glyphs.fonts, {
        letters: runLetters(this.glyphs, isLast ? runs : [...runs, { text: ' ' }], setting.style),
        x: frame.x,
        width: frame.width,
        setting,
        owner,
        align: align ?? 'left',
        before: at === 0 ? before : 0,
        gluedToNext: gluedToNext ?? false,
        markers: at === 0 && marker ? [marker] : [],
      });
    });
  }
}

/** Between what is said of the file and what the file says. */
const SPACER: Strip = { kind: 'strip', height: mm(4), before: 0, glued: false, draw: () => undefined };

type LinesPlace = {
  readonly setting: TextSetting;
  readonly owner: Tag;
  readonly frame: Frame;
  readonly before: number;
  readonly align?: Align | undefined;
  readonly gluedToNext?: boolean;
  readonly marker?: NonNullable<Parameters<typeof textStrips>[1]['markers']>[number];
};

const HEADING_NAMES = ['H2', 'H3', 'H4', 'H5', 'H6'] as const;

function isBlank(content: readonly ReadRun[]): boolean {
  return content.every(({ text, note }) => note === undefined && text.trim() === '');
}

/** The runs of each written line. What no paper draws as it stands is drawn as what it means: a tab is a space. */
function writtenLines(content: readonly ReadRun[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const { text, note, href } of content) {
    if (note !== undefined) {
      lines.at(-1)?.push({ text: `${note})` });
      continue;
    }
    const [first = '', ...others] = text
      .normalize('NFC')
      .replace(/\t/g, ' ')
      .split(/\r\n|[\n\r\v\f\u2028\u2029]/);
    const runOf = (piece: string): Run => (href === undefined ? { text: piece } : { text: piece, href });
    lines.at(-1)?.push(runOf(first));
    for (const piece of others) lines.push([runOf(piece)]);
  }
  return lines;
}
