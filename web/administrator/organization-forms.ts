import type { OrganizationOfDay } from '../../shared/contract/organization-changes.ts';
import { withParticle } from '../../shared/kernel/particle.ts';
import type { OrganizationCommand } from '../../shared/organization/organization-command.ts';
import { HOLDING_LABELS, type HoldingKind } from '../../shared/organization/organization-history.ts';

export type Option = { readonly value: string; readonly label: string };
export type Field =
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly label: string;
      readonly value?: string;
      readonly most: number;
      readonly optional?: true;
    }
  | { readonly kind: 'choice'; readonly name: string; readonly label: string; readonly options: readonly Option[] }
  | {
      readonly kind: 'several';
      readonly name: string;
      readonly label: string;
      readonly options: readonly Option[];
      readonly optional?: true;
    }
  | { readonly kind: 'check'; readonly name: string; readonly label: string; readonly isOn?: boolean }
  | { readonly kind: 'day'; readonly name: string; readonly label: string };

/** One act on the organisation as a form: what it asks for, and the commands that the answers make. */
export type ActForm = {
  readonly title: string;
  /** What the act does besides what its name says. */
  readonly note?: string;
  readonly fields: readonly Field[];
  readonly commands: (data: FormData) => readonly OrganizationCommand[];
  /** What the act says of itself in a list of steps. */
  readonly said: (data: FormData) => string;
};

export type Unit = OrganizationOfDay['units'][number];
export type Post = Unit['posts'][number];

/** Where a form finds what it offers, and how what it makes is called until the server gives it an id. */
export type FormPlace = {
  readonly units: readonly Option[];
  readonly people: OrganizationOfDay['people'];
  readonly newName: () => string;
};

const text = (data: FormData, name: string): string => String(data.get(name) ?? '').trim();
const all = (data: FormData, name: string): string[] => data.getAll(name).map(String);
const TOP: Option = { value: '', label: '(맨 위)' };
const parentOf = (data: FormData): string | null => text(data, 'parentId') || null;

const nameField = (value = ''): Field => ({ kind: 'text', name: 'name', label: '부서 이름', value, most: 100 });
const codeField = (value = ''): Field => ({ kind: 'text', name: 'code', label: '부서코드', value, most: 20 });
const labelOf = (options: readonly Option[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? '';
const others = (place: FormPlace, unit: Unit): Option[] => place.units.filter(({ value }) => value !== unit.id);
export const personOption = (person: OrganizationOfDay['people'][number]): Option => {
  const more = person.email || person.phone;
  return { value: person.id, label: more === '' ? person.name : `${person.name} (${more})` };
};

export function openUnitForm(place: FormPlace, under?: Unit): ActForm {
  const uppers = [TOP, ...place.units];
  const options = under
    ? uppers.toSorted((a, b) => Number(b.value === under.id) - Number(a.value === under.id))
    : uppers;
  return {
    title: '새 부서',
    fields: [nameField(), codeField(), { kind: 'choice', name: 'parentId', label: '상위 부서', options }],
    commands: (data) => [
      {
        type: 'openUnit',
        unitId: place.newName(),
        code: text(data, 'code'),
        name: text(data, 'name'),
        parentId: parentOf(data),
      },
    ],
    said: (data) => `새 부서 ${text(data, 'name')}(${text(data, 'code')})`,
  };
}

export function unitForms(place: FormPlace, unit: Unit): readonly ActForm[] {
  const uppers = [TOP, ...others(place, unit)].filter(({ value }) => value !== (unit.parentId ?? ''));
  return [
    {
      title: '이름·코드 바꾸기',
      fields: [nameField(unit.name), codeField(unit.code)],
      commands: (data) => [{ type: 'renameUnit', unitId: unit.id, code: text(data, 'code'), name: text(data, 'name') }],
      said: (data) => `${unit.name} → ${text(data, 'name')}(${text(data, 'code')})`,
    },
    {
      title: '상위 부서 바꾸기',
      fields: [{ kind: 'choice', name: 'parentId', label: '상위 부서', options: uppers }],
      commands: (data) => [{ type: 'moveUnit', unitId: unit.id, parentId: parentOf(data) }],
      said: (data) => `${unit.name}: ${labelOf(uppers, text(data, 'parentId'))} 아래로`,
    },
    openPostForm(place, [{ value: unit.id, label: unit.name }]),
    openUnitForm(place, unit),
    {
      title: '폐지',
      note: '빈 직위는 부서와 함께 없어집니다. 사람이 있는 직위와 하위 부서는 먼저 옮겨야 합니다.',
      fields: [],
      commands: () => [{ type: 'closeUnit', unitId: unit.id }],
      said: () => `${unit.name} 폐지`,
    },
  ];
}

export function openPostForm(place: FormPlace, units: readonly Option[]): ActForm {
  return {
    title: '새 직위',
    fields: [
      ...(units.length > 1 ? [{ kind: 'choice', name: 'unitId', label: '부서', options: units } as const] : []),
      { kind: 'text', name: 'title', label: '직위', most: 50 },
      { kind: 'check', name: 'isHead', label: '부서장' },
      {
        kind: 'choice',
        name: 'personId',
        label: '맡을 사람',
        options: [{ value: '', label: '(비워 둠)' }, ...place.people.map(personOption)],
      },
    ],
    commands: (data) => {
      const postId = place.newName();
      const unitId = text(data, 'unitId') || (units[0]?.value ?? '');
      const opened = {
        type: 'openPost',
        postId,
        unitId,
        title: text(data, 'title'),
        isHead: data.has('isHead'),
      } as const;
      const personId = text(data, 'personId');
      if (personId === '') return [opened];
      return [opened, { type: 'takePost', postId, personId, kind: 'regular', until: null }];
    },
    said: (data) => `새 직위 ${labelOf(units, text(data, 'unitId'))} ${text(data, 'title')}`,
  };
}

export function postForms(place: FormPlace, unit: Unit, post: Post): readonly ActForm[] {
  const kinds = (Object.keys(HOLDING_LABELS) as HoldingKind[]).map((kind) => {
    return { value: kind, label: HOLDING_LABELS[kind] };
  });
  const holders = post.holders.map(({ personId, name }) => ({ value: personId, label: name }));
  const whole = `${unit.name} ${post.title}`;
  return [
    {
      title: '사람 앉히기',
      note: '직무대리는 빈 직위에만 둘 수 있고, 사람이 오면 그날 끝납니다. 겸직·직무대리·파견은 끝나는 날을 정할 수 있습니다.',
      fields: [
        { kind: 'choice', name: 'personId', label: '사람', options: place.people.map(personOption) },
        { kind: 'choice', name: 'kind', label: '구분', options: kinds },
        { kind: 'day', name: 'until', label: '끝나는 날 (그날부터 맡지 않음)' },
      ],
      commands: (data) => [
        {
          type: 'takePost',
          postId: post.id,
          personId: text(data, 'personId'),
          kind: text(data, 'kind') as HoldingKind,
          until: text(data, 'until') || null,
        },
      ],
      said: () => `${whole}에 사람 앉히기`,
    },
    ...(holders.length === 0 ? [] : [leaveForm(post, whole, holders)]),
    {
      title: '직위 이름 바꾸기',
      fields: [
        { kind: 'text', name: 'title', label: '직위', value: post.title, most: 50 },
        { kind: 'check', name: 'isHead', label: '부서장', isOn: post.isHead },
      ],
      commands: (data) => [
        { type: 'changePost', postId: post.id, title: text(data, 'title'), isHead: data.has('isHead') },
      ],
      said: (data) => `${whole} → ${text(data, 'title')}`,
    },
    {
      title: '다른 부서로 옮기기',
      note: '그 직위에 있는 사람과 기다리는 결재도 함께 갑니다.',
      fields: [{ kind: 'choice', name: 'unitId', label: '옮길 부서', options: others(place, unit) }],
      commands: (data) => [{ type: 'movePost', postId: post.id, unitId: text(data, 'unitId') }],
      said: (data) => `${whole}: ${labelOf(place.units, text(data, 'unitId'))}(으)로`,
    },
    {
      title: '직위 없애기',
      fields: [],
      commands: () => [{ type: 'closePost', postId: post.id }],
      said: () => `${whole} 없애기`,
    },
  ];
}

function leaveForm(post: Post, whole: string, holders: readonly Option[]): ActForm {
  return {
    title: '물러남',
    fields: [{ kind: 'choice', name: 'personId', label: '물러날 사람', options: holders }],
    commands: (data) => [{ type: 'leavePost', postId: post.id, personId: text(data, 'personId') }],
    said: (data) => `${labelOf(holders, text(data, 'personId'))}: ${whole}에서 물러남`,
  };
}

export function addPersonForm(place: FormPlace): ActForm {
  return {
    title: '새 사람',
    note: '계정은 ‘사람’에서 따로 만듭니다.',
    fields: [
      { kind: 'text', name: 'name', label: '이름', most: 50 },
      { kind: 'text', name: 'phone', label: '전화번호', most: 50, optional: true },
      { kind: 'text', name: 'email', label: '전자우편', most: 200, optional: true },
    ],
    commands: (data) => [
      {
        type: 'addPerson',
        id: place.newName(),
        name: text(data, 'name'),
        phone: text(data, 'phone'),
        email: text(data, 'email'),
      },
    ],
    said: (data) => `새 사람 ${text(data, 'name')}`,
  };
}

export function mergeForm(place: FormPlace): ActForm {
  return {
    title: '통합',
    note: '직위와 사람, 하위 부서가 새 부서로 갑니다. 통합되는 부서의 부서장 직위는 없어집니다.',
    fields: [
      { kind: 'several', name: 'unitIds', label: '통합되는 부서', options: place.units },
      { kind: 'choice', name: 'intoUnitId', label: '받는 부서', options: place.units.toReversed() },
    ],
    commands: (data) => [{ type: 'mergeUnits', unitIds: all(data, 'unitIds'), intoUnitId: text(data, 'intoUnitId') }],
    said: (data) => {
      const from = all(data, 'unitIds').map((id) => labelOf(place.units, id));
      return `통합: ${from.join(', ')} → ${labelOf(place.units, text(data, 'intoUnitId'))}`;
    },
  };
}

export function splitForm(place: FormPlace, unit: Unit, children: readonly Option[]): ActForm {
  const posts = unit.posts.map((post) => {
    const holders = post.holders.map(({ name }) => name).join(', ');
    return { value: post.id, label: holders === '' ? post.title : `${post.title} (${holders})` };
  });
  const several = (name: string, label: string, options: readonly Option[]): Field[] =>
    options.length === 0 ? [] : [{ kind: 'several', name, label, options, optional: true }];
  return {
    title: `분리: ${unit.name}`,
    note: '새 부서는 같은 상위 부서 아래에 섭니다. 고른 직위와 거기 있는 사람이 함께 갑니다.',
    fields: [
      nameField(),
      codeField(),
      ...several('postIds', '함께 갈 직위', posts),
      ...several('childUnitIds', '함께 갈 하위 부서', children),
      { kind: 'check', name: 'closes', label: `${withParticle(unit.name, '은(는)')} 없어짐` },
    ],
    commands: (data) => [
      {
        type: 'splitUnit',
        unitId: unit.id,
        parts: [
          {
            unitId: place.newName(),
            code: text(data, 'code'),
            name: text(data, 'name'),
            postIds: all(data, 'postIds'),
            childUnitIds: all(data, 'childUnitIds'),
          },
        ],
        closes: data.has('closes'),
      },
    ],
    said: (data) => `분리: ${unit.name} → ${text(data, 'name')}(${text(data, 'code')})`,
  };
}
