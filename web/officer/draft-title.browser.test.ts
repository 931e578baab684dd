import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../styles/office.css';
import './draft-page.ts';
import { DeviceUnderTest, drafting, draftPage, WHOLE_DRAFT } from './draft-under-test.ts';

const PHONE = '010-2345-6789';

afterEach(() => document.body.replaceChildren());

const section = () => document.querySelector('section[aria-labelledby=personal-data-heading]');
const words = () => section()?.textContent?.replace(/\s+/g, ' ') ?? '';
const button = (name: string) =>
  [...(section()?.querySelectorAll('button') ?? [])].find((each) => each.textContent?.trim() === name);

describe('the title of a draft', () => {
  it('is checked on a closed document too, which may be listed, and is shown as citizens would read it', async () => {
    const title = `민원 처리(${PHONE})`;
    const disclosure = { level: 'closed' as const, grounds: [6 as const] };
    const server = drafting({ ...WHOLE_DRAFT, title, publicTitle: title, attachments: [], disclosure });
    draftPage(server.office, new DeviceUnderTest());
    await expect.poll(words).toContain('확실 1건');
    expect(words()).toContain('제목은 정보목록에 나올 수 있습니다. 확실한 것이 제목에 남아 있으면');
    await userEvent.click(button('공개용 제목에서 가리기') ?? document.body);
    await expect.poll(words).toContain('제목에서는 개인정보를 찾지 못하였습니다');
    await userEvent.click(document.querySelector('public-side .button') ?? document.body);
    const shown = () => document.querySelector('section[aria-label=공개용]')?.textContent ?? '';
    await expect.poll(shown).toContain('민원 처리(○○○-○○○○-○○○○)');
  });

  it('is told with a word of a closed sentence that is left in it', async () => {
    const closed = { type: 'closed', attrs: { grounds: [6] } };
    const text = '위층에 사는 박영희에게 소음으로 욕설을 하였다고 신고함';
    const content = [{ type: 'text', text, marks: [closed] }];
    const title = '박영희 소음 신고';
    const server = drafting({
      ...{ ...WHOLE_DRAFT, title, publicTitle: title, attachments: [] },
      editorJson: { type: 'doc', content: [{ type: 'paragraph', content }] },
      ...{ disclosure: { level: 'partiallyOpen', grounds: [6] }, bodyOpen: true },
    });
    draftPage(server.office, new DeviceUnderTest());
    const side = () => document.querySelector('public-side')?.textContent ?? '';
    await expect.poll(side).toContain('짧은 글에 남아 있습니다: ‘박영희’(공개용 제목)');
  });

  it('of a closed document asks who it may name before it goes up, and says which words of the text it tells', async () => {
    const title = '민원인 박영희 소음 신고';
    const text = { type: 'text', text: '위층에 사는 박영희가 욕설을 하였다고 신고함' };
    const server = drafting({
      ...{ ...WHOLE_DRAFT, title, publicTitle: title, attachments: [], disclosure: { level: 'closed', grounds: [6] } },
      editorJson: { type: 'doc', content: [{ type: 'paragraph', content: [text] }] },
    });
    draftPage(server.office, new DeviceUnderTest());
    await expect.poll(words).toContain('이름이나 집 주소가 남아 있으면 상신할 때 확인을 묻고');
    const side = () => document.querySelector('public-side')?.textContent ?? '';
    await expect.poll(side).toContain('‘박영희’(공개용 제목)');
    expect(side()).toContain('목록에 오르지 않고 정보공개담당의 결정을 기다립니다');
    const dialog = () => document.querySelector('draft-submission');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => dialog()?.textContent).toContain('개인정보(성명)를 확인하였고');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => dialog()?.textContent).toContain('확인하였다고 표시해야');
    expect(server.asked.some(({ path }) => path.endsWith('/submission'))).toBe(false);
  });
});
