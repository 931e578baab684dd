import type { LetterPicture } from '../../shared/document/letterhead.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** What an administrator writes down for the agency or a unit; empty where nothing of its own is said. */
export type LetterheadTexts = {
  readonly headTitle: string;
  readonly zipCode: string;
  readonly address: string;
  readonly homepage: string;
  readonly phone: string;
  readonly fax: string;
  readonly motto: string;
  readonly footer: string;
};

export type LetterheadRow = LetterheadTexts & {
  readonly sequence: number;
  readonly unitId: string | null;
  readonly validFrom: CalendarDay;
  readonly logo: LetterPicture | null;
  readonly symbol: LetterPicture | null;
  readonly reason: string;
  readonly setAt: Date;
  readonly setByPersonId: string;
};

const rowColumns = (sql: Reader) => sql`
  head.sequence, head.unit_id as "unitId", head.valid_from as "validFrom", head.head_title as "headTitle",
  head.zip_code as "zipCode", head.address, head.homepage, head.phone, head.fax, head.motto, head.footer,
  head.reason, head.set_at as "setAt", head.set_by_person_id as "setByPersonId",
  ${pictureColumn(sql, 'logo')}, ${pictureColumn(sql, 'symbol')}`;

function pictureColumn(sql: Reader, name: 'logo' | 'symbol') {
  return sql`case when ${sql(`${name}.sha256`)} is null then null else jsonb_build_object(
    'sha256', ${sql(`${name}.sha256`)}, 'mediaType', 'image/png', 'width', ${sql(`${name}.width`)},
    'height', ${sql(`${name}.height`)}) end as ${sql(name)}`;
}

const withPictures = (sql: Reader) => sql`letterheads head
  left join letter_pictures logo on logo.agency_id = head.agency_id and logo.sha256 = head.logo_sha256
  left join letter_pictures symbol on symbol.agency_id = head.agency_id and symbol.sha256 = head.symbol_sha256`;

/** What counts on a day for an agency and some of its units: of each the row that began last, and was set last. */
export function listLetterheadsOn(
  sql: Reader,
  agencyId: number,
  unitIds: readonly string[],
  on: CalendarDay,
): Promise<LetterheadRow[]> {
  return sql<LetterheadRow[]>`
    select distinct on (head.unit_id) ${rowColumns(sql)} from ${withPictures(sql)}
    where head.agency_id = ${agencyId} and head.valid_from <= ${on}
      and (head.unit_id is null or head.unit_id = any(${unitIds as string[]}::uuid[]))
    order by head.unit_id, head.valid_from desc, head.sequence desc`;
}

/** 발신명의 of agencies on a day, where one has been said. */
export async function findHeadTitles(sql: Reader, agencyIds: readonly number[], on: CalendarDay) {
  const rows = await sql<{ agencyId: number; name: string; headTitle: string | null }[]>`
    select agency.id as "agencyId", agency.name, head.head_title as "headTitle"
    from agencies agency
    left join lateral (
      select head_title from letterheads
      where agency_id = agency.id and unit_id is null and valid_from <= ${on}
      order by valid_from desc, sequence desc limit 1) head on true
    where agency.id = any(${agencyIds as number[]})`;
  return new Map(rows.map(({ agencyId, ...row }) => [agencyId, row]));
}

/** Every row of an agency, the newest first. */
export function listLetterheads(sql: Reader, agencyId: number): Promise<LetterheadRow[]> {
  return sql<LetterheadRow[]>`
    select ${rowColumns(sql)} from ${withPictures(sql)}
    where head.agency_id = ${agencyId} order by head.valid_from desc, head.sequence desc limit 500`;
}

export type NewLetterhead = LetterheadTexts & {
  readonly unitId: string | null;
  readonly validFrom: CalendarDay;
  readonly logoSha256: string | null;
  readonly symbolSha256: string | null;
  readonly reason: string;
  readonly at: Date;
  readonly byPersonId: string;
};

export async function insertLetterhead(tx: Tx, agencyId: number, row: NewLetterhead): Promise<void> {
  await tx`
    insert into letterheads (agency_id, sequence, unit_id, valid_from, head_title, zip_code, address, homepage, phone,
      fax, motto, footer, logo_sha256, symbol_sha256, reason, set_at, set_by_person_id)
    select ${agencyId}, coalesce(max(sequence), 0) + 1, ${row.unitId}::uuid, ${row.validFrom}::date, ${row.headTitle},
      ${row.zipCode}, ${row.address}, ${row.homepage}, ${row.phone}, ${row.fax}, ${row.motto}, ${row.footer},
      ${row.logoSha256}, ${row.symbolSha256}, ${row.reason}, ${row.at}, ${row.byPersonId}::uuid
    from letterheads where agency_id = ${agencyId}`;
}

/** Keeps a picture once for its agency, whatever it is used for. */
export async function insertPicture(
  tx: Tx,
  agencyId: number,
  picture: LetterPicture & { readonly png: Uint8Array; readonly at: Date; readonly byPersonId: string },
): Promise<void> {
  await tx`
    insert into letter_pictures (agency_id, sha256, png, width, height, added_at, added_by_person_id)
    values (${agencyId}, ${picture.sha256}, ${Buffer.from(picture.png)}, ${picture.width}, ${picture.height},
      ${picture.at}, ${picture.byPersonId})
    on conflict (agency_id, sha256) do nothing`;
}

export async function findPicture(sql: Reader, agencyId: number, sha256: string) {
  const [row] = await sql<{ sha256: string; width: number; height: number }[]>`
    select sha256, width, height from letter_pictures where agency_id = ${agencyId} and sha256 = ${sha256}`;
  return row;
}

/** The bytes of pictures by their hash: for the painter, and for whoever may see them. */
export async function listPictureBytes(
  sql: Reader,
  agencyId: number,
  sha256s: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (sha256s.length === 0) return new Map();
  const rows = await sql<{ sha256: string; png: Buffer }[]>`
    select sha256, png from letter_pictures where agency_id = ${agencyId} and sha256 = any(${sha256s as string[]})`;
  return new Map(rows.map(({ sha256, png }) => [sha256, new Uint8Array(png)]));
}

export type SealRow = {
  readonly sequence: number;
  readonly personId: string | null;
  readonly name: string;
  readonly sizeMm: number;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly reason: string;
  readonly registeredAt: Date;
  readonly registeredByPersonId: string;
  readonly retiredAt: Date | null;
};

const sealColumns = (sql: Reader) => sql`
  seal.sequence, seal.person_id as "personId", seal.name, seal.size_mm as "sizeMm", picture.sha256, picture.width,
  picture.height, seal.reason, seal.registered_at as "registeredAt",
  seal.registered_by_person_id as "registeredByPersonId", seal.retired_at as "retiredAt"`;

const sealsWithPictures = (sql: Reader) => sql`seal_register seal
  join letter_pictures picture on picture.agency_id = seal.agency_id and picture.sha256 = seal.picture_sha256`;

/** 관인대장, the newest first. */
export function listSeals(sql: Reader, agencyId: number): Promise<SealRow[]> {
  return sql<SealRow[]>`
    select ${sealColumns(sql)} from ${sealsWithPictures(sql)}
    where seal.agency_id = ${agencyId} order by seal.sequence desc limit 500`;
}

/** The seal of the agency, or the signature of a person of it, that was in use at a moment. */
export async function findSealAt(sql: Reader, agencyId: number, personId: string | null, at: Date) {
  const [row] = await sql<SealRow[]>`
    select ${sealColumns(sql)} from ${sealsWithPictures(sql)}
    where seal.agency_id = ${agencyId} and seal.person_id is not distinct from ${personId}::uuid
      and seal.registered_at <= ${at} and (seal.retired_at is null or seal.retired_at > ${at})
    order by seal.sequence desc limit 1`;
  return row;
}

export type NewSeal = {
  readonly personId: string | null;
  readonly name: string;
  readonly sizeMm: number;
  readonly sha256: string;
  readonly reason: string;
  readonly at: Date;
  readonly byPersonId: string;
};

/** 등록, 재등록: what was in use is retired at the moment in which the new one begins. Answers its number. */
export async function insertSeal(tx: Tx, agencyId: number, seal: NewSeal): Promise<number> {
  await tx`
    update seal_register set retired_at = ${seal.at}
    where agency_id = ${agencyId} and person_id is not distinct from ${seal.personId}::uuid and retired_at is null`;
  const [row] = await tx<{ sequence: number }[]>`
    insert into seal_register (agency_id, sequence, person_id, name, size_mm, picture_sha256, reason, registered_at,
      registered_by_person_id)
    select ${agencyId}, coalesce(max(sequence), 0) + 1, ${seal.personId}::uuid, ${seal.name}, ${seal.sizeMm},
      ${seal.sha256}, ${seal.reason}, ${seal.at}, ${seal.byPersonId}::uuid
    from seal_register where agency_id = ${agencyId}
    returning sequence`;
  if (!row) throw new Error('a seal was not registered');
  return row.sequence;
}

/** The bytes of a picture of any agency of the installation: papers of 공동기안 are read in several. */
export async function findPictureBytes(sql: Reader, sha256: string): Promise<Uint8Array | undefined> {
  const [row] = await sql<{ png: Buffer }[]>`select png from letter_pictures where sha256 = ${sha256} limit 1`;
  return row && new Uint8Array(row.png);
}
