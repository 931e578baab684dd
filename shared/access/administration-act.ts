import { officialDate } from '../kernel/calendar-day.ts';
import { ROLE_NAMES } from './roles.ts';

/** 관리 기록의 한 줄: what an administrator has done, kept for ever. */
export type AdministrationActKind =
  | 'agency-opened'
  | 'role-proposed'
  | 'role-granted'
  | 'role-refused'
  | 'role-withdrawn'
  | 'role-revoked'
  | 'account-made'
  | 'account-locked'
  | 'account-unlocked'
  | 'password-given'
  | 'sessions-ended'
  | 'person-left'
  | 'leaving-cancelled'
  | 'demonstration-locked';

/** Role, unit, period, reason: as they were said then, so that the line reads the same when names have changed. */
export type AdministrationFacts = Readonly<Record<string, string>>;

const SENTENCES: Readonly<Record<AdministrationActKind, (facts: AdministrationFacts) => string>> = {
  'agency-opened': (facts) => `처음 설정: ${roleOf(facts)}`,
  'role-proposed': (facts) => `권한 부여를 올림: ${roleOf(facts)}${periodOf(facts)}`,
  'role-granted': (facts) =>
    facts.alone === 'yes'
      ? `권한을 줌(다른 관리자가 없어 혼자 확인함): ${roleOf(facts)}${periodOf(facts)}`
      : `권한을 줌: ${roleOf(facts)}${periodOf(facts)}`,
  'role-refused': (facts) => `권한 부여를 돌려보냄: ${roleOf(facts)}`,
  'role-withdrawn': (facts) => `올린 권한 부여를 거둠: ${roleOf(facts)}`,
  'role-revoked': (facts) => `권한을 거둠${facts.vacant === 'yes' ? '(새로 지정해야 함)' : ''}: ${roleOf(facts)}`,
  'account-made': (facts) => `계정을 만듦: ${facts.login ?? ''}`,
  'account-locked': (facts) => `계정을 잠금: ${facts.login ?? ''}`,
  'account-unlocked': (facts) => `계정을 다시 엶: ${facts.login ?? ''}`,
  'password-given': (facts) => `일회용 비밀번호를 줌: ${facts.login ?? ''}`,
  'sessions-ended': (facts) => `로그인을 끝냄: ${facts.count ?? ''}건`,
  'person-left': (facts) => `${facts.why ?? ''} 처리: ${dayOf(facts.on)}부터 들어올 수 없음`,
  'leaving-cancelled': () => '퇴직·전출 처리를 되돌림',
  'demonstration-locked': (facts) => `시연용 계정을 모두 잠금: ${facts.count ?? ''}개`,
};

/** The act in one Korean line, without who did it to whom: the page's columns say that. */
export function administrationSentence(kind: AdministrationActKind, facts: AdministrationFacts): string {
  return SENTENCES[kind](facts);
}

function roleOf({ role = '', unitName }: AdministrationFacts): string {
  const name = Object.hasOwn(ROLE_NAMES, role) ? ROLE_NAMES[role as keyof typeof ROLE_NAMES] : role;
  return unitName === undefined ? name : `${unitName} ${name}`;
}

function periodOf({ fromOn, toOn }: AdministrationFacts): string {
  if (fromOn === undefined) return '';
  return toOn === undefined ? `, ${dayOf(fromOn)}부터` : `, ${dayOf(fromOn)}부터 ${dayOf(toOn)} 전날까지`;
}

function dayOf(day: string | undefined): string {
  return day === undefined ? '' : officialDate(day);
}
