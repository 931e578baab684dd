import type { SignatureBox } from '../approval/signature-boxes.ts';
import type { Block, ItemKind, ItemLevel, TableCell } from '../document/body.ts';
import type { BriefDraft } from '../paper/paper-document.ts';

/** Blocks of a body and a 간이기안문 around them, in few words. */
export const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ text }] });

export const heading = (text: string): Block => ({ type: 'heading', content: [{ text }] });

export const item = (kind: ItemKind, level: ItemLevel, text: string): Block => ({
  type: 'item',
  kind,
  level,
  content: [{ text }],
});

export const cell = (text: string, more: Partial<TableCell> = {}): TableCell => ({
  colspan: 1,
  rowspan: 1,
  content: [{ type: 'paragraph', content: text === '' ? [] : [{ text }] }],
  ...more,
});

export const head = (text: string, more: Partial<TableCell> = {}): TableCell => cell(text, { header: true, ...more });

export const box = (postTitle: string, more: Partial<SignatureBox> = {}): SignatureBox => ({
  postTitle,
  hasOpinion: false,
  inTurn: false,
  ...more,
});

export const writtenPaper = (blocks: readonly Block[], more: Partial<BriefDraft> = {}): BriefDraft => ({
  form: 'briefDraft',
  agencyName: '한빛시',
  upperUnitName: '행정국',
  unitName: '자치행정과',
  title: '동 단위 통합돌봄 추진 결과 보고',
  body: { v: 1, blocks },
  documentNumber: '자치행정과-31052',
  approvedOn: '2026-12-24',
  writtenOn: '2026-12-24',
  disclosureLabel: '공개',
  boxes: {
    signRow: [box('주무관', { name: '강서윤' }), box('과장', { name: '오재민', date: '12/24' })],
    cooperation: [box('복지정보팀장', { name: '서지우', hasOpinion: true })],
  },
  managementNumber: 'D0000000000001',
  ...more,
});
