CREATE TABLE "delegation_rules" (
	"agency_id" integer NOT NULL,
	"version" integer NOT NULL,
	"place" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"path" text[] NOT NULL,
	"from_won" bigint,
	"below_won" bigint,
	"decided_by" text NOT NULL,
	"reviewed_by" text[],
	"cooperation" text[] NOT NULL,
	"important" boolean NOT NULL,
	"reference" text NOT NULL,
	CONSTRAINT "delegation_rules_pkey" PRIMARY KEY("agency_id","version","place"),
	CONSTRAINT "a_band_of_a_matter_is_ruled_once" UNIQUE NULLS NOT DISTINCT("agency_id","version","code","from_won")
);
--> statement-breakpoint
CREATE TABLE "delegation_versions" (
	"agency_id" integer NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"valid_from" date,
	"matter_required" boolean NOT NULL,
	"ladder" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"made_by_person_id" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"published_by_person_id" uuid,
	"published_at" timestamp (3) with time zone,
	CONSTRAINT "delegation_versions_pkey" PRIMARY KEY("agency_id","version"),
	CONSTRAINT "one_regulation_begins_on_a_day" UNIQUE("agency_id","valid_from")
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "matter" jsonb;--> statement-breakpoint
ALTER TABLE "delegation_rules" ADD CONSTRAINT "a_rule_is_of_a_regulation" FOREIGN KEY ("agency_id","version") REFERENCES "public"."delegation_versions"("agency_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_versions" ADD CONSTRAINT "delegation_versions_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_regulation_is_drafted_at_a_time" ON "delegation_versions" USING btree ("agency_id") WHERE status = 'draft';