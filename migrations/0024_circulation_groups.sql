CREATE TABLE "circulation_groups" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"unit_id" uuid,
	"name" text NOT NULL,
	"rules" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by_person_id" uuid NOT NULL,
	CONSTRAINT "circulation_groups_pkey" PRIMARY KEY("agency_id","id"),
	CONSTRAINT "a_person_gives_a_group_name_once" UNIQUE("agency_id","person_id","name")
);
--> statement-breakpoint
ALTER TABLE "circulation_groups" ADD CONSTRAINT "a_group_is_of_a_person_of_its_agency" FOREIGN KEY ("agency_id","person_id") REFERENCES "public"."people"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "circulation_groups" ADD CONSTRAINT "a_group_is_shared_with_a_unit_of_its_agency" FOREIGN KEY ("agency_id","unit_id") REFERENCES "public"."units"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "groups_of_a_unit" ON "circulation_groups" USING btree ("agency_id","unit_id");