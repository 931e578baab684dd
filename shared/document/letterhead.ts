/** 발신 기관의 사실: what a letter prints of its agency, unit and drafter besides names; empty where there is none. */
export type LetterContact = {
  readonly zipCode: string;
  readonly address: string;
  readonly homepage: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
};

/** 로고, 심볼, 관인, 전자이미지서명: a picture by its content; width and height in pixels. */
export type LetterPicture = {
  readonly sha256: string;
  readonly mediaType: 'image/png';
  readonly width: number;
  readonly height: number;
};

/**
 * What is frozen with a letter at 상신, as valid on that day: never today's organisation later. The seal is not among
 * it: it is the one in use at the moment of the approval.
 */
export type LetterFacts = {
  /** 발신명의 outside the agency: 한빛시장. */
  readonly agencyHead: string;
  /** 발신명의 between units: 자치행정과장. */
  readonly unitHead: string;
  /** Who holds that post: whose signature it is; null while it is vacant. */
  readonly unitHeadPersonId: string | null;
  /** 공동기안: 발신명의 of the other agencies, by the names that the line prints. */
  readonly partnerHeads: readonly { readonly agencyName: string; readonly head: string }[];
  readonly contact: LetterContact;
  readonly motto: string;
  readonly footer: string;
  readonly logo: LetterPicture | null;
  readonly symbol: LetterPicture | null;
};

/** A seal or signature of the register as it is put on paper. */
export type RegisteredMark = { readonly picture: LetterPicture; readonly sizeMm: number };

/** Longest texts of a letterhead in characters, and what a picture may be. */
export const LETTERHEAD_LIMITS = {
  headTitle: 40,
  zipCode: 5,
  address: 120,
  homepage: 120,
  phone: 30,
  fax: 30,
  motto: 60,
  footer: 80,
  sealName: 40,
  pictureBytes: 300_000,
  leastPixels: 40,
  mostPixels: 1_600,
  leastSealMm: 8,
  /** Where no seal is known yet: the place it will take. */
  usualSealMm: 27,
  mostSealMm: 60,
  /** The longest side of a signature on paper. */
  signatureMm: 20,
} as const;

/** The usual name of an agency's head, where nobody has said another one: 한빛시 -> 한빛시장. */
export function usualHeadTitle(agencyName: string): string {
  return agencyName.endsWith('장') ? agencyName : `${agencyName}장`;
}
