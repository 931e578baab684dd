CREATE TABLE "organization_journal" (
	"agency_id" integer NOT NULL,
	"sequence" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_person_id" uuid NOT NULL,
	"effective_on" date NOT NULL,
	"reason" text NOT NULL,
	"commands" jsonb NOT NULL,
	"difference" jsonb NOT NULL,
	CONSTRAINT "a_change_has_one_place" PRIMARY KEY("agency_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "post_versions" (
	"agency_id" integer NOT NULL,
	"post_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"unit_id" uuid NOT NULL,
	"title" text NOT NULL,
	"is_head" boolean NOT NULL,
	"sort" integer NOT NULL,
	CONSTRAINT "post_versions_pkey" PRIMARY KEY("agency_id","post_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "unit_versions" (
	"agency_id" integer NOT NULL,
	"unit_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"parent_id" uuid,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"sort" integer NOT NULL,
	CONSTRAINT "unit_versions_pkey" PRIMARY KEY("agency_id","unit_id","valid_from")
);
--> statement-breakpoint
ALTER TABLE "units" DROP CONSTRAINT "a_unit_code_names_one_unit";--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "a_post_belongs_to_a_unit_of_its_agency";
--> statement-breakpoint
ALTER TABLE "units" DROP CONSTRAINT "a_unit_stands_under_a_unit_of_its_agency";
--> statement-breakpoint
DROP INDEX "posts_of_a_unit";--> statement-breakpoint
ALTER TABLE "post_holdings" ADD COLUMN "kind" text;--> statement-breakpoint
UPDATE "post_holdings" SET "kind" = 'regular';--> statement-breakpoint
ALTER TABLE "post_holdings" ALTER COLUMN "kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "organization_journal" ADD CONSTRAINT "organization_journal_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_versions" ADD CONSTRAINT "a_title_is_of_a_post_of_its_agency" FOREIGN KEY ("agency_id","post_id") REFERENCES "public"."posts"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_versions" ADD CONSTRAINT "a_post_belongs_to_a_unit_of_its_agency" FOREIGN KEY ("agency_id","unit_id") REFERENCES "public"."units"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_versions" ADD CONSTRAINT "a_name_is_of_a_unit_of_its_agency" FOREIGN KEY ("agency_id","unit_id") REFERENCES "public"."units"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_versions" ADD CONSTRAINT "a_unit_stands_under_a_unit_of_its_agency" FOREIGN KEY ("agency_id","parent_id") REFERENCES "public"."units"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "posts_of_a_unit" ON "post_versions" USING btree ("agency_id","unit_id");--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What stood as one row becomes the first version of each unit and post; a post stands as long as its unit does.
INSERT INTO "unit_versions" ("agency_id", "unit_id", "valid_from", "valid_to", "parent_id", "code", "name", "sort")
SELECT "agency_id", "id", "valid_from", "valid_to", "parent_id", "code", "name", "sort" FROM "units";--> statement-breakpoint
INSERT INTO "post_versions" ("agency_id", "post_id", "valid_from", "valid_to", "unit_id", "title", "is_head", "sort")
SELECT post."agency_id", post."id", unit."valid_from", unit."valid_to", post."unit_id", post."title", post."is_head", post."sort"
FROM "posts" post JOIN "units" unit ON unit."agency_id" = post."agency_id" AND unit."id" = post."unit_id";--> statement-breakpoint
ALTER TABLE "posts" DROP COLUMN "unit_id";--> statement-breakpoint
ALTER TABLE "posts" DROP COLUMN "title";--> statement-breakpoint
ALTER TABLE "posts" DROP COLUMN "is_head";--> statement-breakpoint
ALTER TABLE "posts" DROP COLUMN "sort";--> statement-breakpoint
ALTER TABLE "units" DROP COLUMN "parent_id";--> statement-breakpoint
ALTER TABLE "units" DROP COLUMN "code";--> statement-breakpoint
ALTER TABLE "units" DROP COLUMN "name";--> statement-breakpoint
ALTER TABLE "units" DROP COLUMN "sort";--> statement-breakpoint
ALTER TABLE "units" DROP COLUMN "valid_from";--> statement-breakpoint
ALTER TABLE "units" DROP COLUMN "valid_to";
--> statement-breakpoint
-- A range of one text is comparable in an exclusion constraint without an extension that a server may not have.
CREATE TYPE "text_range" AS RANGE (subtype = text, collation = "C");--> statement-breakpoint
ALTER TABLE "unit_versions" ADD CONSTRAINT "a_unit_has_one_name_a_day" EXCLUDE USING gist (
	int4range("agency_id", "agency_id", '[]') WITH =, text_range("unit_id"::text, "unit_id"::text, '[]') WITH =,
	daterange("valid_from", "valid_to") WITH &&);--> statement-breakpoint
ALTER TABLE "unit_versions" ADD CONSTRAINT "a_unit_code_names_one_unit" EXCLUDE USING gist (
	int4range("agency_id", "agency_id", '[]') WITH =, text_range("code", "code", '[]') WITH =,
	daterange("valid_from", "valid_to") WITH &&);--> statement-breakpoint
ALTER TABLE "post_versions" ADD CONSTRAINT "a_post_has_one_title_a_day" EXCLUDE USING gist (
	int4range("agency_id", "agency_id", '[]') WITH =, text_range("post_id"::text, "post_id"::text, '[]') WITH =,
	daterange("valid_from", "valid_to") WITH &&);--> statement-breakpoint
ALTER TABLE "post_versions" ADD CONSTRAINT "a_unit_has_one_head_post" EXCLUDE USING gist (
	int4range("agency_id", "agency_id", '[]') WITH =, text_range("unit_id"::text, "unit_id"::text, '[]') WITH =,
	daterange("valid_from", "valid_to") WITH &&) WHERE ("is_head");--> statement-breakpoint
ALTER TABLE "post_holdings" ADD CONSTRAINT "a_person_holds_a_post_once_at_a_time" EXCLUDE USING gist (
	int4range("agency_id", "agency_id", '[]') WITH =, text_range("post_id"::text, "post_id"::text, '[]') WITH =,
	text_range("person_id"::text, "person_id"::text, '[]') WITH =, daterange("from_on", "to_on") WITH &&);--> statement-breakpoint
CREATE FUNCTION "refuse_to_change_a_journal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the organisation journal is appended only'; END $$;--> statement-breakpoint
CREATE TRIGGER "the_organization_journal_is_appended_only" BEFORE UPDATE OR DELETE ON "organization_journal"
FOR EACH ROW EXECUTE FUNCTION "refuse_to_change_a_journal"();
