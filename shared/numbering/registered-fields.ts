/** 등록정보 that may be corrected (기록규칙 제6조). The number itself is no field: it is given once or voided. */
export type RegisteredField = 'title' | 'unitName' | 'drafterName' | 'sender' | 'senderNumber';

export type RegisteredValues = Readonly<Record<RegisteredField, string>>;

/** 등록정보의 수정: one confirmed change, in the order in which they were confirmed. */
export type RegisteredCorrection = { readonly field: RegisteredField; readonly after: string };

export const REGISTERED_FIELD_LABELS: Readonly<Record<RegisteredField, string>> = {
  title: '제목',
  unitName: '처리과',
  drafterName: '기안자',
  sender: '발신자',
  senderNumber: '발신 문서번호',
};

/** A produced document has a drafter, a received one a sender. */
export function fieldsOf(kind: 'produced' | 'received' | 'further'): readonly RegisteredField[] {
  return kind === 'received' ? ['title', 'unitName', 'sender', 'senderNumber'] : ['title', 'unitName', 'drafterName'];
}

/** The values as they are to be read today. What was registered stays as it is: a correction lies upon it. */
export function correctedValues(
  registered: RegisteredValues,
  corrections: readonly RegisteredCorrection[],
): RegisteredValues {
  const values = { ...registered };
  for (const { field, after } of corrections) values[field] = after;
  return values;
}
