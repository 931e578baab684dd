import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { KeepLine, SavedLinesReply } from '../../shared/contract/saved-lines.ts';
import { type Answers, APPROVER, COOPERATOR, DRAFTER, problem, REVIEWER } from '../client/office-under-test.ts';
import '../styles/office.css';
import './draft-page.ts';
import { DeviceUnderTest, drafting, draftPage, NEW_DRAFT, WHOLE_DRAFT } from './draft-under-test.ts';

beforeEach(() => {
  document.documentElement.lang = 'ko';
});

afterEach(() => {
  document.body.replaceChildren();
  return screen.viewport(1280, 800);
});

const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);
const named = (name: string) => find(`[aria-label="${name}"]`);
const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '';
const rows = () =>
  [...document.querySelectorAll('line-editor .line li')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim());
const save = () => userEvent.keyboard('{Control>}s{/Control}');

async function open(draft: DraftReply, answers: Answers = {}) {
  const server = drafting(draft, { 'GET /api/saved-lines': { body: { saved: [], recent: [] } }, ...answers });
  draftPage(server.office, new DeviceUnderTest());
  await expect.poll(() => find('.document-editor')).not.toBeNull();
  find('line-editor h2 button')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => find('[role=tree]')).not.toBeNull();
  return server;
}

/** Types into the search, walks down to the last row and takes it. */
async function take(words: string, keys = '{End}'): Promise<void> {
  find('line-editor-tree input')?.focus();
  await userEvent.keyboard(`{Control>}a{/Control}${words}{ArrowDown}`);
  await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('treeitem');
  await userEvent.keyboard(`${keys}{Enter}`);
}

async function press(name: string): Promise<void> {
  const control = named(name);
  if (!control) throw new Error(`there is no control named ${name}`);
  control.focus();
  await userEvent.keyboard('{Enter}');
}

async function choose(name: string, words: string): Promise<void> {
  const control = named(name);
  if (!control) throw new Error(`there is no choice named ${name}`);
  control.focus();
  await userEvent.selectOptions(control, words);
}

const HEAD = '서이든';

describe('a line made by keyboard alone', () => {
  it('has people side by side, a unit that cooperates, a 전결, and one who reads afterwards', async () => {
    const { stored } = await open(NEW_DRAFT);
    await take(REVIEWER.postTitle);
    await take(APPROVER.postTitle);
    await take('해솔국장');
    await choose(`${HEAD} 처리`, '후열');
    // Below the row of the unit stands the unit itself, to be asked for its cooperation.
    await take('가람과', '{Home}{ArrowDown}{ArrowDown}');
    await expect.poll(() => named('가람과 앞사람과 나란히')).not.toBeNull();
    await press('가람과 앞사람과 나란히');
    await expect.poll(() => named('가람과 앞사람과 나란히')?.getAttribute('aria-pressed')).toBe('true');
    await save();
    const post = ({ postId, personId }: typeof DRAFTER) => ({ postId, personId });
    await expect
      .poll(() => stored().line)
      .toEqual([
        { act: 'review', ...post(REVIEWER), group: 1 },
        { act: 'cooperate', ...post(COOPERATOR), toBeNamed: true, group: 1 },
        { act: 'delegatedApprove', ...post(APPROVER) },
        { act: 'afterRead', postId: 'post-5', personId: 'person-5' },
      ]);
    find('line-editor h2 button')?.click();
    await expect
      .poll(rows)
      .toEqual([
        '기안 한여울 주무관',
        '검토 병렬 고은결 늘봄팀장 늘봄과',
        '협조 병렬 가람과 민서진 가람과장 담당: 협조할 사람을 정합니다.',
        '전결 도하늘 늘봄과장 늘봄과',
        '후열 서이든 해솔국장 해솔국',
      ]);
    expect(document.querySelectorAll('line-editor .in-group')).toHaveLength(2);
    expect(find('.signature-boxes')?.textContent).not.toContain('해솔국장');
  });

  it('goes on to the people of another agency, who decide after the drafter’s own (공동기안)', async () => {
    const head = { id: 'post-9', title: '재단이사', isHead: true, holders: [{ personId: 'person-9', name: '한이음' }] };
    const clerk = {
      id: 'post-8',
      title: '돌봄실장',
      isHead: false,
      holders: [{ personId: 'person-8', name: '나그네' }],
    };
    const room = { id: 'unit-돌봄실', parentId: null, code: '10', name: '돌봄실', posts: [head, clerk] };
    const { stored } = await open(WHOLE_DRAFT, {
      'GET /api/agencies': { body: { agencies: [{ id: 2, name: '해솔재단' }] } },
      'GET /api/agencies/2/organization': { body: { units: [room] } },
    });
    await expect.poll(() => find('#line-workshop select')?.textContent).toContain('해솔재단');
    await userEvent.selectOptions(find('#line-workshop select') as HTMLSelectElement, '해솔재단');
    await expect.poll(() => find('[role=tree]')?.textContent).toContain('한이음');
    await take('돌봄실장');
    await take('재단이사');
    await expect.poll(() => rows()[5]).toContain('해솔재단 돌봄실');
    expect(find('line-editor .refusal')).toBeNull();
    expect(named('한이음 처리')?.textContent).not.toContain('협조');
    await save();
    await expect
      .poll(() => stored().line.slice(2))
      .toEqual([
        WHOLE_DRAFT.line[2],
        { act: 'review', postId: 'post-8', personId: 'person-8', agencyId: 2 },
        { act: 'approve', postId: 'post-9', personId: 'person-9', agencyId: 2 },
      ]);
    expect(find('.joint-boxes')?.textContent).toMatch(/해솔재단.*돌봄실장.*재단이사/);
    expect(find('.joint-senders')?.lastElementChild?.textContent).toBe('해솔재단');
    const { violations } = await axe.run(find('.desk') ?? document.body);
    expect(violations).toEqual([]);
    await press('한이음 빼기');
    await expect.poll(() => rows()[4]).toContain('나그네');
    await save();
    await expect.poll(() => stored().line.at(-1)).toMatchObject({ act: 'approve', personId: 'person-8', agencyId: 2 });
  });

  it('opens with the people of another agency whom it has already', async () => {
    const room = {
      ...{ id: 'unit-돌봄실', parentId: null, code: '10', name: '돌봄실' },
      posts: [{ id: 'post-9', title: '재단이사', isHead: true, holders: [{ personId: 'person-9', name: '한이음' }] }],
    };
    const seat = { act: 'approve', postId: 'post-9', personId: 'person-9', agencyId: 2 } as const;
    await open(
      { ...WHOLE_DRAFT, line: [...WHOLE_DRAFT.line, seat] },
      {
        'GET /api/agencies': { body: { agencies: [{ id: 2, name: '해솔재단' }] } },
        'GET /api/agencies/2/organization': { body: { units: [room] } },
      },
    );
    await expect.poll(() => rows()[4]).toContain('한이음 재단이사 해솔재단 돌봄실');
  });

  it('passes over a reviewer with a reason, also one in the drafter’s own words', async () => {
    const { stored } = await open(WHOLE_DRAFT);
    await choose(`${REVIEWER.name} 검토 생략`, '생략: 출장');
    await expect.poll(() => find('.signature-boxes')?.textContent).toContain('출장');
    await choose(`${REVIEWER.name} 검토 생략`, '생략: 기타');
    named(`${REVIEWER.name} 생략 사유`)?.focus();
    await userEvent.keyboard('출장');
    // A reason that reads like one of the choices is still being written.
    expect(focused()).toBe(`${REVIEWER.name} 생략 사유`);
    await userEvent.keyboard(' 중');
    await save();
    await expect.poll(() => stored().line[0]?.skipReason).toBe('출장 중');
    await choose(`${REVIEWER.name} 검토 생략`, '검토함');
    await save();
    await expect.poll(() => stored().line[0]).not.toHaveProperty('skipReason');
  });

  it('moves with Alt and an arrow, the hand goes along, and says why it goes no further', async () => {
    await open(WHOLE_DRAFT);
    named(`${COOPERATOR.name} 처리`)?.focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await expect.poll(() => rows()[1]).toContain(COOPERATOR.name);
    await expect.poll(focused).toBe(`${COOPERATOR.name} 처리`);
    await userEvent.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
    await expect.poll(() => find('.line-said')?.textContent).toContain('더 옮길 수 없습니다');
    expect(rows()[2]).toContain(COOPERATOR.name);
  });

  it('gives back whom one has taken out', async () => {
    const { stored } = await open(WHOLE_DRAFT);
    await press(`${COOPERATOR.name} 빼기`);
    await expect.poll(() => rows()).toHaveLength(3);
    [...document.querySelectorAll<HTMLElement>('line-editor button')]
      .find((each) => each.textContent === '되돌리기')
      ?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => rows()).toHaveLength(4);
    await save();
    await expect.poll(() => stored().line).toEqual(WHOLE_DRAFT.line);
  });

  it('marks the 발의자 and the 보고자 on the paper', async () => {
    const { stored } = await open(WHOLE_DRAFT);
    const [initiator, reporter] = document.querySelectorAll<HTMLElement>('.line-marks select');
    await userEvent.selectOptions(initiator ?? document.body, `${REVIEWER.name} ${REVIEWER.postTitle}`);
    await userEvent.selectOptions(reporter ?? document.body, `${DRAFTER.name} ${DRAFTER.postTitle}`);
    await expect.poll(() => find('.signature-boxes')?.textContent).toContain('★');
    expect(find('.signature-boxes')?.textContent).toContain('⊙');
    await save();
    await expect.poll(() => [stored().drafterMarks, stored().line[0]?.marks]).toEqual([['reporter'], ['initiator']]);
    await userEvent.selectOptions(initiator ?? document.body, '표시 안 함');
    await save();
    await expect.poll(() => stored().line[0]).not.toHaveProperty('marks');
  });

  it('says in place what the server would refuse', async () => {
    await open(WHOLE_DRAFT);
    await choose(`${APPROVER.name} 처리`, '검토');
    await expect.poll(() => find('line-editor .refusal')?.textContent).toContain('맨 끝에 한 명만');
  });
});

describe('내 결재선', () => {
  const kept = (name: string) => ({
    id: `00000000-0000-4000-8000-00000000000${name.length}`,
    name,
    line: WHOLE_DRAFT.line,
  });

  function keeping(lines: SavedLinesReply['saved']): Answers {
    let saved = lines;
    return {
      'GET /api/saved-lines': () => ({ body: { saved, recent: [{ title: '지난 보고', line: WHOLE_DRAFT.line }] } }),
      'POST /api/saved-lines': ({ body }) => {
        const { name } = body as KeepLine;
        if (saved.some((each) => each.name === name)) return problem(409, 'line-name-taken', '이미 있는 이름입니다.');
        saved = [...saved, kept(name)];
        return { status: 201, body: { id: kept(name).id } };
      },
      [`DELETE /api/saved-lines/${kept('과장').id}`]: () => {
        saved = [];
        return { body: { id: kept('과장').id } };
      },
    };
  }

  it('keeps the line under a name, and a refused name stays to be mended', async () => {
    const { asked } = await open(WHOLE_DRAFT, keeping([kept('과장')]));
    named('저장할 결재선 이름')?.focus();
    await userEvent.keyboard('과장{Enter}');
    await expect.poll(() => find('.saved-lines [role=alert]')?.textContent).toContain('이미 있는 이름입니다');
    await userEvent.keyboard('까지{Enter}');
    await expect
      .poll(() => find('.saved-lines [role=status]')?.textContent)
      .toContain('‘과장까지’ 결재선을 저장했습니다');
    expect(asked.findLast(({ method }) => method === 'POST')?.body).toEqual({
      name: '과장까지',
      line: WHOLE_DRAFT.line,
    });
    await expect.poll(() => named('과장까지 쓰기')).not.toBeNull();
  });

  it('is used in the place of the line, which stays one press away', async () => {
    const line = WHOLE_DRAFT.line.slice(2);
    const { stored } = await open({ ...WHOLE_DRAFT, line }, keeping([kept('과장')]));
    await expect.poll(() => named('과장 쓰기')).not.toBeNull();
    await press('과장 쓰기');
    await expect.poll(() => rows()).toHaveLength(4);
    [...document.querySelectorAll<HTMLElement>('line-editor button')]
      .find((each) => each.textContent === '되돌리기')
      ?.click();
    await expect.poll(() => rows()).toHaveLength(2);
    await save();
    await expect.poll(() => stored().line).toEqual(line);
  });

  it('is thrown away and brought back', async () => {
    await open(WHOLE_DRAFT, keeping([kept('과장')]));
    await expect.poll(() => named('과장 지우기')).not.toBeNull();
    await press('과장 지우기');
    await expect.poll(() => named('과장 지우기')).toBeNull();
    await expect.poll(focused).toBe('지운 것 되돌리기');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => named('과장 지우기')).not.toBeNull();
  });

  it('and the lines of the last documents begin a new draft', async () => {
    const server = drafting(NEW_DRAFT, keeping([]));
    draftPage(server.office, new DeviceUnderTest());
    await expect.poll(() => named('지난 보고 결재선 쓰기')).not.toBeNull();
    await press('지난 보고 결재선 쓰기');
    await expect.poll(() => rows()).toHaveLength(4);
    await save();
    await expect.poll(() => server.stored().line).toEqual(WHOLE_DRAFT.line);
  });
});
