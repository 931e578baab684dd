import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { GROUPS } from '../client/circulation-groups-under-test.ts';
import { type Answers, MORNING, officeUnderTest, problem, SESSION } from '../client/office-under-test.ts';
import './circulation-groups-page.ts';
import { UNITS } from './draft-under-test.ts';

afterEach(() => document.body.replaceChildren());

const PLACE = '/api/circulation-groups';
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);

async function open(answers: Answers = {}) {
  const { office, asked } = officeUnderTest({
    ...MORNING,
    'GET /api/organization': { body: { units: UNITS } },
    ...answers,
  });
  office.session.set(SESSION);
  const page = document.createElement('circulation-groups-page');
  page.office = office;
  document.body.append(page);
  await expect.poll(() => find('#new-group')).not.toBeNull();
  return { office, acts: () => asked.filter(({ method }) => method !== 'GET') };
}

/** Stands on a control and presses Enter. */
async function press(control: HTMLElement | null): Promise<void> {
  if (!control) throw new Error('there is no such control');
  control.focus();
  await userEvent.keyboard('{Enter}');
}

it('a group is made by keyboard: heads of a unit with its lower units, then one title, and says whom it finds', async () => {
  const { acts } = await open({
    [`GET ${PLACE}`]: { body: { groups: [] } },
    [`POST ${PLACE}`]: { status: 201, body: { id: GROUPS[0]?.id } },
  });
  await expect.poll(() => document.body.textContent).toContain('쓸 수 있는 공람 그룹이 없습니다');
  await press(find('#new-group'));
  await expect.poll(() => document.activeElement?.id).toBe('group-form-title');
  find('#group-name')?.focus();
  await userEvent.keyboard('과장단');
  await userEvent.selectOptions(find('#rule-whom') as HTMLElement, 'heads');
  find('#rule-lower')?.focus();
  await userEvent.keyboard(' {Tab}{Enter}');
  await expect.poll(() => find('.group-found [role=status]')?.textContent).toContain('지금 3명입니다.');
  await userEvent.selectOptions(find('#rule-whom') as HTMLElement, 'titled');
  await expect.poll(() => find('#rule-title')).not.toBeNull();
  await press(find('#rule-title'));
  await expect.poll(() => find('[role=alert]')?.textContent).toContain('직위를 적지 않았습니다');
  await userEvent.keyboard('팀장{Enter}');
  await expect.poll(() => find('.group-found [role=status]')?.textContent).toContain('지금 4명입니다.');
  expect(acts()).toEqual([]);
  await press(find('.group-form .primary'));
  const over = { kind: 'unit', unitId: 'unit-해솔국', withLower: true };
  await expect.poll(acts).toMatchObject([
    {
      body: {
        name: '과장단',
        unitId: null,
        rules: [
          { ...over, whom: { kind: 'heads' } },
          { ...over, whom: { kind: 'titled', title: '팀장' } },
        ],
      },
    },
  ]);
});

it('a rule that has lost its unit is named to its owner, who takes it out; what is refused stays as it was typed', async () => {
  const { acts } = await open({
    [`PUT ${PLACE}/${GROUPS[0]?.id}`]: problem(409, 'group-changed', '그사이 이 공람 그룹이 바뀌었습니다.'),
  });
  await expect.poll(() => find('.group-rules .lost')?.textContent).toBe('부서가 없어짐');
  expect(find('[aria-label="늘봄과 모두 고치기"]')).toBeNull();
  await press(find('[aria-label="과장단 고치기"]'));
  await expect.poll(() => find('.group-rules .lost')).not.toBeNull();
  await press(find('[aria-label^="너울과"]'));
  await expect.poll(() => find('.group-rules .lost')).toBeNull();
  await press(find('.group-form .primary'));
  await expect.poll(() => find('[role=alert]')?.textContent).toContain('그사이');
  expect(acts()).toMatchObject([{ method: 'PUT', body: { revision: 3, rules: [{ unitId: 'unit-해솔국' }] } }]);
  expect(document.querySelectorAll('.group-rules li')).toHaveLength(1);
});

it('whoever gives up on a group that another has changed finds it as it is now, and can change that', async () => {
  const [own, shared] = GROUPS;
  let groups: readonly unknown[] = GROUPS;
  const { acts } = await open({
    [`GET ${PLACE}`]: () => ({ body: { groups } }),
    [`PUT ${PLACE}/${own?.id}`]: problem(409, 'group-changed', '그사이 이 공람 그룹이 바뀌었습니다.'),
  });
  await expect.poll(() => find('[aria-label="과장단 고치기"]')).not.toBeNull();
  await press(find('[aria-label="과장단 고치기"]'));
  await expect.poll(() => find('.group-form .primary')).not.toBeNull();
  await press(find('.group-form .primary'));
  await expect.poll(() => find('[role=alert]')?.textContent).toContain('그사이');
  groups = [{ ...own, name: '과장단과 국장', revision: 4 }, shared];
  await press(find('.group-form > .form-row [type=button]'));
  await expect.poll(() => find('[aria-label="과장단과 국장 고치기"]')).not.toBeNull();
  await press(find('[aria-label="과장단과 국장 고치기"]'));
  await expect.poll(() => find<HTMLInputElement>('#group-name')?.value).toBe('과장단과 국장');
  await press(find('.group-form .primary'));
  await expect.poll(() => acts().at(-1)?.body).toMatchObject({ revision: 4 });
});

it('deleting asks first, and says that what has been shown stays shown', async () => {
  const { office, acts } = await open({ [`DELETE ${PLACE}/${GROUPS[0]?.id}`]: { body: { id: GROUPS[0]?.id } } });
  await expect.poll(() => find('[aria-label="과장단 지우기"]')).not.toBeNull();
  await press(find('[aria-label="과장단 지우기"]'));
  await expect.poll(() => find('[role=group]')?.textContent).toContain('이미 한 공람은 그대로입니다.');
  await expect.poll(() => document.activeElement?.textContent).toBe('취소');
  expect(acts()).toEqual([]);
  await press(find('[role=group] .primary'));
  await expect.poll(() => office.said.value?.text).toBe('‘과장단’ 공람 그룹을 지웠습니다.');
});
