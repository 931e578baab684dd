import { findPersonalData } from '../disclosure/personal-data/find-personal-data.ts';
import {
  NO_PUBLIC_CONTACTS,
  type PersonalFinding,
  type PublicContacts,
} from '../disclosure/personal-data/personal-finding.ts';
import { FRAME_LABELS, type FrameKind } from './frame-kind.ts';

/** Where in a file something stands, beyond the name of its page, sheet, slide or file. */
export type FileSpot =
  | FrameKind
  | 'text'
  | 'table'
  | 'name'
  | 'property'
  | 'hiddenPart'
  | 'hiddenCells'
  | 'hiddenText'
  /** Words that are marked as deleted and still stand in the file (변경 추적). */
  | 'deleted'
  /** What no page of the file shows: names of ranges, figures behind a chart, words below merged cells. */
  | 'aside';

export type FilePlace = {
  /** `3쪽`, `명단`, `보고/계획.docx`; empty for a file of one text. */
  readonly part: string;
  readonly spot: FileSpot;
  /** Who wrote the comment, or which property of the file it is. */
  readonly by?: string;
};

/** 개인정보 점검 of a file: what was found, and where whoever opens it will see it. */
export type FileFinding = Pick<PersonalFinding, 'kind' | 'confidence' | 'ground'> & {
  readonly words: string;
  readonly place: FilePlace;
};

/** As many as are told one by one; the kinds of all that are certain are counted beside them. */
export const MOST_FILE_FINDINGS = 200;

export const FILE_SPOT_LABELS: Readonly<Record<FileSpot, string>> = {
  text: '본문',
  table: '표',
  name: '이름',
  property: '파일 정보',
  hiddenPart: '숨은 시트나 슬라이드',
  hiddenCells: '숨은 줄이나 칸',
  hiddenText: '숨은 글',
  deleted: '변경 추적에서 지운 글',
  aside:
    '화면에 없는 글(범위 이름, 차트의 값, 필드 명령, 링크 주소, 옛 미리보기, 합친 칸 밑의 글, 그림에 딸린 글, 그림과 고친 사람의 이름)',
  ...FRAME_LABELS,
};

/** `명단, 숨은 시트나 슬라이드`, `메모(오하늘)`. */
export function filePlaceWords({ part, spot, by }: FilePlace): string {
  const where = by === undefined || by === '' ? FILE_SPOT_LABELS[spot] : `${FILE_SPOT_LABELS[spot]}(${by})`;
  return part === '' ? where : `${part}, ${where}`;
}

/** Without what the agency has made public of itself, which no reader of files knows. */
export function withoutPublicContacts(
  findings: readonly FileFinding[],
  contacts: PublicContacts,
): readonly FileFinding[] {
  return findings.filter(({ words }) => {
    const alone = findPersonalData(words, NO_PUBLIC_CONTACTS).length;
    return alone === 0 || findPersonalData(words, contacts).length === alone;
  });
}
