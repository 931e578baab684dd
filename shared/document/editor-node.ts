import { type Refusal, refuse } from '../kernel/refusal.ts';
import { BODY_LIMITS } from './body.ts';

/** The nodes of the editor's schema and the attributes each may carry. A browser test compares it with the schema. */
export const EDITOR_NODES = {
  doc: ['breaking'],
  heading: [],
  paragraph: ['align'],
  item: ['kind', 'level'],
  table: ['closed', 'closing'],
  tableRow: [],
  tableCell: ['colspan', 'rowspan', 'colwidth', 'align', 'closed', 'closing'],
  tableHeader: ['colspan', 'rowspan', 'colwidth', 'align', 'closed', 'closing'],
  image: ['sha256', 'mediaType', 'width', 'height', 'share', 'align', 'alt', 'decorative', 'closed', 'closing'],
  caption: [],
  enclosures: ['colon'],
  enclosure: [],
  text: [],
} as const satisfies Record<string, readonly string[]>;

/** The marks of the editor's schema and the attributes each may carry. */
export const EDITOR_MARKS = {
  bold: [],
  underline: [],
  link: ['href'],
  closed: ['grounds', 'closing'],
} as const satisfies Record<string, readonly string[]>;

export type EditorNodeType = keyof typeof EDITOR_NODES;
export type OpenMark = { readonly type: keyof typeof EDITOR_MARKS; readonly attrs: Readonly<Record<string, unknown>> };

/** One node whose shape is known to be right; its children and the values of its attributes are not read yet. */
export type OpenNode = {
  readonly type: EditorNodeType;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly content: readonly unknown[];
  /** '' and empty unless it is a text node. */
  readonly text: string;
  readonly marks: readonly OpenMark[];
};

type NodeRefusal = Refusal<'body-unknown-node' | 'body-unknown-attribute' | 'body-bad-structure'>;

/** Checks the shape of one node against the schema's names. */
export function openNode(json: unknown): OpenNode | NodeRefusal {
  if (!isRecord(json)) return refuse('body-bad-structure');
  const { type, attrs = {}, content = [], text = '', marks = [] } = json;
  if (!isNodeType(type)) return refuse('body-unknown-node', { name: printableName(type) });
  const isText = type === 'text';
  const unknownKey = Object.keys(json).find((key) => !(isText ? TEXT_KEYS : NODE_KEYS).includes(key));
  if (unknownKey !== undefined) return refuse('body-unknown-attribute', { name: printableName(unknownKey) });
  if (!isRecord(attrs) || !Array.isArray(content) || typeof text !== 'string' || !Array.isArray(marks)) {
    return refuse('body-bad-structure');
  }
  if (isText && text === '') return refuse('body-bad-structure');
  const unknown = unknownAttribute(attrs, EDITOR_NODES[type]);
  if (unknown) return unknown;
  const opened = openMarks(marks);
  return 'refused' in opened ? opened : { type, attrs, content, text, marks: opened };
}

const NODE_KEYS = ['type', 'attrs', 'content'];
const TEXT_KEYS = ['type', 'text', 'marks'];

function openMarks(marks: readonly unknown[]): OpenMark[] | NodeRefusal {
  const opened: OpenMark[] = [];
  for (const mark of marks) {
    if (!isRecord(mark)) return refuse('body-bad-structure');
    const { type, attrs = {} } = mark;
    if (!isMarkType(type)) return refuse('body-unknown-node', { name: printableName(type) });
    const unknownKey = Object.keys(mark).find((key) => key !== 'type' && key !== 'attrs');
    if (unknownKey !== undefined) return refuse('body-unknown-attribute', { name: printableName(unknownKey) });
    if (!isRecord(attrs) || opened.some((other) => other.type === type)) return refuse('body-bad-structure');
    const unknown = unknownAttribute(attrs, EDITOR_MARKS[type]);
    if (unknown) return unknown;
    opened.push({ type, attrs });
  }
  return opened;
}

function unknownAttribute(attrs: Record<string, unknown>, known: readonly string[]): NodeRefusal | undefined {
  const name = Object.keys(attrs).find((key) => !known.includes(key));
  return name === undefined ? undefined : refuse('body-unknown-attribute', { name: printableName(name) });
}

/**
 * Walks the whole tree with a list of its own instead of the call stack, so that no depth can exhaust it,
 * before anything else looks at it.
 */
export function sizeFault(json: unknown): Refusal<'body-too-large' | 'body-too-deep'> | undefined {
  let open: unknown[] = [json];
  let nodes = 0;
  let textLength = 0;
  for (let depth = 1; open.length > 0; depth += 1) {
    if (depth > BODY_LIMITS.depth) return refuse('body-too-deep');
    nodes += open.length;
    if (nodes > BODY_LIMITS.nodes) return refuse('body-too-large', { most: `${inThousands(BODY_LIMITS.nodes)}요소` });
    const inside: unknown[] = [];
    for (const node of open) {
      if (!isRecord(node)) continue;
      if (typeof node.text === 'string') textLength += node.text.length;
      if (Array.isArray(node.content)) for (const child of node.content) inside.push(child);
    }
    if (textLength > BODY_LIMITS.textLength) {
      return refuse('body-too-large', { most: `${inThousands(BODY_LIMITS.textLength)}자` });
    }
    open = inside;
  }
  return undefined;
}

/** 20,000: how a limit is told to a person. */
export function inThousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNodeType(type: unknown): type is EditorNodeType {
  return typeof type === 'string' && Object.hasOwn(EDITOR_NODES, type);
}

function isMarkType(type: unknown): type is keyof typeof EDITOR_MARKS {
  return typeof type === 'string' && Object.hasOwn(EDITOR_MARKS, type);
}

/** A name from outside goes into a sentence and a log only when it looks like a name. */
function printableName(name: unknown): string {
  return typeof name === 'string' && /^[\w$-]{1,40}$/.test(name) ? name : '?';
}
