import type { DisclosureGround } from '../disclosure.ts';

/** What a detector of personal data (개인정보) can tell apart. */
export type PersonalDataKind =
  | 'residentNumber'
  | 'foreignerNumber'
  | 'passportNumber'
  | 'driverLicence'
  | 'healthInsurance'
  | 'mobilePhone'
  | 'telephone'
  | 'email'
  | 'bankCard'
  | 'bankAccount'
  | 'businessNumber'
  | 'corporationNumber'
  | 'vehicleNumber'
  /** Where a picture was taken, as the picture says itself (EXIF). */
  | 'location'
  | 'homeAddress'
  | 'birthDate'
  | 'personName'
  | 'sensitive';

/**
 * `certain` stops a publication, `likely` asks somebody to look. Whatever also stands in public business (a name, an
 * office's account, the number of a firm) is never certain, however plainly it is written.
 */
export type FindingConfidence = 'certain' | 'likely';

/** Something in a text that looks like personal data, by its place in that text (UTF-16 code units, half-open). */
export type PersonalFinding = {
  readonly kind: PersonalDataKind;
  readonly confidence: FindingConfidence;
  readonly from: number;
  readonly to: number;
  /** The ground of 정보공개법 제9조제1항 that is proposed; a person decides. */
  readonly ground: DisclosureGround;
};

/** What an agency has made public of itself, and is therefore nobody's personal data. */
export type PublicContacts = {
  readonly address: string;
  /** `www.nadri.go.kr`: mail of the same domain is the office's. */
  readonly homepage: string;
};

export const NO_PUBLIC_CONTACTS: PublicContacts = { address: '', homepage: '' };

export const PERSONAL_DATA_LABELS: Readonly<Record<PersonalDataKind, string>> = {
  residentNumber: '주민등록번호',
  foreignerNumber: '외국인등록번호',
  passportNumber: '여권번호',
  driverLicence: '운전면허번호',
  healthInsurance: '건강보험증 번호',
  mobilePhone: '휴대전화번호',
  telephone: '전화번호',
  email: '전자우편 주소',
  bankCard: '신용카드 번호',
  bankAccount: '계좌번호',
  businessNumber: '사업자등록번호',
  corporationNumber: '법인등록번호',
  vehicleNumber: '자동차등록번호',
  location: '찍은 곳의 위치',
  homeAddress: '집 주소',
  birthDate: '생년월일',
  personName: '성명',
  sensitive: '민감정보',
};

export const CONFIDENCE_LABELS: Readonly<Record<FindingConfidence, string>> = { certain: '확실', likely: '의심' };
