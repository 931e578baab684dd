import { oneLine, oneParagraph } from '../document/official-document.ts';
import { isCalendarDay } from '../kernel/calendar-day.ts';
import type { DeliveryMethod, DisclosureForm, RequesterKind } from './request-events.ts';

/** 청구인: what 제10조①1호 asks for. Kept beside the events, and deleted when its time has come. */
export type Requester = {
  readonly name: string;
  /** 법인·단체: who represents it; empty for a person. */
  readonly representative: string;
  /** 생년월일, or 사업자등록번호 of an organization. */
  readonly identity: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
};

/** 청구서 as it was filed. */
export type FiledRequest = {
  readonly agencyId: number;
  readonly kind: RequesterKind;
  readonly requester: Requester;
  readonly wanted: string;
  readonly form: DisclosureForm;
  readonly method: DeliveryMethod;
  readonly documentNumber: string | null;
};

/** The fields of the form, in their order: a fault names one of them. */
export type RequestField =
  | 'agency'
  | 'wanted'
  | 'form'
  | 'method'
  | 'kind'
  | 'name'
  | 'representative'
  | 'identity'
  | 'address'
  | 'phone'
  | 'email';

/** What stands in the fields, as typed: nothing of it is lost when something is wrong. */
export type RequestFields = Readonly<Record<RequestField | 'document', string>>;
export type RequestFaults = Readonly<Partial<Record<RequestField, string>>>;

/** Lengths in characters as a person counts them. */
export const REQUEST_LIMITS = {
  wanted: 4_000,
  leastWanted: 5,
  name: 60,
  address: 200,
  phone: 20,
  email: 100,
  supplement: 4_000,
  objection: 4_000,
  opinion: 4_000,
  reason: 2_000,
  agencyName: 100,
} as const;

const FORMS: readonly string[] = ['file', 'copy', 'viewing'] satisfies DisclosureForm[];
const METHODS: readonly string[] = ['network', 'email', 'visit'] satisfies DeliveryMethod[];
const KINDS: readonly string[] = ['person', 'organization'] satisfies RequesterKind[];

/** Reads the form: the request, or what is to be mended in which field. */
export function readFiledRequest(
  fields: RequestFields,
  agencyIds: readonly number[],
): { readonly filed: FiledRequest } | { readonly faults: RequestFaults } {
  const agencyId = agencyIds.find((id) => String(id) === fields.agency);
  const kind = fields.kind === 'organization' ? 'organization' : 'person';
  const line = (field: RequestField) => oneLine(fields[field]);
  const requester: Requester = {
    name: line('name'),
    representative: kind === 'organization' ? line('representative') : '',
    identity: line('identity'),
    address: line('address'),
    phone: line('phone'),
    email: line('email'),
  };
  const wanted = oneParagraph(fields.wanted);
  const faults: Partial<Record<RequestField, string>> = {
    ...choiceFaults(fields, agencyId),
    ...requesterFaults(requester, kind, fields.method),
    ...wantedFault(wanted),
  };
  if (agencyId === undefined || Object.keys(faults).length > 0) return { faults };
  return {
    filed: {
      agencyId,
      kind,
      requester,
      wanted,
      form: fields.form as DisclosureForm,
      method: fields.method as DeliveryMethod,
      documentNumber: /^D\d{13}$/.test(fields.document) ? fields.document : null,
    },
  };
}

function choiceFaults(fields: RequestFields, agencyId: number | undefined): RequestFaults {
  return {
    ...(agencyId === undefined ? { agency: '청구할 기관을 골라 주십시오.' } : {}),
    ...(FORMS.includes(fields.form) ? {} : { form: '공개 형태를 골라 주십시오.' }),
    ...(METHODS.includes(fields.method) ? {} : { method: '받을 방법을 골라 주십시오.' }),
    ...(KINDS.includes(fields.kind) ? {} : { kind: '청구인의 구분을 골라 주십시오.' }),
  };
}

function wantedFault(wanted: string): RequestFaults {
  const length = [...wanted].length;
  if (length < REQUEST_LIMITS.leastWanted) return { wanted: '어떤 정보를 원하시는지 구체적으로 적어 주십시오.' };
  if (length <= REQUEST_LIMITS.wanted) return {};
  return {
    wanted: `${REQUEST_LIMITS.wanted.toLocaleString('ko')}자까지 적을 수 있습니다. 지금 ${length.toLocaleString('ko')}자입니다.`,
  };
}

function requesterFaults(requester: Requester, kind: RequesterKind, method: string): RequestFaults {
  const { name, representative, identity, address, phone, email } = requester;
  const isOrganization = kind === 'organization';
  const long = (text: string, most: number) => [...text].length > most;
  const faults: Partial<Record<RequestField, string>> = {};
  if (name === '') faults.name = isOrganization ? '법인·단체의 이름을 적어 주십시오.' : '성명을 적어 주십시오.';
  else if (long(name, REQUEST_LIMITS.name)) faults.name = `${REQUEST_LIMITS.name}자까지 적을 수 있습니다.`;
  if (isOrganization && representative === '') faults.representative = '대표자의 성명을 적어 주십시오.';
  else if (long(representative, REQUEST_LIMITS.name))
    faults.representative = `${REQUEST_LIMITS.name}자까지 적을 수 있습니다.`;
  if (isOrganization && !/^\d{3}-?\d{2}-?\d{5}$/.test(identity)) {
    faults.identity = '사업자등록번호 10자리를 적어 주십시오. 예: 123-45-67890';
  }
  if (!isOrganization && !isCalendarDay(identity)) faults.identity = '생년월일을 1990-01-31과 같이 적어 주십시오.';
  if (address === '') faults.address = '주소를 적어 주십시오.';
  else if (long(address, REQUEST_LIMITS.address)) faults.address = `${REQUEST_LIMITS.address}자까지 적을 수 있습니다.`;
  if (phone === '' && email === '') faults.phone = '전화번호나 전자우편 주소 가운데 하나를 적어 주십시오.';
  else if (phone !== '' && !/^[\d+][\d -]{6,19}$/.test(phone)) {
    faults.phone = '전화번호를 숫자와 -로 적어 주십시오. 예: 010-0000-0000';
  }
  if (email === '' && method === 'email') faults.email = '전자우편으로 받으시려면 전자우편 주소를 적어 주십시오.';
  else if (email !== '' && (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || long(email, REQUEST_LIMITS.email))) {
    faults.email = '전자우편 주소를 확인해 주십시오. 예: name@example.com';
  }
  return faults;
}

/** 보존: five years after the year in which it ended; then whatever names a person is deleted. */
export const REQUEST_RETENTION_YEARS = 5;

/** The first day on which it is deleted, from the day on which nothing of the office's was left to do. */
export function deleteRequesterOn(endedOn: string): string {
  return `${Number(endedOn.slice(0, 4)) + 1 + REQUEST_RETENTION_YEARS}-01-01`;
}
