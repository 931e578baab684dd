import { attributes, html, type SafeHtml } from '../../../shared/markup/html.ts';
import {
  REQUEST_LIMITS,
  type RequestFaults,
  type RequestField,
  type RequestFields,
} from '../../../shared/requests/filed-request.ts';
import {
  DELIVERY_METHOD_LABELS,
  DISCLOSURE_FORM_LABELS,
  REQUESTER_KIND_LABELS,
} from '../../../shared/requests/request-words.ts';
import type { Page } from '../../publication/index.ts';
import { areaField, choiceField, textField } from './fields.ts';

/** The fields in the order of the form. */
export const FIELDS: readonly (keyof RequestFields)[] = [
  'agency',
  'wanted',
  'form',
  'method',
  'kind',
  'name',
  'representative',
  'identity',
  'address',
  'phone',
  'email',
  'document',
];

const LABELS: Readonly<Record<RequestField, string>> = {
  agency: '청구할 기관',
  wanted: '청구 내용',
  form: '공개 형태',
  method: '받을 방법',
  kind: '청구인 구분',
  name: '성명(법인·단체는 이름)',
  representative: '대표자 성명',
  identity: '생년월일(법인·단체는 사업자등록번호)',
  address: '주소(법인·단체는 사무소 소재지)',
  phone: '전화번호',
  email: '전자우편',
};

export type NewRequestContent = {
  readonly fields: RequestFields;
  readonly faults: RequestFaults;
  readonly agencies: readonly { readonly id: number; readonly name: string }[];
  readonly secret: string;
  readonly isTooMany?: boolean;
};

/** 정보공개 청구서: one page, plain HTML; what was typed stands in its fields whatever went wrong. */
export function newRequestPage(content: NewRequestContent): Page {
  const { fields, faults, secret } = content;
  const hasFaults = Object.keys(faults).length > 0;
  return {
    title: hasFaults ? '고칠 곳이 있습니다 - 정보공개 청구서' : '정보공개 청구서',
    menu: 'requests',
    main: html`<div class="wrap"><section class="sec narrow"><h1>정보공개 청구서</h1>
${summary(content)}
<p>「공공기관의 정보공개에 관한 법률」 제10조에 따라 청구합니다. 본인 확인(공동인증서 등)은 이 누리집에서 하지 않습니다. 본인임을 확인해야 하는 정보는 받으실 때 신분증으로 확인합니다.</p>
<form class="form" action="/requests/new" method="post" novalidate>
<input type="hidden" name="secret" value="${secret}"><input type="hidden" name="document" value="${fields.document}">
<h2>무엇을 청구하십니까</h2>
${agencyField(content)}${areaField({
  name: 'wanted',
  label: LABELS.wanted,
  value: fields.wanted,
  fault: faults.wanted,
  rows: 8,
  isRequired: true,
  hint: `언제, 어느 부서의, 무엇에 관한 문서인지 구체적으로 적어 주시면 빨리 찾을 수 있습니다. 주민등록번호는 적지 마십시오. ${REQUEST_LIMITS.wanted.toLocaleString('ko')}자까지.`,
})}
${choiceField({ name: 'form', label: LABELS.form, value: fields.form, fault: faults.form, choices: FORMS })}
${choiceField({ name: 'method', label: LABELS.method, value: fields.method, fault: faults.method, choices: METHODS })}
<h2>청구인</h2>
${requesterFields(fields, faults)}
<h2>개인정보의 이용</h2>
<p class="sub">적으신 개인정보는 같은 법 제10조제1항에 따라 이 청구를 처리하는 데에만 쓰고, 처리하는 담당자만 봅니다. 처리가 끝난 다음 해부터 5년 동안 보관한 뒤 지웁니다.</p>
<p class="acts"><button class="btn p" type="submit">청구하기</button><a class="btn" href="/requests">그만두기</a></p></form></section></div>`,
  };
}

const FORMS = Object.entries(DISCLOSURE_FORM_LABELS);
const METHODS: readonly (readonly [string, string, string])[] = [
  ['network', DELIVERY_METHOD_LABELS.network, '접수번호와 확인번호로 이 누리집에서 내려받습니다.'],
  ['email', DELIVERY_METHOD_LABELS.email, '담당자가 적어 주신 주소로 보냅니다.'],
  ['visit', DELIVERY_METHOD_LABELS.visit, '기관에 오셔서 받습니다. 신분증이 필요합니다.'],
];
const KINDS = Object.entries(REQUESTER_KIND_LABELS);

function summary({ faults, isTooMany }: NewRequestContent): SafeHtml | false {
  if (isTooMany) {
    return html`<div class="alert" role="alert"><h2>청구가 너무 잇따라 들어왔습니다.</h2><p>적으신 내용은 그대로 있습니다. 1분 뒤에 청구하기를 다시 눌러 주십시오.</p></div>`;
  }
  const wrong = FIELDS.filter((name): name is RequestField => name !== 'document' && faults[name] !== undefined);
  return (
    wrong.length > 0 &&
    html`<div class="alert" role="alert"><h2>고칠 곳이 ${wrong.length}군데 있습니다.</h2><p>적으신 내용은 그대로 있습니다.</p><ul>${wrong.map(
      (name) => html`<li><a href="#${name}">${LABELS[name]}: ${faults[name]}</a></li>`,
    )}</ul></div>`
  );
}

function agencyField({ fields, faults, agencies }: NewRequestContent): SafeHtml {
  const [only, ...others] = agencies;
  if (only && others.length === 0) {
    return html`<input type="hidden" name="agency" value="${only.id}"><p class="fl"><b>청구할 기관</b> ${only.name}</p>`;
  }
  return html`<div class="fl"><label for="agency">${LABELS.agency} <span class="need">(필수)</span></label>${
    faults.agency !== undefined && html`<p class="fault" id="agency-fault">${faults.agency}</p>`
  }<select class="in" id="agency" name="agency"${attributes({
    'aria-describedby': faults.agency === undefined ? undefined : 'agency-fault',
    'aria-invalid': faults.agency === undefined ? undefined : 'true',
    'aria-required': 'true',
  })}><option value="">골라 주십시오</option>${agencies.map(
    ({ id, name }) =>
      html`<option value="${id}"${attributes({ selected: String(id) === fields.agency })}>${name}</option>`,
  )}</select></div>`;
}

function requesterFields(fields: RequestFields, faults: RequestFaults): SafeHtml {
  const of = (name: RequestField) => ({ name, label: LABELS[name], value: fields[name], fault: faults[name] });
  return html`${choiceField({ ...of('kind'), choices: KINDS })}
${textField({ ...of('name'), isRequired: true, autocomplete: 'name' })}
${textField({ ...of('representative'), hint: '법인·단체만 적습니다.' })}
${textField({ ...of('identity'), isRequired: true, hint: '생년월일은 1990-01-31, 사업자등록번호는 123-45-67890과 같이 적습니다.' })}
${textField({ ...of('address'), isRequired: true, autocomplete: 'street-address' })}
${textField({ ...of('phone'), type: 'tel', autocomplete: 'tel', hint: '전화번호나 전자우편 가운데 하나는 적어 주십시오.' })}
${textField({ ...of('email'), type: 'email', autocomplete: 'email' })}`;
}
