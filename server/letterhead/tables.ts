import { sql } from 'drizzle-orm';
import {
  check,
  customType,
  date,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { agencies, people, units } from '../organization/tables.ts';

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** 로고, 심볼, 관인, 서명 as pictures, by their content. Never changed nor removed: frozen papers name them. */
export const letterPictures = pgTable(
  'letter_pictures',
  {
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    sha256: text('sha256').notNull(),
    png: bytes('png').notNull(),
    width: smallint('width').notNull(),
    height: smallint('height').notNull(),
    addedAt: instant('added_at').notNull(),
    addedByPersonId: uuid('added_by_person_id').notNull(),
  },
  (table) => [primaryKey({ name: 'letter_pictures_pkey', columns: [table.agencyId, table.sha256] })],
);

/**
 * 시행문의 발신 정보 of the agency (no unit) or of one unit, from a day on until the next row's. A day that has begun is
 * set anew by a further row of the same day: the newest counts, and all are kept.
 */
export const letterheads = pgTable(
  'letterheads',
  {
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    sequence: integer('sequence').notNull(),
    unitId: uuid('unit_id'),
    validFrom: date('valid_from').notNull(),
    /** 발신명의; only of the agency. */
    headTitle: text('head_title').notNull(),
    zipCode: text('zip_code').notNull(),
    address: text('address').notNull(),
    homepage: text('homepage').notNull(),
    phone: text('phone').notNull(),
    fax: text('fax').notNull(),
    motto: text('motto').notNull(),
    footer: text('footer').notNull(),
    logoSha256: text('logo_sha256'),
    symbolSha256: text('symbol_sha256'),
    reason: text('reason').notNull(),
    setAt: instant('set_at').notNull(),
    setByPersonId: uuid('set_by_person_id').notNull(),
  },
  (table) => [
    primaryKey({ name: 'letterheads_are_set_one_after_another', columns: [table.agencyId, table.sequence] }),
    foreignKey({
      name: 'a_letterhead_is_of_a_unit_of_its_agency',
      columns: [table.agencyId, table.unitId],
      foreignColumns: [units.agencyId, units.id],
    }),
    foreignKey({
      name: 'a_logo_is_a_picture_of_the_agency',
      columns: [table.agencyId, table.logoSha256],
      foreignColumns: [letterPictures.agencyId, letterPictures.sha256],
    }),
    foreignKey({
      name: 'a_symbol_is_a_picture_of_the_agency',
      columns: [table.agencyId, table.symbolSha256],
      foreignColumns: [letterPictures.agencyId, letterPictures.sha256],
    }),
    check(
      'only_the_agency_has_a_head_and_pictures',
      sql`${table.unitId} is null or (${table.headTitle} = '' and ${table.motto} = '' and ${table.footer} = ''
        and ${table.logoSha256} is null and ${table.symbolSha256} is null)`,
    ),
  ],
);

/**
 * 관인대장: seals of the agency (person null) and 전자이미지서명 of its officials. A new one takes the place of the one in
 * use at that very moment (재등록, 폐기); what was in use when is never forgotten.
 */
export const sealRegister = pgTable(
  'seal_register',
  {
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    /** 등록번호. */
    sequence: integer('sequence').notNull(),
    personId: uuid('person_id'),
    /** 관인명: 한빛시장인. */
    name: text('name').notNull(),
    sizeMm: smallint('size_mm').notNull(),
    pictureSha256: text('picture_sha256').notNull(),
    reason: text('reason').notNull(),
    registeredAt: instant('registered_at').notNull(),
    registeredByPersonId: uuid('registered_by_person_id').notNull(),
    retiredAt: instant('retired_at'),
  },
  (table) => [
    primaryKey({ name: 'a_seal_has_one_number', columns: [table.agencyId, table.sequence] }),
    foreignKey({
      name: 'a_seal_is_a_picture_of_the_agency',
      columns: [table.agencyId, table.pictureSha256],
      foreignColumns: [letterPictures.agencyId, letterPictures.sha256],
    }),
    foreignKey({
      name: 'a_signature_is_of_a_person_of_the_agency',
      columns: [table.agencyId, table.personId],
      foreignColumns: [people.agencyId, people.id],
    }),
    check('a_seal_is_retired_after_its_registration', sql`${table.retiredAt} >= ${table.registeredAt}`),
    uniqueIndex('one_seal_of_the_agency_is_in_use')
      .on(table.agencyId)
      .where(sql`person_id is null and retired_at is null`),
    uniqueIndex('one_signature_of_a_person_is_in_use')
      .on(table.agencyId, table.personId)
      .where(sql`person_id is not null and retired_at is null`),
  ],
);
