CREATE TABLE "administration_acts" (
	"agency_id" integer NOT NULL,
	"sequence" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"by_person_id" uuid,
	"about_person_id" uuid,
	"facts" jsonb NOT NULL,
	CONSTRAINT "administration_acts_pkey" PRIMARY KEY("agency_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"unit_id" uuid,
	"from_on" date NOT NULL,
	"to_on" date,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"proposed_by" uuid,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"alone" boolean NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "role_grants_pkey" PRIMARY KEY("agency_id","id"),
	CONSTRAINT "a_grant_is_proposed_granted_or_ended" CHECK ("role_grants"."status" in ('proposed', 'granted', 'ended')),
	CONSTRAINT "a_role_ends_after_it_begins" CHECK ("role_grants"."to_on" > "role_grants"."from_on"),
	CONSTRAINT "only_a_unit_records_officer_is_of_a_unit" CHECK (("role_grants"."role" = 'unitRecordsOfficer') = ("role_grants"."unit_id" is not null)),
	CONSTRAINT "nobody_gives_a_role_to_oneself" CHECK ("role_grants"."person_id" not in ("role_grants"."proposed_by", "role_grants"."confirmed_by")),
	CONSTRAINT "a_strong_role_takes_two_persons" CHECK ("role_grants"."status" <> 'granted' or "role_grants"."role" = 'unitRecordsOfficer' or "role_grants"."alone"
        or ("role_grants"."confirmed_by" is not null and "role_grants"."confirmed_by" <> "role_grants"."proposed_by"))
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "leaves_on" date;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "demonstration" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "demonstration" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "address" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "device" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "a_role_is_of_a_person_of_its_agency" FOREIGN KEY ("agency_id","person_id") REFERENCES "public"."people"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "a_records_officer_is_of_a_unit_of_its_agency" FOREIGN KEY ("agency_id","unit_id") REFERENCES "public"."units"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "administration_acts_about_a_person" ON "administration_acts" USING btree ("agency_id","about_person_id");--> statement-breakpoint
CREATE INDEX "roles_of_a_person" ON "role_grants" USING btree ("agency_id","person_id");--> statement-breakpoint
-- The log of administration is only added to: a line that could be changed would prove nothing.
CREATE FUNCTION "refuse_change_of_administration_acts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'administration_acts is only added to';
END $$;--> statement-breakpoint
CREATE TRIGGER "administration_acts_are_kept" BEFORE UPDATE OR DELETE ON "administration_acts"
FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_administration_acts"();--> statement-breakpoint
-- What the accounts' roles were becomes grants without an end; they came with the opening of the agency.
INSERT INTO "role_grants" ("agency_id", "id", "person_id", "role", "from_on", "reason", "status", "proposed_at",
	"confirmed_at", "alone")
SELECT account.agency_id, gen_random_uuid(), account.person_id, role.name,
	(account.created_at AT TIME ZONE 'Asia/Seoul')::date, '처음 설정', 'granted', account.created_at,
	account.created_at, true
FROM "accounts" account, unnest(account.roles) AS role (name);--> statement-breakpoint
INSERT INTO "administration_acts" ("agency_id", "sequence", "at", "kind", "about_person_id", "facts")
SELECT agency_id, row_number() OVER (PARTITION BY agency_id ORDER BY proposed_at, id)::int, proposed_at, 'agency-opened',
	person_id, jsonb_build_object('role', role, 'reason', reason)
FROM "role_grants";