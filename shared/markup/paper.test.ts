import { describe, expect, it } from 'vitest';
import type { SignatureBox } from '../approval/signature-boxes.ts';
import type { PaperDocument } from '../paper/paper-document.ts';
import { paperMarkup } from './paper.ts';
import { signatureBoxesMarkup } from './signature-boxes.ts';

const box = (postTitle: string, more: Partial<SignatureBox> = {}): SignatureBox => ({
  postTitle,
  hasOpinion: false,
  inTurn: false,
  ...more,
});

const paper: PaperDocument = {
  form: 'briefDraft',
  agencyName: '한빛시',
  upperUnitName: '행정국',
  unitName: '자치행정과',
  title: '제3차 회의 <결과> 보고',
  body: { v: 1, blocks: [{ type: 'paragraph', content: [{ text: '보고드림' }] }] },
  writtenOn: '2026-11-20',
  disclosureLabel: '부분공개(5)',
  boxes: { signRow: [box('주무관', { name: '윤서하' }), box('과장', { inTurn: true })], cooperation: [] },
  managementNumber: 'D0000000000001',
};

describe('the paper view', () => {
  it('shows no number and no day before the final approval, only the words that say when it comes', () => {
    const markup = paperMarkup(paper, { pendingNumber: '결재 때 부여', showsTurn: true }).toString();
    expect(markup).toContain('<th scope="row">문서번호</th><td>결재 때 부여</td>');
    expect(markup).toContain('<th scope="row">결재일자</th><td></td>');
    expect(markup).toContain('<td class="in-turn"><span class="turn">결재 차례</span></td>');
    expect(markup).toContain('제3차 회의 &lt;결과&gt; 보고');
    expect(markup).toContain('<span>2026. 11.</span> <span>행정국 (자치행정과)</span>');
  });

  it('shows number and day of an approved document', () => {
    const markup = paperMarkup({ ...paper, documentNumber: '자치행정과-27733', approvedOn: '2020-12-24' }).toString();
    expect(markup).toContain('<td>자치행정과-27733</td>');
    expect(markup).toContain('<td>2020. 12. 24.</td>');
  });

  it('puts the empty 시민 cell first and the day only where the box has one', () => {
    const markup = signatureBoxesMarkup({
      signRow: [box('주무관', { name: '윤서하' }), box('과장', { name: '문희경', mark: '전결', date: '12/24' })],
      cooperation: [box('지역돌봄복지과장', { name: '류은재', hasOpinion: true })],
    }).toString();
    expect(markup).toContain(
      '<th class="citizen" scope="col">시민</th><th scope="col">주무관</th><th scope="col">과장</th>',
    );
    expect(markup).toContain(
      '<td></td><td><span class="name">윤서하</span></td><td><span class="mark">전결</span> <span class="date">12/24</span> <span class="name">문희경</span></td>',
    );
    expect(markup).toContain(
      '지역돌봄복지과장<span class="opinion-mark">(의견 있음)</span> <span class="name">류은재</span>',
    );
  });

  it('names the act that comes: 검토 before the decider, 협조 beside the row', () => {
    const reviewing = { signRow: [box('주무관'), box('팀장', { inTurn: true }), box('과장')], cooperation: [] };
    expect(signatureBoxesMarkup(reviewing, { showsTurn: true }).toString()).toContain('검토 차례');
    const cooperating = { signRow: [box('주무관'), box('과장')], cooperation: [box('복지과장', { inTurn: true })] };
    expect(signatureBoxesMarkup(cooperating, { showsTurn: true }).toString()).toContain('협조 차례');
    expect(signatureBoxesMarkup(reviewing).toString()).not.toContain('차례');
  });

  it('draws the other agencies of a 공동기안 under their names, and the names of all, the lead agency on top', () => {
    const joint = [
      { agencyName: '한빛복지재단', signRow: [box('팀장', { name: '한이음' }), box('대표이사', { inTurn: true })] },
      { agencyName: '새빛시', signRow: [box('과장', { mark: '전결' })] },
    ];
    const markup = paperMarkup({ ...paper, boxes: { ...paper.boxes, joint } }, { showsTurn: true }).toString();
    expect(markup).toContain(
      '<table class="signature-boxes"><caption>한빛복지재단</caption><tbody><tr class="posts"><th scope="col">팀장</th><th scope="col">대표이사</th></tr>',
    );
    expect(markup).toContain('<td class="in-turn"><span class="turn">결재 차례</span></td>');
    expect(markup).toContain('<caption>새빛시</caption>');
    expect(markup).toContain('<li>한빛시</li><li>한빛복지재단</li><li>새빛시</li>');
    expect(markup.match(/시민/g)).toHaveLength(1);
    expect(paperMarkup(paper).toString()).not.toMatch(/joint/);
  });

  it('draws a long line in two rows beside one 시민 cell', () => {
    const posts = ['주무관', '동팀장', '행정팀장', '과장', '국장', '부시장', '시장'];
    const markup = signatureBoxesMarkup({ signRow: posts.map((post) => box(post)), cooperation: [] }).toString();
    expect(markup.match(/<tr class="posts">/g)).toHaveLength(2);
    expect(markup.match(/시민/g)).toHaveLength(1);
    expect(markup).toContain('<td rowspan="3"></td>');
    expect(markup).toContain('<th scope="col" colspan="2">시장</th>');
  });
});
