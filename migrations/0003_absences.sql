CREATE TABLE "absences" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone NOT NULL,
	"stand_in_person_id" uuid,
	"basis" text NOT NULL,
	"made_by_person_id" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"reason" text,
	"cancelled_at" timestamp (3) with time zone,
	"cancelled_by_person_id" uuid,
	"cancel_reason" text,
	CONSTRAINT "absences_pkey" PRIMARY KEY("agency_id","id"),
	CONSTRAINT "an_absence_ends_after_it_begins" CHECK ("absences"."until_at" > "absences"."from_at"),
	CONSTRAINT "nobody_stands_in_for_themselves" CHECK ("absences"."stand_in_person_id" <> "absences"."person_id")
);
--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "an_absence_is_of_a_person_of_its_agency" FOREIGN KEY ("agency_id","person_id") REFERENCES "public"."people"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "a_stand_in_is_a_person_of_the_agency" FOREIGN KEY ("agency_id","stand_in_person_id") REFERENCES "public"."people"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absences_of_a_person" ON "absences" USING btree ("agency_id","person_id","until_at");--> statement-breakpoint
CREATE INDEX "absences_with_a_stand_in" ON "absences" USING btree ("agency_id","stand_in_person_id","until_at");